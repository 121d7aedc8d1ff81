package dev.whittle.tokenizer.file;

import dev.whittle.tokenizer.bpe.Normalization;
import dev.whittle.tokenizer.file.Json.Range;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Reads a `tokenizer.json` as Hugging Face's library writes it (crate `tokenizers`, `serialization.rs`).
final class HuggingFaceFile {
    private static final int SMALL = 1 << 16;
    private static final int MOST_ADDED = 8 << 20;

    private HuggingFaceFile() {}

    static MergeOrder read(byte[] json) {
        Map<String, Range> root = Json.fields(json, new Range(0, json.length));
        Range modelRange = root.get("model");
        if (modelRange == null) {
            throw new IllegalArgumentException(
                    "has no \"model\", so it is no tokenizer; choose the tokenizer.json of a model.");
        }
        Map<String, Range> model = Json.fields(json, modelRange);
        refuseWhatIsNotPlain(json, model);
        Normalization normalization = Description.normalization(small(json, root, "normalizer"));
        Description.Cut cut = Description.cut(small(json, root, "pre_tokenizer"), normalization);
        boolean characters = !cut.byteLevel();
        if (characters && !small(json, model, "byte_fallback").asBoolean(false)) {
            throw new IllegalArgumentException(
                    "has neither bytes as tokens (ByteLevel) nor bytes to fall back to, so some text has no count.");
        }
        TokenTable tokens = new TokenTable(vocabulary(json, model), characters, normalization);
        AddedTokens added = AddedTokens.of(
                root.containsKey("added_tokens")
                        ? Json.tree(json, Objects.requireNonNull(root.get("added_tokens")), "added_tokens", MOST_ADDED)
                        : MissingNode.getInstance(),
                normalization);
        MergeOrder order = new MergeOrder(tokens, added, cut.rule(), normalization);
        merges(json, model, order);
        order.finish(small(json, model, "ignore_merges").asBoolean(false));
        return order;
    }

    private static JsonNode small(byte[] json, Map<String, Range> fields, String name) {
        Range range = fields.get(name);
        return range == null ? MissingNode.getInstance() : Json.tree(json, range, name, SMALL);
    }

    private static void refuseWhatIsNotPlain(byte[] json, Map<String, Range> model) {
        String type = small(json, model, "type").asString("BPE");
        if (!type.equals("BPE") || !model.containsKey("merges")) {
            throw new IllegalArgumentException(
                    "has a model of type %s; only byte-pair encoding (BPE) can be counted exactly."
                            .formatted(type.equals("BPE") ? "without merges" : type));
        }
        for (String field : new String[]{"continuing_subword_prefix", "end_of_word_suffix"}) {
            if (!small(json, model, field).asString("").isEmpty()) {
                throw new IllegalArgumentException("has a model with a \"%s\", which is not understood."
                        .formatted(field));
            }
        }
        if (small(json, model, "dropout").asDouble(0) != 0) {
            throw new IllegalArgumentException("has a model with \"dropout\", whose counts are random.");
        }
    }

    private static Map<String, Integer> vocabulary(byte[] json, Map<String, Range> model) {
        Map<String, Integer> tokens = new HashMap<>();
        Range range = model.get("vocab");
        if (range == null) {
            throw new IllegalArgumentException("has a model without \"vocab\".");
        }
        Json.walk(json, range, parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("has a \"vocab\" that is no JSON object.");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String token = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                    throw new IllegalArgumentException("has a token without a number in its \"vocab\".");
                }
                if (tokens.put(token, TokenTable.id(parser.getLongValue())) != null) {
                    throw new IllegalArgumentException("has the token \"%s\" twice.".formatted(Quote.of(token)));
                }
                TokenTable.refuseTooMany(tokens.size());
            }
        });
        return tokens;
    }

    private static void merges(byte[] json, Map<String, Range> model, MergeOrder order) {
        Json.walk(json, Objects.requireNonNull(model.get("merges")), parser -> {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("has \"merges\" that are no list.");
            }
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                merge(parser, token, order);
            }
        });
    }

    // Either "left right" or, in newer files, ["left", "right"].
    private static void merge(JsonParser parser, @Nullable JsonToken token, MergeOrder order) {
        if (token == JsonToken.VALUE_STRING) {
            String both = parser.getString();
            int blank = both.indexOf(' ');
            if (blank > 0 && blank == both.lastIndexOf(' ') && blank < both.length() - 1) {
                order.merge(both.substring(0, blank), both.substring(blank + 1));
                return;
            }
        } else if (token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.VALUE_STRING) {
            String left = parser.getString();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                String right = parser.getString();
                if (parser.nextToken() == JsonToken.END_ARRAY) {
                    order.merge(left, right);
                    return;
                }
            }
        }
        throw new IllegalArgumentException("has a merge (number %,d) that is not two tokens.".formatted(
                order.merges() + 1));
    }
}
