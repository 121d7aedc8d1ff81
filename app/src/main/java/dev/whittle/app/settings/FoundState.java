package dev.whittle.app.settings;

import dev.whittle.app.settings.LocalServers.Found;
import java.util.List;

/// Where the search for servers on this machine stands.
sealed interface FoundState {
    record Unasked() implements FoundState {}

    record Looking() implements FoundState {}

    /// @param found those that answer; empty if none does
    record Done(List<Found> found) implements FoundState {}
}
