package dev.whittle.tokenizer.file;

import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.bpe.Merger;
import dev.whittle.tokenizer.bpe.PairTable;
import dev.whittle.tokenizer.bpe.Normalization;
import dev.whittle.tokenizer.bpe.Recipe;
import dev.whittle.tokenizer.bpe.SplitRule;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The merges of a `tokenizer.json`, checked and put in order.
///
/// A file lists for a token one pair it is merged from or many, and only some of its tokens can come out
/// of a merge at all. So the text of every token is merged as the file says. Where it becomes the token,
/// the last merge is the only one that ever makes that token: its text stands between the same seams in
/// any piece it is made in, so what happens there is the same. All other pairs and tokens are left out.
/// If the parts of each token are then made before it, the engine can encode from left to right
/// (decision 0006); if not, it merges.
final class MergeOrder implements TokenizerFile.Vocabulary {
    private static final int MOST_MERGES = 4_000_000;
    private static final int LONGEST = 4096; // bytes a token may have

    private final TokenTable tokens;
    private final AddedTokens added;
    private final SplitRule rule;
    private final Normalization normalization;
    private int[] pairs = new int[1 << 16]; // left, right and the token they make
    private int merges;
    private final List<Made> made = new ArrayList<>();
    private final List<Made> wholes = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// A token that comes out of merging its own text.
    ///
    /// @param rank of the last merge; -1 for what is no merge
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Made(int id, byte[] bytes, int rank, int left, int right) {}

    MergeOrder(TokenTable tokens, AddedTokens added, SplitRule rule, Normalization normalization) {
        this.tokens = tokens;
        this.added = added;
        this.rule = rule;
        this.normalization = normalization;
    }

    /// How many merges there are so far.
    int merges() {
        return merges;
    }

    void merge(String left, String right) {
        if (merges == MOST_MERGES) {
            throw new IllegalArgumentException("has more than %,d merges, which no known model has."
                    .formatted(MOST_MERGES));
        }
        if (pairs.length < 3 * (merges + 1)) {
            pairs = Arrays.copyOf(pairs, pairs.length * 2);
        }
        int token = tokens.id(left + right);
        int leftId = tokens.id(left);
        int rightId = tokens.id(right);
        if (leftId < 0 || rightId < 0 || token < 0) {
            throw new IllegalArgumentException("merges \"%s\" and \"%s\", but not all of these are tokens."
                    .formatted(Quote.of(left), Quote.of(right)));
        }
        pairs[3 * merges] = leftId;
        pairs[3 * merges + 1] = rightId;
        pairs[3 * merges + 2] = token;
        merges++;
    }

    /// Ends the list.
    ///
    /// @param wholePieces whether a piece that is a token is that token, even if no merge makes it
    void finish(boolean wholePieces) {
        PairTable all = new PairTable(merges);
        for (int i = 0; i < merges; i++) {
            all.add(pairs[3 * i], pairs[3 * i + 1], i, pairs[3 * i + 2]);
        }
        pairs = new int[0];
        Merger merger = new Merger(all);
        for (int id = 0; id < tokens.size(); id++) {
            String text = tokens.text(id);
            byte[] own = text == null ? null : tokens.bytes(text);
            if (text == null || own == null || own.length == 0 || added.specials().containsKey(id)) {
                continue;
            }
            if (own.length > LONGEST) {
                throw new IllegalArgumentException("has a token of more than %,d bytes (number %d)."
                        .formatted(LONGEST, id));
            }
            make(id, text, own, merger, wholePieces);
        }
        made.sort(Comparator.comparingInt(Made::rank).thenComparingInt(Made::id));
        made.forEach(token -> bytes.writeBytes(token.bytes()));
    }

    private void make(int id, String text, byte[] own, Merger merger, boolean wholePieces) {
        int[] units = merger.room(own.length);
        int count = tokens.units(text, own, units);
        boolean unit = count == 1 && units[0] == id;
        if (unit) {
            made.add(new Made(id, own, -1, -1, -1));
        } else if (count > 1 && merger.merge(count) == 1 && units[0] == id) {
            made.add(new Made(id, own, merger.lastRank(), merger.lastLeft(), merger.lastRight()));
        } else if (wholePieces && !added.symbols().containsKey(text)) {
            wholes.add(new Made(id, own, -1, -1, -1));
        }
    }

    @Override
    public Encoding encoding(String id) {
        int[] offsets = new int[made.size() + 1];
        int[] ids = new int[made.size()];
        int[] numbers = new int[tokens.size()];
        boolean inOrder = !tokens.characters();
        for (int i = 0; i < ids.length; i++) {
            Made token = made.get(i);
            offsets[i + 1] = offsets[i] + token.bytes().length;
            ids[i] = token.id();
            numbers[token.id()] = i;
        }
        PairTable exact = new PairTable(ids.length);
        for (int i = 0; i < ids.length; i++) {
            Made token = made.get(i);
            if (token.rank() >= 0) {
                int left = numbers[token.left()];
                int right = numbers[token.right()];
                inOrder &= left < i && right < i;
                exact.add(left, right, token.rank(), i);
            }
        }
        Recipe merging = new Recipe(bytes.toByteArray(), offsets, ids, rule, normalization, added.symbols(),
                added.specials(), exact, tokens.characters(),
                wholes.stream().map(Made::bytes).toList(), wholes.stream().mapToInt(Made::id).toArray());
        if (inOrder) {
            var fast = merging.withoutMerges().encoding(id);
            if (fast.isPresent()) {
                return fast.get();
            }
        }
        return merging.encoding(id).orElseThrow();
    }

    @Override
    public int tokens() {
        return (int) (tokens.tokens() + added.specials().keySet().stream().filter(id -> id >= tokens.size()
                || tokens.text(id) == null).count());
    }

    @Override
    public SplitRule rule() {
        return rule;
    }

    @Override
    public Normalization normalization() {
        return normalization;
    }
}
