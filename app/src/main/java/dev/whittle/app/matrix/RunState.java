package dev.whittle.app.matrix;

/// Where a run stands.
public sealed interface RunState {
    /// None was started yet.
    record Idle() implements RunState {}

    /// The replies there are are looked up.
    record Preparing() implements RunState {}

    record Running() implements RunState {}

    /// Calls in flight end; no other is sent.
    record Paused() implements RunState {}

    /// Calls in flight are called off.
    record Stopping() implements RunState {}

    /// Nothing more happens.
    ///
    /// @param sentence how it went
    record Ended(String sentence) implements RunState {}

    /// It broke; what was answered stands.
    record Failed(String sentence) implements RunState {}

    /// Whether something is under way.
    default boolean busy() {
        return switch (this) {
            case Preparing _,Running _,Paused _,Stopping _ -> true;
            case Idle _,Ended _,Failed _ -> false;
        };
    }
}
