package dev.whittle.format;

/// One file format of prompt templates. Found through `ServiceLoader`.
///
/// What is written reads back equal: `read(write(template)).equals(template)` for every template
/// [#write] accepts.
public interface TemplateFormat {
    /// Stable kebab-case id, such as `promptfoo`.
    String id();

    /// The name people know.
    String displayName();

    /// The usual file name ending, without a dot.
    String extension();

    /// The file's content.
    ///
    /// @throws FormatException if the format cannot hold this template; the message says what cannot be
    ///     held
    String write(Template template) throws FormatException;

    /// A template out of a file's content.
    ///
    /// @throws FormatException if the content is not of this format; the message says where and why
    Template read(String content) throws FormatException;
}
