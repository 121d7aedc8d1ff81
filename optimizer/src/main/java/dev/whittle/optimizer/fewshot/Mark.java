package dev.whittle.optimizer.fewshot;

/// A place where a text names what follows: `Input:`, `## Output`, `<answer>`, `<|user|>`.
///
/// @param name lower case, without number and decoration
/// @param shown as the text has it, without decoration
/// @param number the number behind the name, or -1
/// @param start first char of the mark
/// @param value first char behind the mark
/// @param close first char of the tag that closes it, or -1
/// @param end char behind that tag, or -1
record Mark(String name, String shown, int number, Kind kind, int start, int value, int close, int end) {
    /// What makes it a mark.
    enum Kind {
        LABEL, HEADING, TAG, TURN, INLINE
    }

    boolean closed() {
        return close >= 0;
    }

    Mark named(String otherName) {
        return new Mark(otherName, shown, number, kind, start, value, close, end);
    }
}
