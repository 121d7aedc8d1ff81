package dev.whittle.app.compare;

import dev.whittle.prompt.Prompt;

/// A prompt a column can run.
///
/// @param id says which one it is while its content changes: [#CURRENT], [#OPTIMIZED], or an id of a version
/// @param title as the chooser shows it
/// @param name what an experiment records, such as `Ticket triage, version 3`
/// @param prompt its content at this moment
public record PromptChoice(String id, String title, String name, Prompt prompt) {
    /// The prompt as it stands.
    public static final String CURRENT = "current";
    /// The prompt with the edits accepted on the Optimize screen.
    public static final String OPTIMIZED = "optimized";
}
