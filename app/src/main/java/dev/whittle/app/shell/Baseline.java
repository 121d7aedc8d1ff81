package dev.whittle.app.shell;

import dev.whittle.app.prompt.PromptCounts;
import java.time.Instant;

/// The version saved last, counted: what the ladder compares with.
public record Baseline(int version, Instant savedAt, PromptCounts counts) {}
