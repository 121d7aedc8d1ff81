package dev.whittle.app.context;

import atlantafx.base.theme.Styles;
import dev.whittle.app.workspace.ContextOptions;
import dev.whittle.optimizer.context.Chunking;
import dev.whittle.optimizer.context.Chunking.Cut;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// How files that are added are cut; chunks that are there stay as they are.
final class ChunkingForm extends HBox {
    private final ContextViewModel model;
    private final TextField tokens = field("chunk-tokens", "Most tokens of a chunk");
    private final TextField overlap = field("chunk-overlap", "Tokens of a chunk's end that the next one repeats");

    ChunkingForm(ContextViewModel model) {
        super(6);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        var cut = PackingForm.choice(model, "chunk-cut", "Where files that are added are cut", Cut.values(),
                ChunkingForm::name, options -> options.chunking().cut(), chosen -> set(new Chunking(chosen,
                        now().tokens(), now().overlap())));
        getChildren().setAll(words("Cut new files"), cut, words("at most"), tokens, words("tokens, repeat"), overlap);
        tokens.textProperty().addListener((_, _, _) -> typed());
        overlap.textProperty().addListener((_, _, _) -> typed());
        model.optionsProperty().addListener((_, _, _) -> show());
        show();
    }

    private Chunking now() {
        return model.optionsProperty().get().chunking();
    }

    private void set(Chunking chunking) {
        ContextOptions old = model.optionsProperty().get();
        model.optionsProperty().set(
                new ContextOptions(old.meaning(), old.variety(), old.granularity(), old.order(), chunking));
    }

    private void show() {
        if (!tokens.isFocused()) {
            tokens.setText(Integer.toString(now().tokens()));
        }
        if (!overlap.isFocused()) {
            overlap.setText(Integer.toString(now().overlap()));
        }
    }

    // What cannot be is marked and said, and the last that can holds.
    private void typed() {
        if (!tokens.isFocused() && !overlap.isFocused()) {
            return;
        }
        String wrong = "";
        try {
            set(new Chunking(now().cut(), number(tokens.getText()), number(overlap.getText())));
        } catch (IllegalArgumentException e) {
            wrong = String.valueOf(e.getMessage());
        }
        for (TextField field : new TextField[]{tokens, overlap}) {
            field.pseudoClassStateChanged(Styles.STATE_DANGER, !wrong.isEmpty());
            field.setTooltip(wrong.isEmpty() ? null : new Tooltip(wrong));
        }
    }

    private static int number(String typed) {
        if (!typed.strip().matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("\"%s\" is not a whole number.".formatted(typed.strip()));
        }
        return Integer.parseInt(typed.strip());
    }

    private static String name(Cut cut) {
        return switch (cut) {
            case HEADING -> "by heading";
            case PARAGRAPH -> "by paragraph";
            case SENTENCE -> "by sentence";
            case TOKENS -> "by tokens";
        };
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("text-muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static TextField field(String id, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setPrefColumnCount(4);
        field.setMinWidth(USE_PREF_SIZE);
        field.getStyleClass().addAll("small", "figures");
        return field;
    }
}
