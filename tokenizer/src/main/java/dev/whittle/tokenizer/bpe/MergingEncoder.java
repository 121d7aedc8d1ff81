package dev.whittle.tokenizer.bpe;

/// Byte-pair encoding by merging, for vocabularies [LongestFitEncoder] cannot take: those of whole
/// characters, and those in which a token is made before its parts are.
final class MergingEncoder implements PieceEncoder {
    private final Vocabulary vocabulary;
    private final Merger merger;
    private final boolean characters;
    private int capacity;

    /// @param characters whether the units are characters, bytes only where one is no token
    MergingEncoder(Vocabulary vocabulary, PairTable merges, boolean characters) {
        this.vocabulary = vocabulary;
        this.characters = characters;
        merger = new Merger(merges);
    }

    @Override
    public int encode(byte[] utf8, int from, int to) {
        int whole = vocabulary.longest(utf8, from, to);
        capacity = Math.max(capacity, to - from);
        int[] units = merger.room(to - from);
        if (vocabulary.length(whole) == to - from) {
            units[0] = whole;
            return 1;
        }
        return merger.merge(units(utf8, from, to, units));
    }

    private int units(byte[] utf8, int from, int to, int[] units) {
        int count = 0;
        for (int at = from; at < to;) {
            int width = characters ? CharClass.width(utf8[at]) : 1;
            int character = vocabulary.token(utf8, at, at + width);
            if (character >= 0) {
                units[count++] = character;
            } else {
                for (int i = at; i < at + width; i++) {
                    units[count++] = vocabulary.token(utf8, i, i + 1);
                }
            }
            at += width;
        }
        return count;
    }

    @Override
    public int[] tokens() {
        return merger.room(0);
    }

    @Override
    public int capacity() {
        return capacity;
    }
}
