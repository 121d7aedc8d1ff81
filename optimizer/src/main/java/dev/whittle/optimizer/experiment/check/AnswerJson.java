package dev.whittle.optimizer.experiment.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON in answers. Depth and length of numbers are bounded by Jackson's own limits.
final class AnswerJson {
    // A number such as 0.1 stays what is written: 0.1 and 0.10 are equal, 1e400 is no infinity.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper LEADING = MAPPER.rebuild()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_STARTS = 10_000;

    private AnswerJson() {}

    /// The answer as JSON, or what is wrong with it as a sentence.
    record Parsed(@Nullable JsonNode node, String problem) {}

    static Parsed parse(String text) {
        if (text.isBlank()) {
            return new Parsed(null, "The answer is empty and no JSON.");
        }
        try {
            return new Parsed(MAPPER.readTree(text), "");
        } catch (StreamConstraintsException | NumberFormatException _) {
            throw new CannotJudge("The answer's JSON is nested too deeply, or a number in it is too long.");
        } catch (JacksonException e) {
            return new Parsed(null, "The answer is no JSON: %s (line %d, column %d).".formatted(firstLine(e),
                    e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        }
    }

    /// The objects and arrays in a text, outermost ones only, in order.
    static List<JsonNode> in(String text) {
        List<JsonNode> found = new ArrayList<>();
        int starts = 0;
        char[] chars = text.toCharArray();
        for (int at = 0; at < text.length() && starts < MOST_STARTS; at++) {
            char c = text.charAt(at);
            if (c != '{' && c != '[') {
                continue;
            }
            starts++;
            int end = readFrom(chars, at, found);
            at = Math.max(at, end - 1);
        }
        return found;
    }

    /// Whether two JSON values are the same; numbers are compared by their value.
    static boolean same(JsonNode left, JsonNode right) {
        return left.equals((a, b) -> a.isNumber() && b.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.equals(b) ? 0 : 1, right);
    }

    private static int readFrom(char[] chars, int start, List<JsonNode> found) {
        try (JsonParser parser = LEADING.createParser(chars, start, chars.length - start)) {
            if (parser.nextToken() == JsonToken.START_OBJECT || parser.hasToken(JsonToken.START_ARRAY)) {
                found.add(LEADING.readTree(parser));
                return start + (int) parser.currentLocation().getCharOffset();
            }
        } catch (JacksonException | NumberFormatException _) {
            // Braces that begin no JSON are text like any other.
        }
        return start;
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("it cannot be read").strip();
    }
}
