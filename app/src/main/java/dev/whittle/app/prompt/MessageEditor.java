package dev.whittle.app.prompt;

import dev.whittle.app.control.Hint;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.work.Background;
import dev.whittle.prompt.Role;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// One message: its role, its tokens, its text.
final class MessageEditor extends VBox {
    private final OpenPrompt open;
    private final MessageText message;
    private final int index;
    private final Label tokens = new Label();
    private final StaleMark stale;
    private final MessageText.Listener changed;
    private final TextEditor editor;

    MessageEditor(OpenPrompt open, MessageText message, int index, Background background,
            Consumer<? super Throwable> failed) {
        this.open = open;
        this.message = message;
        this.index = index;
        getStyleClass().add("message");
        stale = new StaleMark("message-" + index + "-freshness", tokens);
        editor = new TextEditor("message-" + index + "-text",
                "Text of message " + (index + 1) + ", " + message.role().id(), message::text,
                (start, removed, inserted) -> open.typed(message, start, removed, inserted), background, failed);
        changed = editor::replace;
        message.addListener(changed);
        EditorNotice notice = new EditorNotice("message-" + index, editor, background);
        getChildren().setAll(header(), new StackPane(editor.node(), notice));
    }

    /// Stops following the message, when its editor is thrown away.
    void dispose() {
        message.removeListener(changed);
        editor.dispose();
    }

    MessageText message() {
        return message;
    }

    TextEditor editor() {
        return editor;
    }

    void showTokens(String text, String explanation) {
        tokens.setText(text);
        Hint.show(tokens, explanation);
    }

    void showFreshness(Freshness freshness) {
        stale.show(freshness);
    }

    private HBox header() {
        ComboBox<Role> role = new ComboBox<>();
        role.setId("message-" + index + "-role");
        role.setAccessibleText("Role of message " + (index + 1));
        role.getItems().setAll(Role.values());
        role.setConverter(new RoleNames());
        role.setValue(message.role());
        role.valueProperty().addListener((_, _, chosen) -> open.setRole(message, chosen));
        message.roleProperty().addListener((_, _, now) -> role.setValue(now));
        role.getStyleClass().addAll("role", "small");
        role.setMinWidth(76);

        tokens.setId("message-" + index + "-tokens");
        tokens.getStyleClass().addAll("text-muted", "figures");
        tokens.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(8, role, space, stale, tokens,
                button("up", "Move up", Feather.ARROW_UP, () -> open.move(message, -1)),
                button("down", "Move down", Feather.ARROW_DOWN, () -> open.move(message, 1)),
                button("remove", "Remove message (Ctrl+Z brings it back)", Feather.TRASH_2,
                        () -> open.remove(message)));
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private IconButton button(String id, String name, Ikon icon, Runnable action) {
        IconButton button = new IconButton("message-" + index + "-" + id, name, icon, action).small();
        button.setAccessibleText(name + ", message " + (index + 1));
        return button;
    }

    private static final class RoleNames extends StringConverter<Role> {
        @Override
        public String toString(Role role) {
            return switch (role) {
                case SYSTEM -> "System";
                case USER -> "User";
                case ASSISTANT -> "Assistant";
            };
        }

        @Override
        public Role fromString(String name) {
            return Role.of(name);
        }
    }
}
