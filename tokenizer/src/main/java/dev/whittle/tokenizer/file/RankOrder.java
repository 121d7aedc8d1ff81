package dev.whittle.tokenizer.file;

import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.bpe.Normalization;
import dev.whittle.tokenizer.bpe.Recipe;
import dev.whittle.tokenizer.bpe.SplitRule;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Tokens with ranks and without merges, as tiktoken and Tekken have them: whatever two tokens make a
/// third may merge.
final class RankOrder implements TokenizerFile.Vocabulary {
    private final SplitRule rule;
    private final Map<Integer, String> specials;
    private final int firstId;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int[] offsets = new int[1 << 10];
    private int tokens;

    /// @param firstId the id of rank 0
    RankOrder(SplitRule rule, Map<Integer, String> specials, int firstId) {
        this.rule = rule;
        this.specials = specials;
        this.firstId = firstId;
    }

    /// Adds the next token.
    ///
    /// @param rank needs to be one more than the last
    void add(byte[] token, long rank) {
        if (rank != tokens) {
            throw new IllegalArgumentException("has rank %,d where %,d was expected; load it again from its source."
                    .formatted(rank, tokens));
        }
        if (token.length == 0) {
            throw new IllegalArgumentException("has a token without bytes (rank %,d).".formatted(rank));
        }
        TokenTable.refuseTooMany(++tokens);
        if (offsets.length == tokens) {
            offsets = Arrays.copyOf(offsets, tokens * 2);
        }
        bytes.writeBytes(token);
        offsets[tokens] = bytes.size();
    }

    @Override
    public Encoding encoding(String id) {
        int[] ids = new int[tokens];
        Arrays.setAll(ids, rank -> rank + firstId);
        Recipe recipe = new Recipe(bytes.toByteArray(), Arrays.copyOf(offsets, tokens + 1), ids, rule, normalization(),
                Map.of(), specials, null, false, List.of(), new int[0]);
        return recipe.encoding(id).orElseThrow(() -> new IllegalArgumentException(
                "has a token that is not the merge of two earlier ones, so its ranks are no vocabulary."));
    }

    @Override
    public int tokens() {
        return tokens + specials.size();
    }

    @Override
    public SplitRule rule() {
        return rule;
    }

    // Only Qwen's files of this kind need it.
    @Override
    public Normalization normalization() {
        return rule == SplitRule.QWEN ? Normalization.NFC : Normalization.NONE;
    }
}
