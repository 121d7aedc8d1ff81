package dev.whittle.app.examples;

import dev.whittle.prompt.Prompt;

/// How far finding out what examples are worth is.
public sealed interface AblationState {
    /// Nothing was asked yet.
    record Idle() implements AblationState {}

    /// What is to be sent is made, and the replies there are are looked up.
    record Preparing() implements AblationState {}

    /// Calls are under way.
    ///
    /// @param says how far, in words
    /// @param share 0 to 1
    record Running(String says, double share) implements AblationState {}

    /// Nothing more happens.
    ///
    /// @param prompt the one it was found out for
    /// @param says how it went
    record Done(Prompt prompt, AblationSheet sheet, String says) implements AblationState {}

    /// It could not be done.
    ///
    /// @param sentence what happened and what to do
    record Failed(String sentence) implements AblationState {}

    /// Whether something is under way.
    default boolean busy() {
        return switch (this) {
            case Preparing _,Running _ -> true;
            case Idle _,Done _,Failed _ -> false;
        };
    }
}
