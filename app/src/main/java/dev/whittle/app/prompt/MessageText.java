package dev.whittle.app.prompt;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One message while it is edited. Only [OpenPrompt] changes it, so that every change can be undone.
public final class MessageText {
    /// Hears text changes that did not come from the person's typing.
    public interface Listener {
        void replaced(int start, int end, String inserted);
    }

    private final ReadOnlyObjectWrapper<Role> role;
    private final StringBuilder text;
    private final List<Listener> listeners = new ArrayList<>();
    private @Nullable String cached;

    MessageText(Message message) {
        role = new ReadOnlyObjectWrapper<>(message.role());
        text = new StringBuilder(message.text());
    }

    public ReadOnlyObjectProperty<Role> roleProperty() {
        return role.getReadOnlyProperty();
    }

    public Role role() {
        return role.get();
    }

    public String text() {
        if (cached == null) {
            cached = text.toString();
        }
        return cached;
    }

    public Message message() {
        return new Message(role(), text());
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    void setRole(Role newRole) {
        role.set(newRole);
    }

    void typed(int start, int end, String inserted) {
        text.replace(start, end, inserted);
        cached = null;
    }

    void replace(int start, int end, String inserted) {
        typed(start, end, inserted);
        List.copyOf(listeners).forEach(listener -> listener.replaced(start, end, inserted));
    }
}
