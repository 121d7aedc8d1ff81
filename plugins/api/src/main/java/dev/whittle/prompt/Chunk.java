package dev.whittle.prompt;

/// A piece of context a prompt may carry.
///
/// @param id unique within its context, stable while the chunk lives
/// @param title what a person calls it, such as a heading or a file name; may be empty
/// @param text the content, never empty
/// @param source where it came from, such as `report.pdf, page 3`; may be empty
public record Chunk(String id, String title, String text, String source) {}
