package dev.whittle.tokenizer.bpe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that an encoding is made of, for those that are read from a file. Tokens are numbered in the
/// order of their merges, those that no merge makes first.
///
/// @param bytes the tokens, one after the other
/// @param offsets where each begins, and the end of the last
/// @param ids the id of each
/// @param rule how a text is cut
/// @param normalization what is done to it before
/// @param symbols what is taken out of it before that, with ids
/// @param specials the names of special tokens by id; in a text they are ordinary text
/// @param merges null if every token is the merge of two with lower numbers, wherever their texts meet
/// @param characters whether what is merged are whole characters
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Recipe(byte[] bytes, int[] offsets, int[] ids, SplitRule rule, Normalization normalization,
        Map<String, Integer> symbols, Map<Integer, String> specials, @Nullable Merges merges, boolean characters) {
    /// The same for an engine that does not need the merges.
    public Recipe withoutMerges() {
        return new Recipe(bytes, offsets, ids, rule, normalization, symbols, specials, null, characters);
    }

    /// Makes the encoding.
    ///
    /// @param id its id
    /// @return empty if there are no `merges` and they are needed
    /// @throws IllegalArgumentException if a token stands twice, is too long, or a byte is no token
    public Optional<BpeEncoding> encoding(String id) {
        Vocabulary vocabulary = new Vocabulary(bytes, offsets);
        if (merges == null && !vocabulary.allMerge()) {
            return Optional.empty();
        }
        List<String> texts = symbols.keySet().stream().sorted().toList();
        int[] all = new int[ids.length + texts.size()];
        System.arraycopy(ids, 0, all, 0, ids.length);
        for (int i = 0; i < texts.size(); i++) {
            all[ids.length + i] = symbols.getOrDefault(texts.get(i), 0);
        }
        Engine engine = new Engine(rule.splitter(vocabulary), vocabulary, normalization, new Symbols(texts),
                () -> merges == null
                        ? new LongestFitEncoder(vocabulary)
                        : new MergingEncoder(vocabulary, merges, characters));
        return Optional.of(new BpeEncoding(id, engine, specials, new TokenIds(all)));
    }
}
