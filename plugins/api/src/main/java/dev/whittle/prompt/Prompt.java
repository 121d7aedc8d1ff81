package dev.whittle.prompt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// A chat prompt: messages in order, and the values of the variables they hold.
///
/// @param messages the messages, `{{variables}}` unfilled
/// @param values the value of each variable that has one, in the order given; values of variables no
///     message mentions are kept, so that nothing typed is lost while a message is being edited
public record Prompt(List<Message> messages, SequencedMap<String, String> values) {
    /// A prompt without a message.
    public static final Prompt EMPTY = new Prompt(List.of(), Map.of());

    public Prompt {
        messages = List.copyOf(messages);
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /// The same from any map; values stay in its order.
    public Prompt(List<Message> messages, Map<String, String> values) {
        this(messages, new LinkedHashMap<>(values));
    }

    /// A prompt without values.
    public static Prompt of(Message... messages) {
        return new Prompt(List.of(messages), Map.of());
    }

    /// The identity of the content: equal prompts have equal ids, on every machine.
    public PromptId id() {
        return PromptId.of(this);
    }

    /// The names of the variables the messages mention, in order of appearance.
    public SequencedSet<String> variables() {
        return Variables.in(messages);
    }

    /// The variables that are mentioned but have no value or an empty one.
    public List<String> unfilled() {
        return variables().stream().filter(name -> values.getOrDefault(name, "").isEmpty()).toList();
    }

    /// The messages as they are sent: every variable with a value is replaced by it, once and without
    /// looking for variables inside the value. A variable without a value stays as it is written.
    public List<Message> rendered() {
        return messages.stream().map(message -> message.withText(Variables.fill(message.text(), values))).toList();
    }

    /// The same prompt with other messages.
    public Prompt withMessages(List<Message> newMessages) {
        return new Prompt(newMessages, values);
    }

    /// The same prompt with one message's text replaced.
    ///
    /// @throws IndexOutOfBoundsException if there is no such message
    public Prompt withText(int index, String text) {
        List<Message> changed = new ArrayList<>(messages);
        changed.set(index, changed.get(index).withText(text));
        return withMessages(changed);
    }

    /// The same prompt with one value set.
    public Prompt withValue(String name, String value) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Prompt(messages, changed);
    }
}
