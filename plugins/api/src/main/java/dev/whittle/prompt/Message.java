package dev.whittle.prompt;

/// One message of a chat prompt. The text may hold `{{variables}}`.
public record Message(Role role, String text) {
    /// A message of the system.
    public static Message system(String text) {
        return new Message(Role.SYSTEM, text);
    }

    /// A message of the user.
    public static Message user(String text) {
        return new Message(Role.USER, text);
    }

    /// A message of the assistant.
    public static Message assistant(String text) {
        return new Message(Role.ASSISTANT, text);
    }

    /// The same message with another text.
    public Message withText(String newText) {
        return new Message(role, newText);
    }
}
