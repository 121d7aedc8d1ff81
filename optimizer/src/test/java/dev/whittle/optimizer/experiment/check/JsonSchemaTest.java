package dev.whittle.optimizer.experiment.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonSchemaTest {
    private static final String TICKET = """
            {'type': 'is-json', 'value': {'type': 'object', 'required': ['label'], 'additionalProperties': false,
             'properties': {'label': {'enum': ['refund', 'other']}, 'days': {'type': 'integer', 'minimum': 0}}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"label\": \"refund\", \"days\": 3} | pass | matches the schema.",
        "{\"label\": \"spam\"}                | fail | does not match the schema: /label",
        "{\"days\": 3}                        | fail | 'label'",
        "{\"label\": \"other\", \"x\": 1}     | fail | 'x'",
        "{\"label\": \"other\", \"days\": -1} | fail | /days",
        "no JSON                              | fail | The answer is no JSON:",
    })
    void theAnswerIsHeldToTheSchema(String answer, String word, String reason) throws InterruptedException {
        Verdict verdict = Sample.verdict(TICKET, answer);

        assertThat(Sample.word(verdict)).isEqualTo(word);
        assertThat(verdict.reason()).contains(reason);
    }

    @Test
    void theDraftIsTheOneTheSchemaNames() throws InterruptedException {
        // Draft 4's exclusiveMinimum is a boolean beside minimum; from draft 6 on it is a number.
        String draft4 = "{'type': 'is-json', 'value': {'$schema': 'http://json-schema.org/draft-04/schema#', "
                + "'minimum': 3, 'exclusiveMinimum': true}}";
        String draft7 = "{'type': 'is-json', 'value': {'$schema': 'http://json-schema.org/draft-07/schema#', "
                + "'exclusiveMinimum': 3}}";

        assertThat(Sample.word(Sample.verdict(draft4, "3"))).isEqualTo("fail");
        assertThat(Sample.word(Sample.verdict(draft7, "3"))).isEqualTo("fail");
        assertThat(Sample.word(Sample.verdict(draft7, "3.5"))).isEqualTo("pass");
    }

    @Test
    void nothingIsFetched() {
        assertThatThrownBy(() -> Sample.verdict(
                "{'type': 'is-json', 'value': {'$ref': 'http://127.0.0.1:9/schema.json'}}", "1"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has a schema that cannot be used");
    }

    @Test
    void aPatternOfASchemaIsAsBoundedAsAnyOther() throws InterruptedException {
        Verdict verdict = Sample.verdict("{'type': 'is-json', 'value': {'pattern': '(.*a){18}$'}}",
                "\"" + "a".repeat(40) + "b\"");

        assertThat(Sample.word(verdict)).isEqualTo("?");
    }

    @Test
    void aSchemaThatNamesItselfWithoutEndIsNotFollowedForEver() throws InterruptedException {
        String check = "{'type': 'is-json', 'value': {'$ref': '#'}}";

        assertThat(Sample.word(Sample.verdict(check, "1"))).isEqualTo("?");
    }

    @Test
    void aRecursiveSchemaFollowsTheAnswer() throws InterruptedException {
        String check = "{'type': 'is-json', 'value': {'type': 'array', 'items': {'$ref': '#'}}}";

        assertThat(Sample.word(Sample.verdict(check, "[[], [[]]]"))).isEqualTo("pass");
        assertThat(Sample.word(Sample.verdict(check, "[[], [[7]]]"))).isEqualTo("fail");
    }

    @Test
    void everyPieceOfJsonInATextIsSeenOnce() {
        assertThat(AnswerJson.in("{\"a\": 1e2147483648} [2]").toString()).isEqualTo("[[2]]");
        assertThatThrownBy(() -> AnswerJson.parse("1e2147483648")).isInstanceOf(CannotJudge.class);
        assertThat(AnswerJson.in("see {x} {\"a\": [1]}, then {\"b\": 2} and[3] or [4").toString())
                .isEqualTo("[{\"a\":[1]}, {\"b\":2}, [3]]");
    }
}
