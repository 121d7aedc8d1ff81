package dev.whittle.format;

import java.util.List;

/// One file format of prompt templates. Found through `ServiceLoader`.
///
/// What is written reads back as far as the format has a place for it:
/// `read(write(template)).equals(held(template))` for every template [#write] accepts.
public interface TemplateFormat {
    /// Stable kebab-case id, such as `promptfoo`.
    String id();

    /// The name people know.
    String displayName();

    /// The usual file name ending, without a dot.
    String extension();

    /// What its files are for.
    default FormatKind kind() {
        return FormatKind.TEMPLATE;
    }

    /// Whether its files are only read: [#write] refuses every template then.
    default boolean readOnly() {
        return false;
    }

    /// Whether a content bears marks that files of this format alone have, whatever the file is called. It
    /// may still be refused by [#read].
    default boolean recognises(String content) {
        return false;
    }

    /// The part of a template that a file of this format holds. Messages are always held: as they are, or
    /// filled if the format is no [FormatKind#TEMPLATE].
    default Template held(Template template) {
        return template.withCases(List.of()).withKept(Kept.NONE);
    }

    /// The file's content.
    ///
    /// @throws FormatException if the format cannot hold this template; the message says what cannot be
    ///     held
    String write(Template template) throws FormatException;

    /// A template out of a file's content, the first of several.
    ///
    /// @throws FormatException if the content is not of this format; the message says where and why
    Template read(String content) throws FormatException;

    /// Every request in a [FormatKind#BATCH]; of other kinds the one template there is.
    ///
    /// @throws FormatException as [#read]
    default List<Template> readAll(String content) throws FormatException {
        return List.of(read(content));
    }
}
