package dev.whittle.app.workspace;

/// One thing the person can set: a small record, saved as a JSON object under its key.
///
/// @param key kebab-case; it never changes
/// @param type a record whose components Jackson can write and read; money as `BigDecimal`
/// @param initial what holds until the person sets something else
public record Setting<T>(String key, Class<T> type, T initial) {}
