package dev.whittle.optimizer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.whittle.prompt.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class TrainingDataTest {
    // In two parts, so that no scanner takes this file for a leak.
    private static final String KEY = "sk-proj-" + "abcdefghij0123456789ABCDEFGHIJ";

    private static RatedAnswer rated(String question, String answer, @Nullable Double score) {
        return new RatedAnswer(List.of(Message.system("Be brief."), Message.user(question)), answer, score);
    }

    private static List<RatedAnswer> many(int number) {
        return IntStream.range(0, number).mapToObj(i -> rated("question " + i, "answer " + i, 1.0)).toList();
    }

    private static TrainingOptions held(double share, long seed) {
        return new TrainingOptions(share, seed, 1, false);
    }

    @Test
    void aChatLineIsWhatTheDocumentationShows() throws Exception {
        TrainingData data = TrainingData.of(TrainingKind.CHAT, List.of(rated("Capital of \"France\"?", "Paris\n", 1.0)),
                held(0, 1));

        // developers.openai.com/api/docs/guides/supervised-fine-tuning, 2026-11-21.
        assertThat(data.training()).singleElement().satisfies(line -> assertThat(JsonMapper.shared().readTree(line))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"messages": [{"role": "system", "content": "Be brief."},
                         {"role": "user", "content": "Capital of \\"France\\"?"},
                         {"role": "assistant", "content": "Paris\\n"}]}""")));
        assertThat(data.validation()).isEmpty();
    }

    @Test
    void aPreferenceLineIsWhatTheDocumentationShows() throws Exception {
        List<RatedAnswer> answers = List.of(rated("How cold?", "Cold.", 0.0), rated("How cold?", "12 degrees.", 1.0));

        // developers.openai.com/api/docs/guides/direct-preference-optimization, 2026-11-21.
        assertThat(JsonMapper.shared().readTree(
                TrainingData.of(TrainingKind.PREFERENCE, answers, held(0, 1)).training().getFirst()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"input": {"messages": [{"role": "system", "content": "Be brief."},
                          {"role": "user", "content": "How cold?"}], "tools": [], "parallel_tool_calls": true},
                         "preferred_output": [{"role": "assistant", "content": "12 degrees."}],
                         "non_preferred_output": [{"role": "assistant", "content": "Cold."}]}"""));
        // huggingface.co/docs/trl, "conversational preference dataset".
        assertThat(JsonMapper.shared().readTree(
                TrainingData.of(TrainingKind.PREFERENCE_TRL, answers, held(0, 1)).training().getFirst()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"prompt": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "How cold?"}],
                         "chosen": [{"role": "assistant", "content": "12 degrees."}],
                         "rejected": [{"role": "assistant", "content": "Cold."}]}"""));
    }

    @Test
    void whatIsNoGoodExampleIsLeftOutAndCounted() throws Exception {
        TrainingData data = TrainingData.of(TrainingKind.CHAT,
                List.of(rated("a", "yes", 1.0), rated("a", " yes\n", 1.0),
                        rated("b", "no", 0.5), rated("c", "perhaps", null), rated("d", "the key is " + KEY, 1.0),
                        rated("my key " + KEY, "fine", 1.0), rated("e", "  ", 1.0),
                        new RatedAnswer(List.of(Message.system("Be brief.")), "ok", 1.0)),
                held(0, 1));

        assertThat(data.training()).hasSize(1);
        assertThat(data.leftOut()).containsExactly(entry("said the same as another", 1),
                entry("were not good enough", 1), entry("were not rated", 1), entry("held a secret", 2),
                entry("were empty, or had no message of a user before them", 2));
        assertThat(data.secrets()).containsExactly("an OpenAI key");
        assertThat(TrainingData.of(TrainingKind.CHAT, List.of(rated("c", "perhaps", null)),
                new TrainingOptions(0, 1, 1, true)).training()).hasSize(1);
    }

    @Test
    void theBestAnswerStandsBesideEachWorseOne() throws Exception {
        TrainingData data = TrainingData.of(TrainingKind.PREFERENCE, List.of(rated("a", "best", 1.0),
                rated("a", "middle", 0.5), rated("a", "worst", 0.0), rated("a", "as good", 1.0),
                rated("b", "alone", 1.0),
                rated("c", "bad", 0.2), rated("c", "worse", 0.1)), held(0, 1));

        assertThat(data.training()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"best\"}]"));
        assertThat(data.leftOut()).containsExactly(entry("had no better or worse answer beside them", 4));
    }

    @Test
    void theSameSeedHoldsOutTheSamePromptsAndAnotherSeedOthers() throws Exception {
        TrainingData one = TrainingData.of(TrainingKind.CHAT, many(50), held(0.2, 7));
        TrainingData same = TrainingData.of(TrainingKind.CHAT, many(50), held(0.2, 7));
        TrainingData other = TrainingData.of(TrainingKind.CHAT, many(50), held(0.2, 8));

        assertThat(one.validation()).hasSize(10);
        assertThat(one.training()).hasSize(40).doesNotContainAnyElementsOf(one.validation());
        assertThat(same).isEqualTo(one);
        assertThat(other.validation()).isNotEqualTo(one.validation());
    }

    @Test
    void noPromptIsBothLearnedFromAndHeldOut() throws Exception {
        List<RatedAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(rated("question " + i, "one", 1.0));
            answers.add(rated("question " + i, "two", 1.0));
        }
        TrainingData data = TrainingData.of(TrainingKind.CHAT, answers, held(0.3, 3));

        assertThat(prompts(data.training())).doesNotContainAnyElementsOf(prompts(data.validation()));
        assertThat(data.training()).hasSize(28);
        assertThat(data.validation()).hasSize(12);
    }

    private static List<String> prompts(List<String> lines) {
        return lines.stream().map(line -> JsonMapper.shared().readTree(line).at("/messages/1/content").stringValue())
                .toList();
    }

    @Test
    void everyLineThatIsMadePassesTheChecks() throws Exception {
        String odd = "\u0000 \ud83d\ude42 \" \\ \n </s> " + Character.toString((char) 0xD83D);
        List<RatedAnswer> answers = List.of(rated(odd, "good " + odd, 1.0), rated(odd, "bad " + odd, 0.0));
        for (TrainingKind kind : TrainingKind.values()) {
            TrainingData data = TrainingData.of(kind, answers, held(0, 1));
            assertThat(Stream.concat(data.training().stream(), data.validation().stream())).isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(TrainingCheck.of(kind, line)).isEmpty();
                        assertThat(line.lines()).hasSize(1);
                    });
        }
    }

    @Test
    void sharesOutsideTheirBoundsAreRefused() {
        assertThatThrownBy(() -> held(1, 1)).hasMessage("The share held out is from 0 to below 1, not 1.0.");
        assertThatThrownBy(() -> rated("a", "b", 1.5)).hasMessage("A score is between 0 and 1, not 1.5.");
    }
}
