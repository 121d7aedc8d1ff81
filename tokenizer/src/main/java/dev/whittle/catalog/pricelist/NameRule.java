package dev.whittle.catalog.pricelist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/// The rules by which genai-prices says which names a row is for. Patterns come from a file, so each
/// may take only so many steps.
final class NameRule {
    private static final int MOST_STEPS = 20_000;
    private static final int LONGEST_PATTERN = 500;

    private NameRule() {}

    static Predicate<String> of(JsonNode match) throws Amounts.Refused {
        if (match.size() != 1) {
            throw new Amounts.Refused("Its rule for names is not understood.");
        }
        Map.Entry<String, JsonNode> clause = match.properties().iterator().next();
        JsonNode value = clause.getValue();
        return switch (clause.getKey()) {
            case "or" -> {
                List<Predicate<String>> parts = all(value);
                yield name -> parts.stream().anyMatch(part -> part.test(name));
            }
            case "and" -> {
                List<Predicate<String>> parts = all(value);
                yield name -> parts.stream().allMatch(part -> part.test(name));
            }
            case "equals" -> value.asString("")::equals;
            case "starts_with" -> name -> name.startsWith(value.asString(""));
            case "ends_with" -> name -> name.endsWith(value.asString(""));
            case "contains" -> name -> name.contains(value.asString(""));
            case "regex" -> regex(value.asString(""));
            default -> throw new Amounts.Refused("Its rule for names is not understood.");
        };
    }

    private static List<Predicate<String>> all(JsonNode parts) throws Amounts.Refused {
        List<Predicate<String>> all = new ArrayList<>();
        for (JsonNode part : parts) {
            all.add(of(part));
        }
        return all;
    }

    private static Predicate<String> regex(String text) throws Amounts.Refused {
        try {
            if (text.length() <= LONGEST_PATTERN) {
                Pattern pattern = Pattern.compile(text);
                return name -> {
                    try {
                        return pattern.matcher(new Counted(name, new AtomicInteger())).find();
                    } catch (TooManySteps _) {
                        return false;
                    }
                };
            }
        } catch (PatternSyntaxException _) {
            // said below
        }
        throw new Amounts.Refused("Its rule for names is not understood.");
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// A name that may be looked at only so often: a pattern that explodes ends instead of hanging.
    private record Counted(CharSequence text, AtomicInteger steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (steps.incrementAndGet() > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
