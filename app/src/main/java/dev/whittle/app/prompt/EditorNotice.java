package dev.whittle.app.prompt;

import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Says over an editor that a long text is on its way, if it takes long enough to be noticed.
final class EditorNotice extends HBox {
    private static final Duration UNNOTICED = Duration.ofMillis(250);

    private final Label words = new Label();
    private final ProgressIndicator progress = new ProgressIndicator(0);
    private final Button cancel = new Button("Cancel");
    private final TextEditor editor;
    private final Background background;
    private Cancellable appearing = Cancellable.NONE;

    /// @param id of the message
    EditorNotice(String id, TextEditor editor, Background background) {
        super(8);
        this.editor = editor;
        this.background = background;
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        getStyleClass().add("editor-notice");
        words.setId(id + "-notice");
        progress.setMinSize(14, 14);
        progress.setMaxSize(14, 14);
        progress.setAccessibleText("Working");
        cancel.setId(id + "-cancel-paste");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(_ -> editor.cancelPaste());
        getChildren().setAll(progress, words, cancel);
        editor.stateProperty().addListener((_, _, now) -> appear(now));
        appear(editor.stateProperty().get());
    }

    private void appear(EditorState now) {
        appearing.cancel();
        show(new EditorState.Ready());
        if (!(now instanceof EditorState.Ready)) {
            appearing = background.later(UNNOTICED, () -> show(editor.stateProperty().get()));
        }
    }

    private void show(EditorState now) {
        boolean shown = !(now instanceof EditorState.Ready);
        setVisible(shown);
        // An indicator that nobody sees would still be animated.
        progress.setProgress(shown ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
        cancel.setVisible(now instanceof EditorState.Pasting);
        cancel.setManaged(cancel.isVisible());
        words.setText(switch (now) {
            case EditorState.Ready _ -> "";
            case EditorState.Pasting(var size) -> "Pasting %s; you can type on".formatted(size);
            case EditorState.Showing(var size) -> "Preparing %s".formatted(size);
        });
    }
}
