package dev.whittle.tokenizer.bpe;

/// What one thread needs to tokenize: the encoder's arrays, the counts of pieces seen lately and a
/// buffer. [Engine] lends them out.
final class Counter {
    private static final int BLOCK = 1 << 14; // chars; with its bytes well within a core's own cache
    private static final int KEPT = 1 << 18; // arrays beyond this were for a giant and are not kept

    private final Engine engine;
    private final Splitter splitter;
    private final Cuts cuts;
    private final PieceEncoder encoder;
    private final PieceCache cache = new PieceCache();
    private final int[] one = new int[1];
    private byte[] buffer = new byte[Utf8.room(BLOCK + 256)];
    private byte[] normalized = new byte[0];

    Counter(Engine engine, Cuts cuts, PieceEncoder encoder) {
        this.engine = engine;
        this.cuts = cuts;
        this.encoder = encoder;
        splitter = engine.splitter();
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
        if (engine.isPlain()) {
            return pieces(utf8, start, limit, afterLower);
        }
        long count = 0;
        for (int from = start; from < limit;) {
            int symbol = engine.symbols().next(utf8, from, limit);
            if (symbol > from) {
                count += section(utf8, from, symbol, afterLower && from == start);
            }
            from = symbol;
            if (symbol < limit) {
                count++;
                from += engine.symbols().length(engine.symbols().at(utf8, symbol, limit));
            }
        }
        return count;
    }

    private long section(byte[] utf8, int from, int to, boolean afterLower) {
        if (!engine.normalization().mayChange(utf8, from, to)) {
            return pieces(utf8, from, to, afterLower);
        }
        int length = normalize(utf8, from, to); // before the array is looked at: it may need a larger one
        return pieces(normalized, 0, length, afterLower);
    }

    private int normalize(byte[] utf8, int from, int to) {
        String text = engine.normalization().apply(utf8, from, to);
        if (normalized.length < Utf8.room(text.length())) {
            normalized = new byte[Utf8.room(text.length())];
        }
        return Utf8.encode(text, 0, text.length(), normalized);
    }

    private long pieces(byte[] utf8, int start, int limit, boolean afterLower) {
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
        if (engine.isPlain()) {
            return encode(buffer, 0, length, sink);
        }
        Symbols symbols = engine.symbols();
        for (int from = 0; from < length;) {
            int at = symbols.next(buffer, from, length);
            if (at > from && !encodeSection(from, at, sink)) {
                return false;
            }
            from = at;
            if (at < length) {
                int symbol = symbols.at(buffer, at, length);
                from += symbols.length(symbol);
                one[0] = engine.vocabulary().size() + symbol;
                if (!sink.piece(one, 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean encodeSection(int from, int to, Sink sink) {
        if (!engine.normalization().mayChange(buffer, from, to)) {
            return encode(buffer, from, to, sink);
        }
        int length = normalize(buffer, from, to);
        return encode(normalized, 0, length, sink);
    }

    private boolean encode(byte[] utf8, int start, int limit, Sink sink) {
        for (int from = start; from < limit;) {
            int to = splitter.end(utf8, from, limit);
            int count = encoder.encode(utf8, from, to); // before tokens(): it may need a larger array
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
        return buffer.length > KEPT || normalized.length > KEPT || encoder.capacity() > KEPT;
    }

    void forget() {
        cache.clear();
    }
}
