package dev.whittle.optimizer.experiment.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ChecksReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[]                                                  | The list of checks is empty",
        "{}                                                  | The list of checks is empty",
        "['contains']                                        | Check 1 has no type",
        "[{'value': 'x'}]                                    | Check 1 has no type",
        "[{'type': 'contians', 'value': 'x'}]                | the nearest one is \"contains\"",
        "[{'type': 'not-regexp', 'value': 'x'}]              | Check 1 (not-regexp) is of a type Whittle does not know; the nearest one is \"regex\"",
        "[{'type': 'javascript', 'value': '1'}]              | runs a program, and Whittle runs none",
        "[{'type': 'is-sql', 'value': '1'}]                  | regex and llm-rubric come nearest",
        "[{'type': 'factuality', 'value': '1'}]              | use \"llm-rubric\"",
        "[{'type': 'equals', 'value': 'x', 'transform': 'output.trim()'}] | has a transform, which is a program",
        "{'treshold': 1, 'assert': [{'type': 'equals', 'value': 'x'}]} | did you mean \"threshold\"?",
        "[{'type': 'contains', 'valeu': 'x'}]                | did you mean \"value\"?",
        "[{'type': 'contains', 'value': ''}]                 | which every answer would match",
        "[{'type': 'contains-any', 'value': ['a', '']}]      | which every answer would match",
        "[{'type': 'contains', 'value': ['a']}]              | needs one text as its value, not a list",
        "[{'type': 'regex', 'value': '(a'}]                  | has a pattern that is none",
        "[{'type': 'is-json', 'value': 7}]                   | needs a JSON Schema",
        "[{'type': 'is-json', 'value': {'type': 'thing', '$schema': 'http://example.com/own'}}] | version that is not known",
        "[{'type': 'json-path', 'path': '$..a', 'value': 1}] | write one place such as $.items[0].name",
        "[{'type': 'numeric', 'value': 'many'}]               | needs a number as its value",
        "[{'type': 'numeric', 'value': 3, 'tolerance': '-1%'}] | has a tolerance that is none",
        "[{'type': 'word-count', 'value': {'min': 9, 'max': 2}}] | min not above max",
        "[{'type': 'word-count', 'value': {}}]               | min not above max",
        "[{'type': 'cost'}]                                  | needs a number as its threshold",
        "[{'type': 'similar', 'value': 'x'}]                 | no embedder is installed",
        "[{'type': 'llm-rubric', 'value': 'x'}]              | needs a model that judges",
        "[{'type': 'language', 'value': 'xx'}]               | it can tell ar, bg,",
        "[{'type': 'no-pii', 'value': ['shoe-size']}]        | it can look for email, phone",
        "[{'type': 'rouge-n', 'value': 'x', 'threshold': 2}] | it is between 0 and 1",
        "[{'type': 'contains', 'value': 'x', 'weight': -1}]  | has a negative weight",
        "[{'type': 'contains', 'value': 'x', 'weight': 0}]   | At least one check with a weight above 0",
        "[{'type': 'assert-set', 'assert': [{'type': 'contains', 'value': 'x'}, {'type': 'hm'}]}] | Check 1.2 (hm)",
    })
    void whatIsWrongIsSaidInOneSentence(String json, String sentence) {
        assertThatThrownBy(() -> Sample.checks(json)).isInstanceOf(IllegalArgumentException.class)
                .message().contains(sentence).matches("(?s)[A-Z].*[.?]");
    }

    @Test
    void everyTypeIsReadAndItsNegationToo() {
        Map<String, String> fields = Map.of("word-count", "'value': 3", "sentence-count", "'value': 3", "token-count",
                "'value': 3", "character-count", "'value': 3", "cost", "'threshold': 1", "latency", "'threshold': 1",
                "json-path", "'path': '$.a'", "language", "'value': 'en'", "finish-reason", "'value': 'stop'");
        Equipment equipment = new Equipment(new TwoTopics(), new ScriptedJudge());

        for (String type : Kinds.ALL.keySet()) {
            if (type.equals("is-json") || type.equals("contains-json") || type.startsWith("no-")) {
                continue; // these need no value, and a text would be a schema or a list of kinds
            }
            String rest = fields.getOrDefault(type, type.equals("is-refusal") ? "" : "'value': '5'");
            Checks checks = Sample.checks("[{'type': '%s'%s}, {'type': 'not-%s'%s}]".formatted(type,
                    rest.isEmpty() ? "" : ", " + rest, type, rest.isEmpty() ? "" : ", " + rest), equipment);

            assertThat(checks.checks()).extracting(Check::name).containsExactly(type, "not-" + type);
            assertThat(checks.checks()).extracting(Check::negated).containsExactly(false, true);
        }
    }

    @Test
    void aWordThatNamesACheckIsToldFromAText() {
        assertThat(List.of("contains", "not-is-json", "assert-set", "javascript", "is-sql"))
                .allMatch(ChecksReader::knows);
        assertThat(List.of("Paris", "contain", "not-", "")).noneMatch(ChecksReader::knows);
    }

    @Test
    void aWholeTestOfPromptfooIsRead() throws InterruptedException {
        Checks checks = Sample.checks("""
                {'threshold': 0.5, 'assert': [
                  {'type': 'icontains', 'value': 'REFUND', 'metric': 'topic', 'weight': 2},
                  {'type': 'assert-set', 'threshold': 0.5, 'assert': [
                    {'type': 'contains', 'value': 'fund'}, {'type': 'contains', 'value': 'zz'}]},
                  {'type': 'not-contains-any', 'value': 'sorry, \\"no, never\\"'}]}""");

        Checks.Result result = checks.all(Answer.of("A refund, then.", Map.of(), null));

        assertThat(checks.checks()).extracting(Check::name).containsExactly("topic", "assert-set", "not-contains-any");
        assertThat(result.verdicts()).extracting(Sample::word).containsExactly("pass", "pass", "pass");
        // (2 x 1 + 1 x 0.5 + 1 x 1) / 4
        assertThat(Sample.score(result.whole())).isEqualTo(0.875);
    }

    @Test
    void valuesHoldVariablesOfTheCaseWhichAreNotFilledTwice() throws InterruptedException {
        Answer answer = Answer.of("Dear {{name}}, Ada", Map.of("name", "Ada", "odd", "{{name}}"), "Ada");

        assertThat(Sample.word(Sample.verdict("{'type': 'ends-with', 'value': ', {{ name }}'}", answer)))
                .isEqualTo("pass");
        assertThat(Sample.word(Sample.verdict("{'type': 'contains', 'value': 'Dear {{odd}},'}", answer)))
                .isEqualTo("pass");
        assertThat(Sample.word(Sample.verdict("{'type': 'ends-with'}", answer))).isEqualTo("pass");
        assertThat(Sample.word(Sample.verdict("{'type': 'ends-with', 'value': '{{expected}}'}", answer)))
                .isEqualTo("pass");
    }

    @Test
    void aListOfValuesMayComeFromTheCase() throws InterruptedException {
        Answer answer = Answer.of("b and a", Map.of("words", "a, \"b and\""), "a, z");

        assertThat(Sample.word(Sample.verdict("{'type': 'contains-all', 'value': '{{words}}'}", answer)))
                .isEqualTo("pass");
        assertThat(Sample.word(Sample.verdict("{'type': 'contains-all'}", answer))).isEqualTo("fail");
        assertThat(Sample.word(Sample.verdict("{'type': 'contains-any'}", answer))).isEqualTo("pass");
        assertThat(Sample.word(Sample.verdict("{'type': 'contains', 'value': '{{e}}'}",
                Answer.of("x", Map.of("e", ""), null)))).isEqualTo("?");
    }

    @Test
    void aMissingVariableIsNotAnEmptyOne() throws InterruptedException {
        Verdict verdict = Sample.verdict("{'type': 'not-contains', 'value': '{{city}}'}", "Rome");

        assertThat(verdict).isEqualTo(Verdict.unjudged("The case has no value for {{city}}."));
        assertThat(Sample.verdict("{'type': 'equals'}", "Rome"))
                .isEqualTo(Verdict.unjudged("The case does not say what is expected."));
    }

    @Test
    void aNumberBeyondAllDoublesIsRefusedAsAnyOtherThatIsNone() {
        JsonNode checks = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build()
                .readTree("[{\"type\": \"latency\", \"threshold\": 1e400}]");
        assertThatThrownBy(() -> new ChecksReader(Equipment.NONE).read(checks))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Check 1 (latency) needs a number as its threshold, not ");
    }
}
