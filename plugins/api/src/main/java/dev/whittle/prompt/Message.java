package dev.whittle.prompt;

/// One message of a chat prompt. The text may hold `{{variables}}`.
public record Message(Role role, String text) {
    public static Message system(String text) {
        return new Message(Role.SYSTEM, text);
    }

    public static Message user(String text) {
        return new Message(Role.USER, text);
    }

    public static Message assistant(String text) {
        return new Message(Role.ASSISTANT, text);
    }

    /// The same message with another text.
    public Message withText(String newText) {
        return new Message(role, newText);
    }
}
