package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.prompt.Role;

/// The roles of chat messages as files name them.
final class RoleName {
    private RoleName() {}

    /// @param where the message, such as `Message 2`
    /// @throws FormatException if it is a role Whittle does not hold
    static Role read(String name, String where) throws FormatException {
        return switch (name) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> throw new FormatException(
                    "%s has the role \"%s\"; Whittle holds system, user and assistant messages."
                            .formatted(where, Quoted.brief(name)));
        };
    }
}
