package dev.whittle.tokenizer.bpe;

/// Which classes of characters stand side by side inside some token.
final class ClassPairs {
    private final boolean[] pairs = new boolean[CharClass.COUNT * CharClass.COUNT];

    /// The pairs inside the tokens of a vocabulary whose tokens are whole characters or single bytes.
    static ClassPairs inside(Vocabulary vocabulary) {
        ClassPairs pairs = new ClassPairs();
        for (int token = 0; token < vocabulary.size(); token++) {
            if (vocabulary.length(token) > 1) {
                pairs.add(vocabulary.bytes(token));
            }
        }
        return pairs;
    }

    /// Adds the pairs inside a text.
    void add(byte[] utf8) {
        int before = -1;
        for (int at = 0; at < utf8.length; at += CharClass.width(utf8[at])) {
            int after = CharClass.at(utf8, at);
            if (before >= 0) {
                pairs[before * CharClass.COUNT + after] = true;
            }
            before = after;
        }
    }

    boolean contain(int left, int right) {
        return pairs[left * CharClass.COUNT + right];
    }
}
