package dev.whittle.prompt;

import java.util.Locale;

/// Who speaks in a chat prompt.
public enum Role {
    SYSTEM, USER, ASSISTANT;

    /// The name every provider's wire format uses: `system`, `user`, `assistant`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role with an id, whatever its case.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    public static Role of(String id) {
        for (Role role : values()) {
            if (role.id().equalsIgnoreCase(id)) {
                return role;
            }
        }
        throw new IllegalArgumentException("No role \"%s\": it is system, user or assistant.".formatted(id));
    }
}
