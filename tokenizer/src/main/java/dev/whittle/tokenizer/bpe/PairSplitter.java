package dev.whittle.tokenizer.bpe;

/// For vocabularies without a pattern: a piece ends where no token has two such characters side by
/// side, because no merge can cross that place.
final class PairSplitter implements Splitter {
    private final ClassPairs pairs;

    PairSplitter(ClassPairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public int end(byte[] utf8, int start, int limit) {
        int before = CharClass.at(utf8, start);
        int end = start + CharClass.width(utf8[start]);
        while (end < limit) {
            int after = CharClass.at(utf8, end);
            if (!pairs.contain(before, after)) {
                return end;
            }
            before = after;
            end += CharClass.width(utf8[end]);
        }
        return end;
    }

    @Override
    public boolean safe(int left, int right) {
        return !pairs.contain(left, right);
    }
}
