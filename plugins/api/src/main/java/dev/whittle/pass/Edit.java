package dev.whittle.pass;

/// A proposal to replace one span of one message.
///
/// @param pass id of the pass that proposes it, such as `wording`
/// @param rule id of the rule within the pass, such as `wording.please-note-that`; edits of one rule are
///     of one kind
/// @param message index of the message in the prompt
/// @param start first char of the span in the original text
/// @param end char behind the span
/// @param replacement what stands there instead; empty to delete
/// @param reason one sentence for the person
public record Edit(
        String pass, String rule, int message, int start, int end, String replacement, String reason, Risk risk) {
    /// @throws IllegalArgumentException if the span is not `0 <= start <= end`, or nothing would change
    public Edit {
        if (message < 0 || start < 0 || end < start || (start == end && replacement.isEmpty())) {
            throw new IllegalArgumentException("Not an edit: message %d, %d..%d".formatted(message, start, end));
        }
    }

    /// Whether two edits touch the same text, or insert at the same place.
    public boolean overlaps(Edit other) {
        return message == other.message
                && ((start < other.end && other.start < end) || start == other.start);
    }
}
