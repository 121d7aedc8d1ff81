package dev.whittle.app.context;

import dev.whittle.app.Figures;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.optimizer.context.Order;
import dev.whittle.prompt.Prompt;
import java.io.File;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Context screen: a question and a budget on top, the chunks with their scores, the text of the
/// selected one below.
public final class ContextView extends BorderPane {
    private static final int LEAST_SLIDER = 8_000;

    private final ContextViewModel model;
    private final FilePicker picker;
    private final List<String> extensions;
    private final ChunkTable table;
    private final TextArea text = new TextArea();
    private final Label sums = new Label();
    private final ComboBox<String> variable = new ComboBox<>();
    private final StackPane body = new StackPane();
    private final SplitPane split;
    private final Slider slider = new Slider(0, LEAST_SLIDER, 2_000);

    /// @param extensions the file name endings that can be read
    public ContextView(ContextViewModel model, OpenPrompt open, List<String> extensions, FilePicker picker) {
        this.model = model;
        this.picker = picker;
        this.extensions = List.copyOf(extensions);
        table = new ChunkTable(model);
        setId("context-screen");
        getStyleClass().add("screen");
        text.setId("chunk-text");
        text.setAccessibleText("Text of the selected chunk");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("message-area");
        split = new SplitPane(table, text);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.68);
        setTop(new VBox(10, toolbar(), question(), budget(), result()));
        getTop().getStyleClass().add("toolbar");
        setCenter(body);
        table.getSelectionModel().selectedItemProperty()
                .addListener((_, _, row) -> text.setText(row == null ? "" : row.chunk().text()));
        model.resultProperty().addListener((_, _, now) -> show(now));
        open.promptProperty().addListener((_, _, prompt) -> showVariables(prompt));
        showVariables(open.prompt());
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.Z && key.isShortcutDown() && !(key.getTarget() instanceof TextField)) {
                model.undo();
                key.consume();
            }
        });
        setOnDragOver(this::accept);
        setOnDragDropped(this::dropped);
        show(model.resultProperty().get());
    }

    private HBox toolbar() {
        Label title = new Label("Context");
        title.getStyleClass().add("title-4");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ProgressIndicator progress = new ProgressIndicator();
        progress.setMaxSize(18, 18);
        progress.visibleProperty().bind(model.readingProperty().greaterThan(0));
        Button files = new Button("Add files…", new FontIcon(Feather.FILE_PLUS));
        files.setId("add-files");
        files.setTooltip(new Tooltip("Read " + String.join(", ", extensions)));
        files.setOnAction(_ -> model.addFiles(picker.toOpen("Add context", extensions)));
        Button paste = new Button("Paste", new FontIcon(Feather.CLIPBOARD));
        paste.setId("paste-chunk");
        paste.setTooltip(new Tooltip("Add the clipboard's text"));
        paste.setOnAction(_ -> {
            String pasted = Clipboard.getSystemClipboard().getString();
            if (pasted != null) {
                model.addText(pasted);
            }
        });
        Button remove = new Button("Remove", new FontIcon(Feather.TRASH_2));
        remove.setId("remove-chunks");
        remove.setTooltip(new Tooltip("Remove the selected chunks (Delete)"));
        remove.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        remove.setOnAction(_ -> table.removeSelected());
        IconButton undo = new IconButton("undo-chunks", "Undo (Ctrl+Z)", Feather.CORNER_UP_LEFT, model::undo);
        undo.disableProperty().bind(model.undoableProperty().not());
        HBox bar = new HBox(8, title, undo, progress, space, remove, files, paste);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private HBox question() {
        TextField question = new TextField();
        question.setId("question");
        question.setPromptText("The question the context is for");
        question.setAccessibleText("Question");
        question.textProperty().bindBidirectional(model.questionProperty());
        HBox.setHgrow(question, Priority.ALWAYS);
        Label label = new Label("Question");
        label.setLabelFor(question);
        label.setMinWidth(70);
        HBox bar = new HBox(8, label, question);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private HBox budget() {
        slider.setId("budget-slider");
        slider.setAccessibleText("Token budget");
        slider.setBlockIncrement(50);
        slider.valueProperty().addListener((_, _, value) -> {
            if (slider.isFocused() || slider.isValueChanging()) {
                model.budgetProperty().set(value.intValue());
            }
        });
        TextField field = new TextField();
        field.setId("budget");
        field.setAccessibleText("Token budget");
        field.setPrefColumnCount(6);
        field.getStyleClass().addAll("small", "figures");
        field.textProperty().addListener((_, _, typed) -> {
            String digits = typed.strip().replace(",", "");
            if (digits.matches("[0-9]{1,8}")) {
                model.budgetProperty().set(Integer.parseInt(digits));
            }
        });
        model.budgetProperty().addListener((_, _, value) -> showBudget(field, value.intValue()));
        showBudget(field, model.budgetProperty().get());
        HBox.setHgrow(slider, Priority.ALWAYS);
        ComboBox<Order> order = new ComboBox<>();
        order.setId("context-order");
        order.setAccessibleText("Order of the kept chunks");
        order.getItems().setAll(Order.values());
        order.setConverter(new OrderNames());
        order.valueProperty().bindBidirectional(model.orderProperty());
        Label label = new Label("Budget");
        label.setLabelFor(field);
        label.setMinWidth(70);
        HBox bar = new HBox(8, label, slider, field, new Label("tokens"), order);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void showBudget(TextField field, int value) {
        slider.setMax(Math.max(slider.getMax(), value));
        if (Math.abs(slider.getValue() - value) >= 1) {
            slider.setValue(value);
        }
        if (!field.getText().strip().replace(",", "").equals(Integer.toString(value))) {
            field.setText(Integer.toString(value));
        }
    }

    private HBox result() {
        sums.setId("context-sums");
        sums.getStyleClass().add("text-muted");
        sums.setWrapText(true);
        sums.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sums, Priority.ALWAYS);
        variable.setId("context-variable");
        variable.setAccessibleText("Variable that takes the context");
        variable.setPromptText("variable");
        Button use = new Button("Use in prompt", new FontIcon(Feather.CORNER_UP_RIGHT));
        use.setId("use-context");
        use.getStyleClass().add("accent");
        use.setMinWidth(USE_PREF_SIZE);
        use.setTooltip(new Tooltip("Put the kept chunks into this variable; undo in Prompt takes them back"));
        use.disableProperty().bind(variable.valueProperty().isNull().or(model.resultProperty().isNull()));
        use.setOnAction(_ -> model.use(variable.getValue()));
        HBox bar = new HBox(8, sums, variable, use);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void showVariables(Prompt prompt) {
        List<String> names = List.copyOf(prompt.variables());
        if (!names.equals(variable.getItems())) {
            String before = variable.getValue() == null ? "context" : variable.getValue();
            variable.getItems().setAll(names);
            variable.setValue(names.contains(before) ? before : null);
        }
    }

    private void show(@Nullable ContextResult now) {
        if (now == null) {
            sums.setText(
                    "Add documents a prompt may need; they are ranked against the question and packed to the budget.");
            Label empty = new Label("Drop " + String.join(", ", extensions) + " files here, or paste text.",
                    new FontIcon(Feather.LAYERS));
            empty.getStyleClass().addAll("text-muted", "empty-state");
            body.getChildren().setAll(empty);
            table.getItems().clear();
            return;
        }
        if (!body.getChildren().contains(split)) {
            body.getChildren().setAll(split);
        }
        long kept = now.rows().stream().filter(ContextRow::kept).count();
        sums.setText("%d of %d chunks kept: %s of %s tokens%s".formatted(kept, now.rows().size(),
                Figures.tokens(now.tokens()),
                Figures.number(now.all().tokens()),
                model.questionProperty().get().isBlank() ? ". Write a question to rank them." : "."));
        slider.setMax(
                (double) Math.max(LEAST_SLIDER, Math.max(now.all().tokens() + 100, model.budgetProperty().get())));
        table.show(now.rows());
    }

    private void accept(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    private void dropped(DragEvent drag) {
        model.addFiles(drag.getDragboard().getFiles().stream().map(File::toPath).toList());
        drag.setDropCompleted(true);
        drag.consume();
    }

    private static final class OrderNames extends StringConverter<Order> {
        @Override
        public String toString(Order order) {
            return switch (order) {
                case BEST_FIRST -> "Best first";
                case BEST_FIRST_AND_LAST -> "Best at both ends";
                case ORIGINAL -> "Original order";
            };
        }

        @Override
        public Order fromString(String name) {
            return Order.valueOf(name.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }
}
