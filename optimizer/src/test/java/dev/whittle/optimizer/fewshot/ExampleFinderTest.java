package dev.whittle.optimizer.fewshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.fewshot.Rendering.Pair;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ExampleFinderTest {
    record Shape(String name, String prompt, int examples) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() throws IOException {
        try (InputStream in = Objects
                .requireNonNull(ExampleFinderTest.class.getResourceAsStream("shapes.json"))) {
            List<Shape> shapes = new ArrayList<>();
            for (JsonNode node : JsonMapper.shared().readTree(in)) {
                shapes.add(new Shape(node.path("name").asString(), node.path("prompt").asString(),
                        node.path("examples").asInt()));
            }
            return shapes.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void promptsOfOddShapesHaveAsManyExamplesAsAPersonCounts(Shape shape) {
        ExampleSet set = ExampleFinder.find(shape.prompt());
        assertThat(set.size()).as(set.toString()).isEqualTo(shape.examples());
        if (set.isEmpty()) {
            assertThat(set.notes()).singleElement().asString().contains("No examples were found");
        }
    }

    @ParameterizedTest
    @EnumSource(Rendering.class)
    void everyWayOfWritingGivesBackItsPairs(Rendering rendering) throws IOException {
        for (FewShotSets.Task task : FewShotSets.own()) {
            List<Pair> pairs = task.pairs();
            if (rendering.takes(pairs) && !(rendering == Rendering.OWN_LABELS && task.name().equals("entailment"))) {
                String prompt = task.instruction() + "\n\nExamples:\n\n" + rendering.render(pairs, Optional.empty());
                ExampleSet set = ExampleFinder.find(prompt);
                assertThat(set.size()).as(task.name() + ": " + prompt).isEqualTo(pairs.size());
                int before = 0;
                for (Example example : set.examples()) {
                    assertThat(example.start()).isGreaterThanOrEqualTo(before);
                    assertThat(example.end()).isGreaterThan(example.start()).isLessThanOrEqualTo(prompt.length());
                    before = example.end();
                }
            }
        }
    }

    @Test
    void realPromptsHaveTheNumberOfExamplesTheirSourceStates() throws IOException {
        for (FewShotSets.Real real : FewShotSets.real()) {
            assertThat(ExampleFinder.find(real.prompt()).size()).as(real.id()).isEqualTo(real.examples());
        }
    }

    @Test
    void partsBordersAndNamesAreToldExactly() {
        String prompt = "Classify.\n\nReview: Nice.\nSentiment: positive\n\nReview: Bad.\nSentiment: negative\n\nReview: Ok.\nSentiment:";
        assertThat(ExampleFinder.find(prompt)).isEqualTo(new ExampleSet(Format.LABELS, "Review", "Sentiment",
                List.of(new Example("Nice.", "positive", "", 0, 11, 44),
                        new Example("Bad.", "negative", "", 0, 46, 78)),
                true, List.of()));
    }

    @Test
    void reasoningUnderItsOwnLabelIsNoPartOfTheAnswer() {
        ExampleSet set = ExampleFinder.find(
                "Question: 2+2?\nReasoning: Add.\nAnswer: 4\n\nQuestion: 1+2?\nReasoning: Add\nagain.\nAnswer: 3");
        assertThat(set.examples()).extracting(Example::input, Example::reasoning, Example::output).containsExactly(
                org.assertj.core.groups.Tuple.tuple("2+2?", "Add.", "4"),
                org.assertj.core.groups.Tuple.tuple("1+2?", "Add\nagain.", "3"));
    }

    @Test
    void messagesOfAChatArePairs() {
        ExampleSet set = ExampleFinder.find(Prompt.of(Message.system("Be brief."), Message.user("a"),
                Message.assistant("b"), Message.user("c"), Message.assistant("d"), Message.user("e")));
        assertThat(set.format()).isEqualTo(Format.MESSAGES);
        assertThat(set.asks()).isTrue();
        assertThat(set.examples()).containsExactly(new Example("a", "b", "", 1, 0, 1),
                new Example("c", "d", "", 3, 0, 1));
    }

    @Test
    void fiveHundredExamplesAreFound() {
        StringBuilder prompt = new StringBuilder("Examples:\n\n");
        for (int at = 0; at < 500; at++) {
            prompt.append("Input: word ").append(at).append("\nOutput: ").append(at % 7).append("\n\n");
        }
        assertThat(ExampleFinder.find(prompt.toString()).size()).isEqualTo(500);
    }

    @Test
    void noTextBreaksTheFinder() {
        long seed = 20261121;
        Random random = new Random(seed);
        String[] pieces = {"Input:", "Output:", "\n", "\n\n", "<example>", "</example>", "<input>", "{\"input\": \"",
            "\"}", "[", "]", "{", "}", "->", "|", "|---|", "###", "```", "Q1:", "A:",
            "User:", "<|im_start|>user", "[/INST]", "\uD83D", "word", " ", "\t", "é", "\"", "Example 2:", ",", "**A**",
            "\r\n"};
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(40); at >= 0; at--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String prompt = text.toString();
            ExampleSet set = ExampleFinder.find(prompt);
            for (Example example : set.examples()) {
                assertThat(example.end()).as("seed %d: %s", seed, prompt).isBetween(example.start(), prompt.length());
            }
            Findings findings = Findings.of(set);
            Prompt whole = Prompt.of(Message.user(prompt));
            Conversion.zeroShot(whole, set, findings);
            Conversion.kShot(whole, set, findings, 1, false, Distances.byWords());
        }
    }

    @Test
    void aMegabyteIsReadWithoutRecursionOrASquareOfWork() {
        assertThat(ExampleFinder.find("a".repeat(1_000_000)).isEmpty()).isTrue();
        assertThat(ExampleFinder.find("[{\"".repeat(100_000)).isEmpty()).isTrue();
        assertThat(ExampleFinder.find("word: ".repeat(100_000)).isEmpty()).isTrue();
    }
}
