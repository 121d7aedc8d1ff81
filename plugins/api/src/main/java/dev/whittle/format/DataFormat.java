package dev.whittle.format;

import java.util.Set;

/// Data of another notation as JSON, so that who reads data knows one notation only. Found through
/// `ServiceLoader`.
public interface DataFormat {
    /// Stable kebab-case id, such as `yaml`.
    String id();

    /// The file name endings of this notation, lower case and without a dot.
    Set<String> extensions();

    /// The same data as JSON text. No tag is resolved and no class is ever made.
    ///
    /// @throws FormatException if the content is not of this notation, or nested or referenced beyond
    ///     what is safe; the message says where and why
    String toJson(String content) throws FormatException;
}
