package dev.whittle.app.prompt;

import dev.whittle.app.Figures;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.tokens.TokensView;
import dev.whittle.app.tokens.TokensViewModel;
import dev.whittle.catalog.Model;
import dev.whittle.prompt.Role;
import dev.whittle.tokenizer.TokenCount;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
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
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Prompt screen: messages on the left, their variables on the right.
public final class PromptView extends BorderPane {
    private final PromptViewModel model;
    private final ObservableValue<Model> chosen;
    private final FilePicker picker;
    private final ImportView importView;
    private final VBox editors = new VBox(14);
    private final VariableForm variables;
    private final TokensViewModel tokens;
    private final TokensView tokensView;
    private final SplitPane body = new SplitPane();
    private List<MessageEditor> shown = List.of();

    /// @param chosen the model whose tokens are shown beside each message
    /// @param tokens what the token view below the messages shows
    public PromptView(
            PromptViewModel model, ObservableValue<Model> chosen, TokensViewModel tokens, FilePicker picker) {
        this.model = model;
        this.chosen = chosen;
        this.picker = picker;
        this.importView = new ImportView(model.imports());
        this.tokens = tokens;
        variables = new VariableForm(model.open());
        tokensView = new TokensView(tokens,
                (message, filled) -> model.findSource(message, filled,
                        caret -> shown.get(message).editor().focus(caret)));
        setId("prompt-screen");
        getStyleClass().add("screen");
        setTop(toolbar());
        body.setOrientation(Orientation.VERTICAL);
        body.getItems().setAll(messagesAndVariables());
        setCenter(body);
        tokens.shownProperty().addListener((_, _, _) -> showTokens());
        showTokens();
        model.open().messages().addListener((ListChangeListener<MessageText>) _ -> showMessages());
        model.countsProperty().addListener((_, _, _) -> showCounts());
        model.selectedProperty().addListener((_, _, now) -> {
            if (now != null) {
                tokensView.select(now.message(), now.start(), now.end());
            }
        });
        model.freshnessProperty().addListener((_, _, now) -> shown.forEach(editor -> editor.showFreshness(now)));
        chosen.addListener((_, _, _) -> showCounts());
        addEventFilter(KeyEvent.KEY_PRESSED, this::undoOrRedo);
        setOnDragOver(this::acceptFiles);
        setOnDragDropped(this::dropped);
        showMessages();
        showCounts();
    }

    /// The sheet that says what a file is, to be shown above the screen.
    public Node importSheet() {
        return importView.node();
    }

    /// Asks for a file and opens it.
    public void chooseFile() {
        picker.toOpen("Open or import a prompt", List.of()).stream().findFirst().ifPresent(model::openFile);
    }

    /// Opens a file, such as one that was dropped on another screen.
    public void open(Path file) {
        model.openFile(file);
    }

    /// Puts the caret into the first message.
    public void focusFirst() {
        shown.stream().findFirst().ifPresent(editor -> editor.editor().focus(0));
    }

    private HBox toolbar() {
        TextField name = new TextField();
        name.setId("prompt-name");
        name.setAccessibleText("Name of the prompt");
        name.getStyleClass().add("prompt-name");
        name.textProperty().bindBidirectional(model.open().nameProperty());
        name.setPrefColumnCount(18);
        HBox.setHgrow(name, Priority.SOMETIMES);
        name.setMaxWidth(360);

        IconButton undo = new IconButton("undo", "Undo (Ctrl+Z)", Feather.CORNER_UP_LEFT, model.open()::undo);
        undo.disableProperty().bind(model.open().undoableProperty().not());
        IconButton redo = new IconButton("redo", "Redo (Ctrl+Shift+Z)", Feather.CORNER_UP_RIGHT, model.open()::redo);
        redo.disableProperty().bind(model.open().redoableProperty().not());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        IconButton openFile = new IconButton("open-file", "Open a text or import a prompt of another tool (Ctrl+O)",
                Feather.FOLDER, this::chooseFile);
        IconButton paste = new IconButton("paste-message", "Add the clipboard's text as a user message",
                Feather.CLIPBOARD, this::paste);
        IconButton startNew = new IconButton("new-prompt", "Start an empty prompt; undo brings this one back",
                Feather.FILE_PLUS, model::startNew);
        HBox bar = new HBox(8, name, undo, redo, space, startNew, openFile, paste, tokenChoices());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    /// Opens the token view with the keyboard in it, or closes it.
    public void toggleTokens() {
        tokens.shownProperty().set(!tokens.shownProperty().get());
        if (tokens.shownProperty().get()) {
            tokensView.focusTokens();
        } else {
            focusFirst();
        }
    }

    private void showTokens() {
        if (!tokens.shownProperty().get()) {
            body.getItems().remove(tokensView);
        } else if (body.getItems().size() == 1) {
            body.getItems().add(tokensView);
            body.setDividerPositions(0.5);
        }
    }

    private HBox tokenChoices() {
        ToggleButton toggle = new ToggleButton("Tokens", new FontIcon(Feather.GRID));
        toggle.setId("token-view-toggle");
        toggle.setTooltip(new Tooltip("Token view: where the tokens are, and which lines are heavy (Ctrl+T)"));
        toggle.selectedProperty().bindBidirectional(tokens.shownProperty());
        toggle.getStyleClass().add("left-pill");
        toggle.setMinWidth(USE_PREF_SIZE);
        MenuButton menu = new MenuButton();
        menu.setId("token-view-menu");
        menu.setAccessibleText("Token view: what it shows");
        menu.getStyleClass().addAll("right-pill", "token-view-menu");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getItems().setAll(choice("token-menu-shown", "Token view", tokens.shownProperty()),
                choice("token-menu-marks", "Mark white space", tokens.marksProperty()),
                choice("token-menu-heat", "Heat map of lines", tokens.heatProperty()));
        return new HBox(toggle, menu);
    }

    private static CheckMenuItem choice(String id, String text, BooleanProperty property) {
        CheckMenuItem item = new CheckMenuItem(text);
        item.setId(id);
        item.selectedProperty().bindBidirectional(property);
        return item;
    }

    private SplitPane messagesAndVariables() {
        MenuButton add = new MenuButton("Add message", new FontIcon(Feather.PLUS));
        add.setId("add-message");
        add.getStyleClass().add("flat");
        for (Role role : Role.values()) {
            MenuItem item = new MenuItem(role.id().substring(0, 1).toUpperCase(Locale.ROOT) + role.id().substring(1));
            item.setId("add-" + role.id());
            item.setOnAction(_ -> focus(model.open().add(role)));
            add.getItems().add(item);
        }
        VBox column = new VBox(14, editors, add);
        column.setPadding(new Insets(4, 16, 24, 2));
        ScrollPane scroll = new ScrollPane(column);
        scroll.setId("messages-scroll");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");

        Label title = new Label("Variables");
        title.getStyleClass().add("title-4");
        VBox side = new VBox(10, title, variables);
        side.setPadding(new Insets(4, 8, 24, 14));
        ScrollPane sideScroll = new ScrollPane(side);
        sideScroll.setFitToWidth(true);
        sideScroll.getStyleClass().add("edge-to-edge");
        sideScroll.setMinWidth(160);

        SplitPane split = new SplitPane(scroll, sideScroll);
        split.setDividerPositions(0.68);
        return split;
    }

    private void showMessages() {
        shown.forEach(MessageEditor::dispose);
        List<MessageEditor> next = new ArrayList<>();
        for (MessageText message : model.open().messages()) {
            next.add(new MessageEditor(model.open(), message, next.size(), model.background(), model::failed));
        }
        for (int i = 0; i < next.size(); i++) {
            int index = i;
            next.get(i).editor().onSelected((start, end) -> {
                if (tokens.shownProperty().get()) {
                    model.select(index, start, end);
                }
            });
        }
        shown = List.copyOf(next);
        editors.getChildren().setAll(next);
        shown.forEach(editor -> editor.showFreshness(model.freshnessProperty().get()));
        showCounts();
    }

    private void focus(MessageText message) {
        shown.stream().filter(editor -> editor.message() == message).findFirst()
                .ifPresent(editor -> editor.editor().focus(0));
    }

    private void showCounts() {
        PromptCounts counts = model.countsProperty().get();
        if (counts == null) {
            return;
        }
        variables.show(counts.variables());
        for (int i = 0; i < Math.min(shown.size(), counts.messages().size()); i++) {
            Model on = chosen.getValue();
            TokenCount count = counts.messages().get(i).get(on.tokenizer());
            if (count == null) {
                shown.get(i).showTokens("not counted yet", PromptCounts.notCounted(on));
            } else {
                shown.get(i).showTokens(Figures.tokens(count) + " tokens",
                        "%s on %s".formatted(Figures.band(count), on.displayName()));
            }
        }
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null && !text.isEmpty()) {
            model.pasteAsMessage(text);
            shown.getLast().editor().focus(0);
        }
    }

    private void undoOrRedo(KeyEvent key) {
        boolean z = key.getCode() == KeyCode.Z && key.isShortcutDown();
        if (z && !key.isShiftDown()) {
            model.open().undo();
            key.consume();
        } else if (z || (key.getCode() == KeyCode.Y && key.isShortcutDown())) {
            model.open().redo();
            key.consume();
        }
    }

    private void acceptFiles(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    // On a message the file's text goes in where the caret is; anywhere else, and if it is a table, the file is opened.
    private void dropped(DragEvent drag) {
        List<Path> files = drag.getDragboard().getFiles().stream().map(File::toPath).toList();
        Optional<MessageEditor> target = shown.stream()
                .filter(editor -> editor.localToScene(editor.getBoundsInLocal()).contains(drag.getSceneX(),
                        drag.getSceneY()))
                .findFirst();
        for (Path file : files) {
            target.filter(_ -> !model.opensAnywhere(file)).ifPresentOrElse(
                    editor -> model.readText(file, text -> editor.editor().paste(text)),
                    () -> model.openFile(file));
        }
        drag.setDropCompleted(!files.isEmpty());
        drag.consume();
    }
}
