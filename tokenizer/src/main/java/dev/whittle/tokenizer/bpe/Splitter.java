package dev.whittle.tokenizer.bpe;

/// Cuts UTF-8 text into the pieces byte-pair encoding works on: one hand-written machine for each
/// family of patterns, see [SplitRule].
sealed interface Splitter permits O200kSplitter, KimiSplitter, Cl100kSplitter, P50kSplitter, DeepSeekSplitter,
        PairSplitter {
    /// Where the piece that begins at `start` ends. `limit` is the end of the text, not of a buffer: a
    /// pattern may see that nothing follows.
    ///
    /// @param start first byte of a sequence, before `limit`
    int end(byte[] utf8, int start, int limit);

    /// Where the piece ends that lies across `start`, when the part of it before `start` holds a
    /// lower-case letter. The character at `start` must be a letter.
    default int endAfterLower(byte[] utf8, int start, int limit) {
        return end(utf8, start, limit);
    }

    /// Whether [#endAfterLower] is another place than [#end] for some texts.
    default boolean remembersLower() {
        return false;
    }

    /// Whether the piece that lies across a place inside a run of letters is the same wherever in it one begins
    /// to look.
    ///
    /// @param lower whether they are lower-case letters rather than uncased ones
    default boolean soft(byte[] utf8, int at, boolean lower) {
        return true;
    }

    /// Whether the text may be cut between two characters of these classes, whatever stands around
    /// them: the pieces of the whole are then the pieces of the left part and those of the right.
    boolean safe(int left, int right);

    /// `\s*[\r\n]+|\s+(?!\S)|\s+`, which o200k and cl100k end with.
    static int whiteSpaceWithNewlines(byte[] utf8, int start, int limit) {
        int newline = -1;
        int last = start;
        int end = start;
        while (end < limit) {
            int charClass = CharClass.at(utf8, end);
            if (!CharClass.isWhiteSpace(charClass)) {
                break;
            }
            last = end;
            end += CharClass.width(utf8[end]);
            if (charClass == CharClass.NEWLINE) {
                newline = end;
            }
        }
        return newline >= 0 ? newline : end == limit || last == start ? end : last;
    }

    /// `\p{N}{1,most}`.
    static int numbers(byte[] utf8, int start, int limit, int most) {
        int end = start + CharClass.width(utf8[start]);
        for (int i = 1; i < most && end < limit && CharClass.at(utf8, end) == CharClass.NUMBER; i++) {
            end += CharClass.width(utf8[end]);
        }
        return end;
    }

    /// `(?i:'s|'t|'re|'ve|'m|'ll|'d)?`, where U+017F is an s too: its end, or `start` if none is there.
    static int contraction(byte[] utf8, int start, int limit) {
        if (start + 1 >= limit || utf8[start] != '\'') {
            return start;
        }
        int first = utf8[start + 1] | 0x20;
        if (first == 's' || first == 't' || first == 'm' || first == 'd') {
            return start + 2;
        }
        if (start + 2 >= limit) {
            return start;
        }
        int second = utf8[start + 2] | 0x20;
        boolean two = first == 'l' ? second == 'l' : (first == 'r' || first == 'v') && second == 'e';
        boolean longS = utf8[start + 1] == (byte) 0xC5 && utf8[start + 2] == (byte) 0xBF;
        return two || longS ? start + 3 : start;
    }
}
