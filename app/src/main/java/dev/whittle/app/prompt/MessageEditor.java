package dev.whittle.app.prompt;

import dev.whittle.app.control.IconButton;
import dev.whittle.prompt.Role;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
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
    private final StackPane body = new StackPane();
    private final Label tokens = new Label();
    private final StaleMark stale;
    private final MessageText.Listener changed;
    private EditorPane pane;

    MessageEditor(OpenPrompt open, MessageText message, int index) {
        this.open = open;
        this.message = message;
        this.index = index;
        getStyleClass().add("message");
        stale = new StaleMark("message-" + index + "-freshness", tokens);
        pane = editor(message.text());
        body.getChildren().setAll(pane.node());
        changed = (start, end, inserted) -> {
            pane.replace(start, end, inserted);
            chooseEditor(start + inserted.length(), inserted.length() > 1);
        };
        message.addListener(changed);
        getChildren().setAll(header(), body);
    }

    /// Stops following the message, when its editor is thrown away.
    void dispose() {
        message.removeListener(changed);
    }

    MessageText message() {
        return message;
    }

    EditorPane pane() {
        return pane;
    }

    void showTokens(String text, String explanation) {
        tokens.setText(text);
        Tooltip.install(tokens, new Tooltip(explanation));
    }

    void showFreshness(Freshness freshness) {
        stale.show(freshness);
    }

    private EditorPane editor(String text) {
        String id = "message-" + index + "-text";
        String name = "Text of message " + (index + 1) + ", " + message.role().id();
        return PlainEditor.suits(text)
                ? new PlainEditor(id, name, text, this::typed)
                : new HighlightingEditor(id, name, text, this::typed);
    }

    private void typed(int start, String removed, String inserted) {
        open.typed(message, start, removed, inserted);
        chooseEditor(start + inserted.length(), inserted.length() > 1);
    }

    // Another control takes over when a line gets too long; back again only with a larger change, so that
    // typing at the border does not flicker.
    private void chooseEditor(int at, boolean large) {
        String text = message.text();
        boolean plain = pane instanceof PlainEditor;
        boolean wanted = plain
                ? !large || PlainEditor.suits(text)
                : large ? PlainEditor.suits(text) : PlainEditor.suitsLineAt(text, at);
        if (wanted != plain) {
            boolean hadFocus = body.isFocusWithin();
            int caret = pane.caret();
            pane = editor(text);
            body.getChildren().setAll(pane.node());
            if (hadFocus) {
                pane.focus(caret);
            }
        }
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
