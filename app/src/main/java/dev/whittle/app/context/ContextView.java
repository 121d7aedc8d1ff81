package dev.whittle.app.context;

import dev.whittle.app.Figures;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.UndoKey;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.prompt.Prompt;
import java.io.File;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Context screen: a question and a budget on top, the chunks with their scores, below them the text of the selected
/// one and the curve of what budgets buy.
public final class ContextView extends BorderPane {
    private final ContextViewModel model;
    private final FilePicker picker;
    private final ChunkTable table;
    private final TextArea text = new TextArea();
    private final Label sums = new Label();
    private final ComboBox<String> variable = new ComboBox<>();
    private final StackPane body = new StackPane();
    private final SplitPane split;
    private @Nullable ContextResult shown;

    public ContextView(ContextViewModel model, OpenPrompt open, FilePicker picker) {
        this.model = model;
        this.picker = picker;
        table = new ChunkTable(model);
        setId("context-screen");
        getStyleClass().add("screen");
        getStylesheets().add(Objects.requireNonNull(ContextView.class.getResource("context.css")).toExternalForm());
        text.setId("chunk-text");
        text.setAccessibleText("Text of the selected chunk");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("message-area");
        SplitPane below = new SplitPane(text, new CurveView(model));
        below.setDividerPositions(0.5);
        split = new SplitPane(table, below);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.58);
        FlowPane options = new FlowPane(24, 6, new PackingForm(model), new ChunkingForm(model));
        setTop(new VBox(10, toolbar(), question(), new BudgetBar(model), options, result(), new MeaningBar(model)));
        getTop().getStyleClass().add("toolbar");
        setCenter(body);
        body.getStyleClass().add("context-body");
        table.getSelectionModel().selectedItemProperty()
                .addListener((_, _, row) -> text.setText(row == null ? "" : row.chunk().text()));
        model.stateProperty().addListener((_, _, now) -> show(now));
        open.promptProperty().addListener((_, _, prompt) -> showVariables(prompt));
        showVariables(open.prompt());
        UndoKey.on(this, model::undo);
        setOnDragOver(this::accept);
        setOnDragDropped(this::dropped);
        show(model.stateProperty().get());
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
        files.setTooltip(new Tooltip("Read text, Markdown, web pages, tables, Word, Excel, PDF, source code"));
        files.setOnAction(_ -> model.addFiles(picker.toOpen("Add context", List.of())));
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

    private HBox result() {
        sums.setId("context-sums");
        sums.getStyleClass().add("text-muted");
        sums.setWrapText(true);
        sums.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sums, Priority.ALWAYS);
        variable.setId("context-variable");
        variable.setAccessibleText("Variable that takes the context");
        variable.setPromptText("variable");
        variable.setMinWidth(110);
        Button use = new Button("Use in prompt", new FontIcon(Feather.CORNER_UP_RIGHT));
        use.setId("use-context");
        use.getStyleClass().add("accent");
        use.setMinWidth(USE_PREF_SIZE);
        use.setTooltip(new Tooltip("Put the kept chunks into this variable; undo in Prompt takes them back"));
        use.disableProperty().bind(variable.valueProperty().isNull().or(Bindings.createBooleanBinding(
                () -> ContextState.result(model.stateProperty().get()) == null, model.stateProperty())));
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

    private void show(ContextState state) {
        switch (state) {
            case ContextState.Empty() -> {
                sums.setText("Add documents a prompt may need; they are ranked against the question and packed to the"
                        + " budget.");
                instead(new Label(
                        "Drop files or a folder here: text, Markdown, web pages, CSV, JSON, Excel, Word, PDF or"
                                + " source code. Or paste text.",
                        new FontIcon(Feather.LAYERS)));
            }
            case ContextState.Ranking() -> {
                sums.setText("Ranking %s chunks.".formatted(Figures.number(model.chunksProperty().get().size())));
                // chunks that are shown stay till they are ranked anew, and with them the focus and what is selected
                if (!body.getChildren().contains(split)) {
                    instead(new ProgressIndicator());
                }
            }
            case ContextState.Failed(var problem) -> {
                sums.setText(problem.title());
                instead(new Label(problem.title(), new FontIcon(Feather.ALERT_TRIANGLE)));
            }
            case ContextState.Ready(ContextResult result, _) -> showResult(result);
        }
    }

    private void instead(Control sign) {
        sign.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        if (sign instanceof Label label) {
            label.setWrapText(true);
            label.setMaxWidth(560);
            label.getStyleClass().addAll("text-muted", "empty-state");
        }
        body.getChildren().setAll(sign);
        table.getItems().clear();
    }

    private void showResult(ContextResult now) {
        if (!body.getChildren().contains(split)) {
            body.getChildren().setAll(split);
        } else if (now.equals(shown)) {
            return; // only how far meaning is has changed
        }
        shown = now;
        String copies = now.folded() == 0
                ? ""
                : "; %s folded as %s".formatted(Figures.number(now.folded()), now.folded() == 1 ? "a copy" : "copies");
        sums.setText("%s of %s chunks kept%s: %s of %s tokens, %s a question%s".formatted(Figures.number(now.kept()),
                Figures.number(now.rows().size()), copies, Figures.tokens(now.tokens()), Figures.number(now.all()),
                Figures.usd(now.cost()), model.questionProperty().get().isBlank()
                        ? ". Write a question to rank them."
                        : now.asked() ? "." : ". No word of the question occurs in them."));
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
}
