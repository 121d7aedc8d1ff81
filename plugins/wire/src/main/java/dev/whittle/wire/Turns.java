package dev.whittle.wire;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Role;
import java.util.List;

/// The messages of a prompt for vendors that take the system's text apart from the conversation.
///
/// @param system the texts of the system messages, in order
/// @param conversation the others, never empty: a prompt of system messages alone is asked as the
///     user's
/// @param moved whether a system message stood behind another one
public record Turns(List<String> system, List<Message> conversation, boolean moved) {
    /// What the person is told where system messages were moved.
    public static final String MOVED = "System messages behind others were sent ahead of the conversation, the only place this provider takes them.";

    public static Turns of(List<Message> messages) {
        List<Message> conversation = messages.stream().filter(message -> message.role() != Role.SYSTEM).toList();
        List<String> system = messages.stream().filter(message -> message.role() == Role.SYSTEM).map(Message::text)
                .toList();
        if (conversation.isEmpty()) {
            return new Turns(List.of(), system.stream().map(Message::user).toList(), false);
        }
        boolean moved = messages.stream().dropWhile(message -> message.role() == Role.SYSTEM)
                .anyMatch(message -> message.role() == Role.SYSTEM);
        return new Turns(system, conversation, moved);
    }
}
