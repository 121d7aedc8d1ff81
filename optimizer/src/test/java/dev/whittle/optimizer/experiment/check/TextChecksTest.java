package dev.whittle.optimizer.experiment.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.whittle.model.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextChecksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type': 'equals', 'value': 'yes'}                      | yes              | pass",
        "{'type': 'equals', 'value': 'yes'}                      | Yes              | fail",
        "{'type': 'equals', 'value': 7}                          | 7                | pass",
        "{'type': 'equals', 'value': {'a': [1.0], 'b': null}}    | {\"b\": null, \"a\": [1]} | pass",
        "{'type': 'equals', 'value': {'a': 1}}                   | {\"a\": 2}       | fail",
        "{'type': 'not-equals', 'value': 'yes'}                  | no               | pass",
        "{'type': 'contains', 'value': 'fund'}                   | a refund         | pass",
        "{'type': 'contains', 'value': 'Fund'}                   | a refund         | fail",
        "{'type': 'icontains', 'value': 'REFUND'}                | a Refund         | pass",
        "{'type': 'contains-all', 'value': 'a, \\\"b, c\\\"'}    | b, c and a       | pass",
        "{'type': 'contains-all', 'value': ['a', 'z']}           | abc              | fail",
        "{'type': 'contains-any', 'value': ['a', 'z']}           | abc              | pass",
        "{'type': 'icontains-any', 'value': ['X', 'C']}          | abc              | pass",
        "{'type': 'icontains-all', 'value': ['A', 'C']}          | abc              | pass",
        "{'type': 'not-icontains-all', 'value': ['A', 'X']}      | abc              | pass",
        "{'type': 'starts-with', 'value': 'Yes'}                 | Yes, it is.      | pass",
        "{'type': 'ends-with', 'value': 'is.'}                   | Yes, it is.      | pass",
        "{'type': 'ends-with', 'value': 'Yes'}                   | Yes, it is.      | fail",
        "{'type': 'regex', 'value': '^\\\\d{3}-\\\\d{4}$'}       | 555-0199         | pass",
        "{'type': 'not-regex', 'value': '(?i)sorry'}             | So SORRY         | fail",
        "{'type': 'is-json'}                                     | {\"a\": [1, 2]}  | pass",
        "{'type': 'is-json'}                                     | {\"a\": 1} done  | fail",
        "{'type': 'is-json'}                                     | {a: 1}           | fail",
        "{'type': 'is-json'}                                     | NaN              | fail",
        "{'type': 'not-is-json'}                                 | just words       | pass",
        "{'type': 'contains-json'}                               | Here: {\"a\": 1} | pass",
        "{'type': 'contains-json'}                               | set {x} of [y    | fail",
        "{'type': 'contains-json', 'value': {'required': ['b']}} | {\"a\":1} {\"b\":2} | pass",
        "{'type': 'contains-json', 'value': {'required': ['c']}} | {\"a\":1} {\"b\":2} | fail",
        "{'type': 'json-path', 'path': '$.a[1].b', 'value': 2}   | {\"a\":[0,{\"b\":2.0}]} | pass",
        "{'type': 'json-path', 'path': '$.a[-1]', 'value': 'x'}  | {\"a\":[\"y\",\"x\"]} | pass",
        "{'type': 'json-path', 'path': '/a/0', 'value': true}    | {\"a\":[true]}   | pass",
        "{'type': 'json-path', 'path': '$.a', 'value': '2'}      | {\"a\":2}        | pass",
        "{'type': 'json-path', 'path': '$.b', 'value': null}     | {\"a\":2}        | fail",
        "{'type': 'json-path', 'path': '$.a', 'value': {'k': 1}} | {\"a\":{\"k\":1.0}} | pass",
        "{'type': 'word-count', 'value': {'max': 3}}             | one two three    | pass",
        "{'type': 'word-count', 'value': 2}                      | one two three    | fail",
        "{'type': 'word-count', 'value': {'min': 4}}             | 你好世界          | pass",
        "{'type': 'sentence-count', 'value': 2}                  | It is 3.5 km. Dr. Ada left! | pass",
        "{'type': 'character-count', 'value': 1}                 | 🎈               | pass",
        "{'type': 'levenshtein', 'value': 'kitten', 'threshold': 3} | sitting       | pass",
        "{'type': 'levenshtein', 'value': 'kitten', 'threshold': 2} | sitting       | fail",
        "{'type': 'exact-match', 'value': ['no', 'Eiffel Tower']} | the eiffel  tower! | pass",
        "{'type': 'is-refusal'}                                  | I’m sorry, but I can’t help with that. | pass",
        "{'type': 'is-refusal'}                                  | Sorry for the delay: it ships on Monday. | fail",
        "{'type': 'is-refusal'}                                  | Es tut mir leid, ich kann das nicht beantworten. | pass",
        "{'type': 'no-secret'}                                   | Use your own key. | pass",
        "{'type': 'no-secret'}                                   | AKIAIOSFODNN7EXAMPLE | fail",
        "{'type': 'no-pii', 'value': ['email']}                  | 4111 1111 1111 1111 | pass",
        "{'type': 'no-pii', 'value': 'card'}                     | 4111 1111 1111 1111 | fail",
    })
    void everyCheckSaysWhatItShould(String check, String answer, String verdict) throws InterruptedException {
        Verdict said = Sample.verdict(check, answer);

        assertThat(Sample.word(said)).as("%s", said).isEqualTo(verdict);
        assertThat(said.reason()).matches("(?s)[A-Z].*\\.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type': 'numeric', 'value': 1234.5}                      | It is $1,234.50 in all. | pass",
        "{'type': 'numeric', 'value': 18}                          | 9 x 2 = 18              | pass",
        "{'type': 'numeric', 'value': 18}                          | 18 of 20                | fail",
        "{'type': 'numeric', 'value': 3.14, 'tolerance': 0.005}    | about 3.1416            | pass",
        "{'type': 'numeric', 'value': 3.14, 'tolerance': 0.001}    | about 3.1416            | fail",
        "{'type': 'numeric', 'value': 200, 'tolerance': '1%'}      | 198                     | pass",
        "{'type': 'numeric', 'value': 200, 'tolerance': '1%'}      | 197.9                   | fail",
        "{'type': 'numeric', 'value': -5}                          | it fell to −5           | pass",
        "{'type': 'numeric', 'value': 6e23}                        | 6.0e23                  | pass",
        "{'type': 'numeric', 'value': 0.5}                        | only .5                 | pass",
        "{'type': 'numeric', 'value': 5}                          | 3-5                     | pass",
        "{'type': 'numeric', 'value': 5}                           | GPT4 has none           | fail",
    })
    void theLastNumberOfTheAnswerIsCompared(String check, String answer, String verdict) throws InterruptedException {
        assertThat(Sample.word(Sample.verdict(check, answer))).isEqualTo(verdict);
    }

    @Test
    void anExpectedValueThatIsNoNumberIsNotJudged() throws InterruptedException {
        assertThat(Sample.verdict("{'type': 'numeric'}", Sample.expecting("4", "four")))
                .isEqualTo(Verdict.unjudged("The case expects \"four\", which is no number."));
    }

    @Test
    void aNearMissIsToldApart() throws InterruptedException {
        assertThat(Sample.verdict("{'type': 'equals', 'value': 'yes'}", "yes\n").reason())
                .isEqualTo("The answer differs from \"yes\" only in blanks or line breaks at an end.");
    }

    @Test
    void aPatternThatExplodesEndsWithoutAVerdict() throws InterruptedException {
        Verdict verdict = Sample.verdict("{'type': 'not-regex', 'value': '(.*a){18}$'}", "a".repeat(40) + "b");

        assertThat(verdict.reason()).contains("tries too many ways");
        assertThat(Sample.word(verdict)).isEqualTo("?");
    }

    @Test
    void aPatternThatNestsTooDeeplyEndsWithoutAVerdict() throws InterruptedException {
        Verdict verdict = Sample.verdict("{'type': 'regex', 'value': '^(a|b)*$'}", "ab".repeat(100_000));

        assertThat(Sample.word(verdict)).isEqualTo("?");
    }

    @Test
    void anInterruptedThreadEndsASearch() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Sample.verdict("{'type': 'regex', 'value': 'x{3}y'}", "x".repeat(1_000_000)))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aPatternOfTheCaseThatIsNoneIsNotJudged() throws InterruptedException {
        assertThat(
                Sample.verdict("{'type': 'regex', 'value': '{{p}}'}", Answer.of("a", Map.of("p", "(a"), null)).reason())
                .startsWith("The check has a pattern that is none");
    }

    @Test
    void jsonThatIsNestedTooDeeplyIsNotJudged() throws InterruptedException {
        assertThat(Sample.word(Sample.verdict("{'type': 'is-json'}", "[".repeat(100_000)))).isEqualTo("?");
        assertThat(Sample.word(Sample.verdict("{'type': 'contains-json'}", "[".repeat(20_000)))).isEqualTo("fail");
    }

    @Test
    void costAndTimeThatAreNotKnownAreNoZero() throws InterruptedException {
        Answer unknown = Answer.of("x", Map.of(), null);
        Answer known = new Answer("x", Map.of(), null, 12L, new BigDecimal("0.0020"), Duration.ofMillis(900), true,
                Reply.Finish.STOP);
        Answer kept = new Answer("x", Map.of(), null, 12L, new BigDecimal("0.0020"), Duration.ofMillis(900), false,
                Reply.Finish.STOP);

        assertThat(Sample.word(Sample.verdict("{'type': 'cost', 'threshold': 0.002}", known))).isEqualTo("pass");
        assertThat(Sample.word(Sample.verdict("{'type': 'cost', 'threshold': 0.0019}", known))).isEqualTo("fail");
        assertThat(Sample.word(Sample.verdict("{'type': 'cost', 'threshold': 1}", unknown))).isEqualTo("?");
        assertThat(Sample.word(Sample.verdict("{'type': 'latency', 'threshold': 900}", known))).isEqualTo("pass");
        assertThat(Sample.word(Sample.verdict("{'type': 'latency', 'threshold': 899}", known))).isEqualTo("fail");
        assertThat(Sample.word(Sample.verdict("{'type': 'latency', 'threshold': 900}", unknown))).isEqualTo("?");
        assertThat(Sample.verdict("{'type': 'latency', 'threshold': 900}", kept).reason()).contains("run it afresh");
        assertThat(Sample.word(Sample.verdict("{'type': 'token-count', 'value': {'max': 12}}", known)))
                .isEqualTo("pass");
        assertThat(Sample.word(Sample.verdict("{'type': 'token-count', 'value': {'max': 12}}", unknown)))
                .isEqualTo("?");
        assertThat(Sample.word(Sample.verdict("{'type': 'finish-reason', 'value': 'stop'}", known))).isEqualTo("pass");
        assertThat(Sample.word(Sample.verdict("{'type': 'finish-reason', 'value': 'length'}", known)))
                .isEqualTo("fail");
        assertThat(Sample.word(Sample.verdict("{'type': 'finish-reason', 'value': 'stop'}", unknown))).isEqualTo("?");
    }

    @Test
    void similarityIsTheCosineOfTheBestReference() throws InterruptedException {
        Equipment equipment = new Equipment(new TwoTopics(), null);
        String check = "[{'type': 'similar', 'value': ['the weather', 'nothing'], 'threshold': 0.79}]";

        assertThat(Sample.score(Sample.checks(check, equipment).judge(Sample.expecting("money and weather", null))))
                .isCloseTo(0.8, offset(1e-6));
        assertThat(Sample.word(Sample.checks(check, equipment).judge(Sample.expecting("money", null))))
                .isEqualTo("fail");
        assertThat(Sample.checks(check, equipment).judge(Sample.expecting("broken", null)).reason())
                .contains("The model file is damaged");
    }
}
