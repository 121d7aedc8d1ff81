package dev.whittle.tokenizer.bpe;

/// What one thread needs to tokenize: the encoder's arrays, the counts of pieces seen lately and a
/// buffer. [Engine] lends them out.
final class Counter {
    private static final int BLOCK = 1 << 14; // chars; with its bytes well within a core's own cache
    private static final int KEPT = 1 << 18; // arrays beyond this were for a giant and are not kept

    private final Splitter splitter;
    private final Cuts cuts;
    private final PieceEncoder encoder;
    private final PieceCache cache = new PieceCache();
    private byte[] buffer = new byte[Utf8.room(BLOCK + 256)];

    Counter(Splitter splitter, Cuts cuts, Vocabulary vocabulary) {
        this.splitter = splitter;
        this.cuts = cuts;
        encoder = new PieceEncoder(vocabulary);
    }

    /// What is done with the tokens of a piece.
    @FunctionalInterface
    interface Sink {
        /// @param tokens holds the piece's tokens up to `count`; it is used again
        /// @return whether to go on
        boolean piece(int[] tokens, int count);
    }

    long count(String text) {
        long count = 0;
        for (int from = 0; from < text.length();) {
            int to = blockEnd(text, from);
            int length = fill(text, from, to); // before the buffer is looked at: it may need a larger one
            count += count(buffer, 0, length, false);
            from = to;
        }
        return count;
    }

    /// The tokens of the bytes from `start` to before `limit`.
    ///
    /// @param afterLower whether they begin inside a piece that already has a lower-case letter
    long count(byte[] utf8, int start, int limit, boolean afterLower) {
        long count = 0;
        int from = start;
        if (afterLower) {
            from = splitter.endAfterLower(utf8, start, limit);
            count = encoder.encode(utf8, start, from);
        }
        while (from < limit) {
            int to = splitter.end(utf8, from, limit);
            int known = to - from <= PieceCache.LONGEST ? cache.find(utf8, from, to - from) : 0;
            if (known == 0) {
                known = encoder.encode(utf8, from, to);
                if (to - from <= PieceCache.LONGEST) {
                    cache.put(known);
                }
            }
            count += known;
            from = to;
        }
        return count;
    }

    void encode(String text, Sink sink) {
        for (int from = 0; from < text.length();) {
            int to = blockEnd(text, from);
            if (!encode(fill(text, from, to), sink)) {
                return;
            }
            from = to;
        }
    }

    private boolean encode(int length, Sink sink) {
        for (int from = 0; from < length;) {
            int to = splitter.end(buffer, from, length);
            int count = encoder.encode(buffer, from, to); // before tokens(): it may need a larger array
            if (!sink.piece(encoder.tokens(), count)) {
                return false;
            }
            from = to;
        }
        return true;
    }

    private int blockEnd(String text, int from) {
        return text.length() - from <= BLOCK ? text.length() : cuts.next(text, from + BLOCK);
    }

    private int fill(String text, int from, int to) {
        if (buffer.length < Utf8.room(to - from)) {
            buffer = new byte[Utf8.room(to - from)];
        }
        return Utf8.encode(text, from, to, buffer);
    }

    boolean isHuge() {
        return buffer.length > KEPT || encoder.capacity() > KEPT;
    }

    void forget() {
        cache.clear();
    }
}
