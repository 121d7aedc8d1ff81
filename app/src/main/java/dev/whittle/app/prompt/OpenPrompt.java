package dev.whittle.app.prompt;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The prompt that is open: its messages and values as they are edited, the immutable [Prompt] they make
/// right now, and the history that undoes every change, typed or made by the program.
///
/// Line ends are `\n` inside; texts are normalised at the door. Owned by the window's thread.
public final class OpenPrompt {
    // Differences only, so this is small even for long prompts; the saved revisions go back further.
    private static final int HISTORY = 2_000;

    private final StringProperty name = new SimpleStringProperty("Untitled");
    private final ObservableList<MessageText> messages = FXCollections.observableArrayList();
    // One view, kept: it listens weakly, and a new one for each caller would soon hear nothing.
    private final ObservableList<MessageText> shown = FXCollections.unmodifiableObservableList(messages);
    private final SequencedMap<String, String> values = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Prompt> prompt = new ReadOnlyObjectWrapper<>(Prompt.EMPTY);
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private final Deque<Change> done = new ArrayDeque<>();
    private final Deque<Change> undone = new ArrayDeque<>();
    private boolean strokeOpen;

    /// A prompt's text as it is kept here: `\n` at line ends.
    public static String normalised(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    public StringProperty nameProperty() {
        return name;
    }

    /// The messages in order; change them through the methods here.
    public ObservableList<MessageText> messages() {
        return shown;
    }

    /// The prompt as it stands, new after every change.
    public ReadOnlyObjectProperty<Prompt> promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    public Prompt prompt() {
        return prompt.get();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /// The person changed a message in its editor, which shows the change already.
    public void typed(MessageText message, int start, String removed, String inserted) {
        message.typed(start, start + removed.length(), inserted);
        remember(new Change.Text(message, start, removed, inserted), true);
    }

    /// A value was typed into the form.
    public void setValue(String variable, String value) {
        String before = values.getOrDefault(variable, "");
        String after = normalised(value);
        if (!before.equals(after)) {
            make(new Change.Value(variable, before, after), true);
        }
    }

    public void setRole(MessageText message, Role role) {
        if (message.role() != role) {
            make(new Change.RoleOf(message, message.role(), role), false);
        }
    }

    /// Adds a message at the end.
    public MessageText add(Role role) {
        MessageText added = new MessageText(new Message(role, ""));
        List<MessageText> after = new ArrayList<>(messages);
        after.add(added);
        make(new Change.Messages(List.copyOf(messages), after), false);
        return added;
    }

    public void remove(MessageText message) {
        List<MessageText> after = new ArrayList<>(messages);
        after.remove(message);
        make(new Change.Messages(List.copyOf(messages), after), false);
    }

    /// Moves a message up (-1) or down (+1); at the end nothing happens.
    public void move(MessageText message, int by) {
        int from = messages.indexOf(message);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < messages.size()) {
            List<MessageText> after = new ArrayList<>(messages);
            after.add(to, after.remove(from));
            make(new Change.Messages(List.copyOf(messages), after), false);
        }
    }

    /// Puts another prompt in the place of this one, as one undoable step. Where roles match, only the
    /// texts that differ are changed, so that editors keep their place.
    public void replace(Prompt next) {
        List<Change> changes = new ArrayList<>();
        if (next.messages().stream().map(Message::role).toList()
                .equals(messages.stream().map(MessageText::role).toList())) {
            for (int i = 0; i < messages.size(); i++) {
                addTextChange(messages.get(i), normalised(next.messages().get(i).text()), changes);
            }
        } else {
            List<MessageText> after = next.messages().stream()
                    .map(message -> new MessageText(message.withText(normalised(message.text()))))
                    .toList();
            changes.add(new Change.Messages(List.copyOf(messages), after));
        }
        next.values().forEach((variable, value) -> {
            String before = values.getOrDefault(variable, "");
            String after = normalised(value);
            if (!before.equals(after)) {
                changes.add(new Change.Value(variable, before, after));
            }
        });
        values.forEach((variable, value) -> {
            if (!next.values().containsKey(variable) && !value.isEmpty()) {
                changes.add(new Change.Value(variable, value, ""));
            }
        });
        if (!changes.isEmpty()) {
            make(new Change.Several(changes), false);
        }
    }

    /// Opens a prompt for which there is nothing to undo yet.
    public void open(String newName, Prompt opened) {
        replace(opened);
        name.set(newName);
        done.clear();
        undone.clear();
        publish();
    }

    public void undo() {
        Change change = done.pollLast();
        if (change != null) {
            apply(change, false);
            undone.addLast(change);
            strokeOpen = false;
            publish();
        }
    }

    public void redo() {
        Change change = undone.pollLast();
        if (change != null) {
            apply(change, true);
            done.addLast(change);
            strokeOpen = false;
            publish();
        }
    }

    private static void addTextChange(MessageText message, String after, List<Change> changes) {
        Difference difference = Difference.between(message.text(), after);
        if (!difference.isNone()) {
            changes.add(new Change.Text(message, difference.start(), difference.removed(), difference.inserted()));
        }
    }

    private void make(Change change, boolean stroke) {
        apply(change, true);
        remember(change, stroke);
    }

    private void remember(Change change, boolean stroke) {
        Change last = done.peekLast();
        var merged = stroke && strokeOpen && last != null
                ? Change.merged(last, change)
                : Optional.<Change>empty();
        if (merged.isPresent()) {
            done.pollLast();
        }
        done.addLast(merged.orElse(change));
        if (done.size() > HISTORY) {
            done.pollFirst();
        }
        undone.clear();
        strokeOpen = stroke;
        publish();
    }

    private void apply(Change change, boolean forward) {
        switch (change) {
            case Change.Text(var message, int start, var removed, var inserted) -> {
                String out = forward ? removed : inserted;
                message.replace(start, start + out.length(), forward ? inserted : removed);
            }
            case Change.RoleOf(var message, var before, var after) -> message.setRole(forward ? after : before);
            case Change.Messages(var before, var after) -> messages.setAll(forward ? after : before);
            case Change.Value(var variable, var before, var after) -> put(variable, forward ? after : before);
            case Change.Several(var changes) ->
                (forward ? changes : changes.reversed()).forEach(c -> apply(c, forward));
        }
    }

    // An empty value is none, so that undoing the first letter leaves the prompt as it was.
    private void put(String variable, String value) {
        if (value.isEmpty()) {
            values.remove(variable);
        } else {
            values.put(variable, value);
        }
    }

    private void publish() {
        prompt.set(new Prompt(messages.stream().map(MessageText::message).toList(), values));
        undoable.set(!done.isEmpty());
        redoable.set(!undone.isEmpty());
    }
}
