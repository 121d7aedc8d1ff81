package dev.whittle.tokenizer.file;

import dev.whittle.tokenizer.bpe.SplitRule;
import dev.whittle.tokenizer.file.Json.Range;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// Reads Mistral's `tekken.json` (mistral-common, `tokens/tokenizers/tekken.py`): ranks, of which the
/// first `default_vocab_size` less the special tokens count, behind the special tokens.
final class TekkenFile {
    private static final int SMALL = 1 << 16;

    private TekkenFile() {}

    static boolean isOne(byte[] json) {
        Map<String, Range> root = Json.fields(json, new Range(0, json.length));
        return root.containsKey("config") && root.containsKey("vocab") && !root.containsKey("model");
    }

    static RankOrder read(byte[] json) {
        Map<String, Range> root = Json.fields(json, new Range(0, json.length));
        JsonNode config = Json.tree(json, Objects.requireNonNull(root.get("config")), "config", SMALL);
        SplitRule rule = Description.rule(config.path("pattern").asString(""));
        int specials = TokenTable.id(config.path("default_num_special_tokens").asLong(-1));
        int most = TokenTable.id(config.path("default_vocab_size").asLong(-1)) - specials;
        Map<Integer, String> names = new HashMap<>();
        Range special = root.get("special_tokens");
        if (special != null) {
            for (JsonNode token : Json.tree(json, special, "special_tokens", 1 << 20)) {
                names.put(token.path("rank").asInt(-1), token.path("token_str").asString(""));
            }
        }
        RankOrder order = new RankOrder(rule, names, specials);
        Json.walk(json, Objects.requireNonNull(root.get("vocab")), parser -> {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("has a \"vocab\" that is no list.");
            }
            for (int i = 0; i < most && parser.nextToken() == JsonToken.START_OBJECT; i++) {
                long rank = -1;
                String bytes = "";
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (name.equals("rank") && value == JsonToken.VALUE_NUMBER_INT) {
                        rank = parser.getLongValue();
                    } else if (name.equals("token_bytes") && value == JsonToken.VALUE_STRING) {
                        bytes = parser.getString();
                    } else {
                        parser.skipChildren();
                    }
                }
                order.add(decode(bytes), rank);
            }
        });
        return order;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a token whose bytes are no base64.", e);
        }
    }
}
