package dev.whittle.document;

import java.util.List;

/// A file as text.
///
/// @param name the file's name without its folder
/// @param sections the text in reading order: pages of a PDF, chapters of Markdown, or the whole text
public record Document(String name, List<Section> sections) {
    public Document {
        sections = List.copyOf(sections);
    }

    /// @param title the heading, or `page 3`, or empty
    /// @param text the text, line ends as `\n`, never blank
    public record Section(String title, String text) {}

    /// The whole text, sections parted by a blank line.
    public String text() {
        return String.join("\n\n", sections.stream().map(Section::text).toList());
    }
}
