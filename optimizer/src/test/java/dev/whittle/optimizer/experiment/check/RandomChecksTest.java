package dev.whittle.optimizer.experiment.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Checks put together at random, sensible or not, on answers of every kind. The seed names what went wrong.
final class RandomChecksTest {
    private static final List<String> TYPES = Kinds.ALL.keySet().stream().sorted().toList();
    private static final List<String> TEXTS = List.of("", " ", "yes", "{{expected}}", "{{v}}", "{{missing}}", "(a+)+$",
            "[",
            "{\"type\":\"object\"}", "3.5", "1,234", "email", "de", "stop", "🎈", "a,b", "\"", "$.a[0]", "\\",
            "\u0000");
    private static final List<String> ANSWERS = List.of("", "\n", "yes", "no 12", "{\"a\":[1]}", "[[]]",
            "aaaaaaaaaaaaaaaaaaaa!",
            "Das ist ein Satz, und der ist nicht lang.", "ada@example.com", "\ud83c", "1e999", "-",
            "I'm sorry, but I can't.",
            "{\"a\":1}{\"b\":2}", "  yes  ");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static ObjectNode check(Random random) {
        ObjectNode check = NODES.objectNode();
        check.put("type", (random.nextInt(3) == 0 ? "not-" : "") + TYPES.get(random.nextInt(TYPES.size())));
        switch (random.nextInt(7)) {
            case 0 -> check.put("value", random.nextInt(-3, 9));
            case 1 -> check.putArray("value").add(text(random)).add(text(random));
            case 2 -> check.putObject("value").put("min", random.nextInt(3)).put("max", random.nextInt(9));
            case 3 -> check.put("value", random.nextBoolean());
            case 4 -> {
            }
            default -> check.put("value", text(random));
        }
        if (random.nextInt(3) == 0) {
            check.put("threshold", random.nextInt(-1, 5) / 2.0);
        }
        if (check.path("type").stringValue().endsWith("json-path")) {
            check.put("path", random.nextBoolean() ? "$.a" : text(random));
        }
        return check;
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    // Fast enough for every build, since most patterns and texts are short.
    @Test
    void whateverIsWrittenIsRefusedInOneSentenceOrJudgedInOne() throws InterruptedException {
        int judged = 0;
        for (int seed = 0; seed < 6_000; seed++) {
            Random random = new Random(seed);
            ScriptedJudge judge = new ScriptedJudge("{\"score\": 4}", "{\"better\": \"tie\"}");
            Checks checks;
            try {
                checks = new ChecksReader(new Equipment(new TwoTopics(), judge))
                        .read(NODES.arrayNode().add(check(random)));
            } catch (IllegalArgumentException e) {
                assertThat(e).as("seed %d", seed).message().matches("(?s)Check 1 \\(.*[.?]");
                continue;
            }
            Answer answer = Answer.of(ANSWERS.get(random.nextInt(ANSWERS.size())), Map.of("v", text(random)),
                    random.nextBoolean() ? null : text(random));
            Verdict verdict = checks.all(answer).verdicts().getFirst();

            assertThat(verdict.reason()).as("seed %d", seed).matches("(?s)[A-Z].*[.?]");
            judged++;
        }
        assertThat(judged).isGreaterThan(2_000);
    }

    @Test
    void aCheckAndItsNegationNeverAgree() throws InterruptedException {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            ObjectNode plain = check(random);
            plain.put("type", plain.path("type").stringValue().replace("not-", ""));
            ObjectNode negated = plain.deepCopy().put("type", "not-" + plain.path("type").stringValue());
            Answer answer = Answer.of(ANSWERS.get(random.nextInt(ANSWERS.size())), Map.of("v", text(random)), "yes");
            String again = "{\"score\": 4, \"better\": \"tie\"}";
            ChecksReader reader = new ChecksReader(
                    new Equipment(new TwoTopics(), new ScriptedJudge(again, again, again, again)));
            Checks both;
            try {
                both = reader.read(NODES.arrayNode().add(plain).add(negated));
            } catch (IllegalArgumentException _) {
                continue;
            }
            List<Verdict> verdicts = both.all(answer).verdicts();

            if (verdicts.getFirst() instanceof Verdict.Judged one
                    && verdicts.getLast() instanceof Verdict.Judged other) {
                assertThat(one.passed()).as("seed %d", seed).isNotEqualTo(other.passed());
                assertThat(one.score() + other.score()).as("seed %d", seed).isCloseTo(1, offset(1e-12));
            } else {
                assertThat(verdicts).as("seed %d", seed).allMatch(Verdict.Unjudged.class::isInstance);
            }
        }
    }
}
