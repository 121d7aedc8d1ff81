package dev.whittle.app.prompt;

import dev.whittle.prompt.Role;
import java.util.List;
import java.util.Optional;

/// One undoable change of the open prompt. Texts are kept as differences, so a long history of a long
/// prompt stays small.
sealed interface Change {
    /// Text typed, pasted, deleted or replaced in one message.
    record Text(MessageText message, int start, String removed, String inserted) implements Change {}

    /// A message's role chosen.
    record RoleOf(MessageText message, Role before, Role after) implements Change {}

    /// Messages added, removed or moved.
    record Messages(List<MessageText> before, List<MessageText> after) implements Change {}

    /// A variable's value typed.
    record Value(String name, String before, String after) implements Change {}

    /// Several changes made at once, such as applying an optimization.
    record Several(List<Change> changes) implements Change {}

    /// The two as one, if they are one stroke to a person: letters of a word typed or deleted in a row,
    /// the same value typed on.
    static Optional<Change> merged(Change first, Change second) {
        return switch (first) {
            case Value(var name, var before, var _) when second instanceof Value(var sameName, var _, var after)
                    && name.equals(sameName) && Math.abs(after.length() - before.length()) < 20 ->
                Optional.of(new Value(name, before, after));
            case Text(var message, int start, var removed, var inserted) when second instanceof Text next
                    && next.message == message ->
                mergedTyping(message, start, removed, inserted, next);
            default -> Optional.empty();
        };
    }

    private static Optional<Change> mergedTyping(
            MessageText message, int start, String removed, String inserted, Text next) {
        boolean typesOn = next.removed.isEmpty() && next.inserted.length() == 1 && !inserted.isEmpty()
                && next.start == start + inserted.length() && sameWord(inserted, next.inserted);
        if (typesOn) {
            return Optional.of(new Text(message, start, removed, inserted + next.inserted));
        }
        boolean deletesBack = inserted.isEmpty() && next.inserted.isEmpty() && next.removed.length() == 1
                && next.start + 1 == start && removed.length() < 40;
        if (deletesBack) {
            return Optional.of(new Text(message, next.start, next.removed + removed, ""));
        }
        return Optional.empty();
    }

    // A new step begins with each word and each line, as in most editors.
    private static boolean sameWord(String typed, String next) {
        boolean wordBegins = Character.isWhitespace(typed.charAt(typed.length() - 1))
                && !Character.isWhitespace(next.charAt(0));
        return !wordBegins && !next.equals("\n") && typed.length() < 40;
    }
}
