package dev.whittle.document;

import java.util.List;

/// A file as text.
///
/// @param name the file's name without its folder
/// @param sections the text in reading order: pages of a PDF, chapters of Markdown, or the whole text
/// @param layout how the text of the sections is laid out
/// @param note one sentence for the person about how the file was read, such as the encoding that was
///     assumed, or empty
public record Document(String name, List<Section> sections, Layout layout, String note) {
    public Document {
        sections = List.copyOf(sections);
    }

    /// A document in Markdown of which there is nothing to say.
    public Document(String name, List<Section> sections) {
        this(name, sections, Layout.MARKDOWN, "");
    }

    /// What the lines of a text mean.
    public enum Layout {
        /// Headings, tables and fenced code as in Markdown.
        MARKDOWN,
        /// Text as someone typed it: maybe Markdown, maybe not, so a line that begins with `#` need not be a
        /// heading.
        PLAIN,
        /// Source code, configuration, markup or a log: line breaks, blank lines and indentation mean
        /// something, and there are no headings.
        CODE
    }

    /// @param title the heading, or `page 3`, or empty
    /// @param text the text, line ends as `\n`, never blank
    public record Section(String title, String text) {}

    /// The whole text, sections parted by a blank line.
    public String text() {
        return String.join("\n\n", sections.stream().map(Section::text).toList());
    }
}
