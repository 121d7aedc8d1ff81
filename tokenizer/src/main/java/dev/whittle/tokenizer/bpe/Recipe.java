package dev.whittle.tokenizer.bpe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
/// @param wholes tokens that no merge makes: only a piece that is one becomes it
/// @param wholeIds the id of each of them
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Recipe(byte[] bytes, int[] offsets, int[] ids, SplitRule rule, Normalization normalization,
        Map<String, Integer> symbols, Map<Integer, String> specials, @Nullable PairTable merges, boolean characters,
        List<byte[]> wholes, int[] wholeIds) {
    /// The same for an engine that does not need the merges.
    public Recipe withoutMerges() {
        return new Recipe(bytes, offsets, ids, rule, normalization, symbols, specials, null, characters,
                wholes, wholeIds);
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
        List<byte[]> texts = new ArrayList<>();
        List<Integer> all = new ArrayList<>(Arrays.stream(ids).boxed().toList());
        symbols.forEach((text, symbolId) -> {
            texts.add(text.getBytes(StandardCharsets.UTF_8));
            all.add(symbolId);
        });
        Arrays.stream(wholeIds).forEach(all::add);
        Symbols whole = new Symbols(wholes);
        Engine engine = new Engine(rule.splitter(vocabulary), vocabulary, normalization, new Symbols(texts), whole,
                () -> {
                    PieceEncoder encoder = merges == null
                            ? new LongestFitEncoder(vocabulary)
                            : new MergingEncoder(vocabulary, merges, characters);
                    return wholes.isEmpty()
                            ? encoder
                            : new WholePieceEncoder(whole, vocabulary.size() + texts.size(), encoder);
                });
        return Optional.of(new BpeEncoding(id, engine, specials,
                new TokenIds(all.stream().mapToInt(Integer::intValue).toArray())));
    }
}
