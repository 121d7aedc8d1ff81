package dev.whittle.app.compare;

import java.util.function.Consumer;

/// Where what comes out of the Compare screen goes.
///
/// @param failed is told what could not be kept
public record Keepers(ExperimentSaver experiments, OpinionShelf opinions, Continuation continuation,
        Consumer<? super Throwable> failed) {}
