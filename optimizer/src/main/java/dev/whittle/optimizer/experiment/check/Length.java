package dev.whittle.optimizer.experiment.check;

import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Sentence;
import tools.jackson.databind.JsonNode;

/// How long the answer may be.
///
/// @param least fewest units
/// @param most most units
record Length(Unit unit, long least, long most) implements Rule {
    /// What is counted: words between blanks, as promptfoo does, each Chinese or Japanese
    /// character being one; sentences; output tokens as the provider counted them, reasoning
    /// included; characters.
    enum Unit {
        WORDS("words"), SENTENCES("sentences"), TOKENS("output tokens"), CHARACTERS("characters");

        private final String words;

        Unit(String words) {
            this.words = words;
        }

        long of(Answer answer) {
            return switch (this) {
                case WORDS -> words(answer.text());
                case SENTENCES -> sentences(answer.text());
                case CHARACTERS -> answer.text().codePointCount(0, answer.text().length());
                case TOKENS -> {
                    if (answer.tokensOut() == null) {
                        throw new CannotJudge("The provider did not say how many tokens the answer has.");
                    }
                    yield answer.tokensOut();
                }
            };
        }

        private static long words(String text) {
            long words = 0;
            boolean within = false;
            for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
                int c = text.codePointAt(at);
                boolean whole = Overlap.standsAlone(c);
                boolean part = !whole && !Character.isWhitespace(c) && !Character.isSpaceChar(c);
                words += whole || (part && !within) ? 1 : 0;
                within = part;
            }
            return words;
        }

        private static long sentences(String text) {
            return Line.of(text).stream().mapToLong(line -> Sentence.of(text, line.start(), line.end()).size()).sum();
        }
    }

    static Length of(Spec spec, Unit unit) {
        JsonNode value = spec.node().path("value");
        long least = 0;
        long most = Long.MAX_VALUE;
        if (value.isObject()) {
            for (String bound : value.propertyNames()) {
                switch (bound) {
                    case "min" -> least = bound(spec, value.path(bound));
                    case "max" -> most = bound(spec, value.path(bound));
                    default -> throw spec.refused("has the bound \"%s\"; there are min and max".formatted(bound));
                }
            }
        } else {
            least = bound(spec, value);
            most = least;
        }
        if ((value.isObject() && value.isEmpty()) || least > most) {
            throw spec.refused("needs a number, or {\"min\": 20, \"max\": 50} with min not above max");
        }
        return new Length(unit, least, most);
    }

    private static long bound(Spec spec, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw spec.refused("needs a number, or {\"min\": 20, \"max\": 50} with min not above max");
        }
        return value.longValue();
    }

    @Override
    public Verdict judge(Answer answer) {
        long count = unit.of(answer);
        String allowed = least == most
                ? "%,d".formatted(least)
                : most == Long.MAX_VALUE
                        ? "at least %,d".formatted(least)
                        : least == 0 ? "at most %,d".formatted(most) : "%,d to %,d".formatted(least, most);
        return Verdict.of(count >= least && count <= most, "The answer has %,d %s; the check allows %s."
                .formatted(count, unit.words, allowed));
    }
}
