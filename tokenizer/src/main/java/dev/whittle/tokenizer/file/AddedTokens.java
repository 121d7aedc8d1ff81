package dev.whittle.tokenizer.file;

import dev.whittle.tokenizer.bpe.Normalization;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The tokens beside the vocabulary.
///
/// @param symbols those that are taken out of a text, with ids
/// @param specials those that are special, names by id: in a text they are ordinary text
record AddedTokens(Map<String, Integer> symbols, Map<Integer, String> specials) {
    static AddedTokens of(JsonNode list, Normalization normalization) {
        Map<String, Integer> symbols = new HashMap<>();
        Map<Integer, String> specials = new HashMap<>();
        for (JsonNode token : list) {
            String text = token.path("content").asString("");
            int id = TokenTable.id(token.path("id").asLong(-1));
            if (text.isEmpty()) {
                throw new IllegalArgumentException("has an added token without a text (id %d).".formatted(id));
            }
            if (token.path("special").asBoolean(false)) {
                specials.put(id, text);
                continue;
            }
            boolean trims = token.path("lstrip").asBoolean(false) || token.path("rstrip").asBoolean(false)
                    || token.path("single_word").asBoolean(false);
            if (trims || (token.path("normalized").asBoolean(false) && normalization != Normalization.NONE)) {
                throw new IllegalArgumentException(
                        "has an added token \"%s\" with options that are not understood.".formatted(Quote.of(text)));
            }
            symbols.put(text, id);
        }
        return new AddedTokens(symbols, specials);
    }
}
