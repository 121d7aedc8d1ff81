package dev.whittle.app.settings;

/// Whether there is a key for a server, and where from. Never the key.
public sealed interface KeyState {
    /// The server wants none, as far as is known.
    record NotNeeded() implements KeyState {}

    /// The environment variable holds one.
    record FromEnvironment(String variable) implements KeyState {}

    /// The environment variable holds none.
    record Unset(String variable) implements KeyState {}

    /// It was typed in and is forgotten when Whittle is closed.
    record ThisSession() implements KeyState {}

    /// The server is known to want a key, and none was given.
    record Missing() implements KeyState {}

    /// Whether a request can be sent.
    default boolean usable() {
        return switch (this) {
            case NotNeeded _,FromEnvironment _,ThisSession _ -> true;
            case Unset _,Missing _ -> false;
        };
    }

    /// In a few words.
    default String caption() {
        return switch (this) {
            case NotNeeded _ -> "no key";
            case FromEnvironment(String variable) -> variable + " is set";
            case Unset(String variable) -> variable + " is not set";
            case ThisSession _ -> "key for this session";
            case Missing _ -> "key missing";
        };
    }
}
