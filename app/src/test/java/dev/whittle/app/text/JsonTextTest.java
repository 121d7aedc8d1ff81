package dev.whittle.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class JsonTextTest {
    private static String text(String json) {
        return JsonText.of(json).stream().map(Span::text).collect(Collectors.joining());
    }

    // As Python's json.dumps(value, indent=2) writes it.
    @Test
    void itIsIndentedAsPythonDoes() {
        assertThat(text("{\"queue\":\"billing\",\"tags\":[\"a\",2,{\"b\":null}],\"none\":[ ],\"deep\":{\"x\":-1.50}}"))
                .isEqualTo("""
                        {
                          "queue": "billing",
                          "tags": [
                            "a",
                            2,
                            {
                              "b": null
                            }
                          ],
                          "none": [],
                          "deep": {
                            "x": -1.50
                          }
                        }""");
    }

    @Test
    void namesTextsAndOtherValuesAreToldApart() {
        assertThat(JsonText.of("{\"a\" : \"b\", \"c\": true}")).extracting(Span::text, Span::styles).contains(
                tuple("\"a\"", List.of("json-name")), tuple("\"b\"", List.of("json-text")),
                tuple("true", List.of("json-value")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,[2,[3]]]", "\"\\\"{}[],:\\\\\"", "12345678901234567890.10", " {\"a\":\"\\u00e9\\n\"} ",
        "{\"a\":{},\"b\":[[]],\"c\":\"😀\"}", "null"})
    void itReadsBackAsTheSame(String json) {
        assertThat(JsonMapper.shared().readTree(text(json))).isEqualTo(JsonMapper.shared().readTree(json));
    }

    @Test
    void aFenceAroundItIsLeftOutAndDoubledNamesStay() {
        assertThat(text("```json\n{\"a\":1,\"a\":2.0}\n```")).isEqualTo("{\n  \"a\": 1,\n  \"a\": 2.0\n}");
    }

    @Test
    void whatIsNoJsonSaysWhereItBreaks() {
        assertThatThrownBy(() -> JsonText.of("{\"a\": 1,\n oops}"))
                .hasMessageMatching("This is no JSON: it breaks at line 2, column \\d+\\.");
        assertThatThrownBy(() -> JsonText.of("{} and more")).hasMessageStartingWith("This is no JSON: it breaks");
        assertThatThrownBy(() -> JsonText.of("  ")).hasMessage("This is no JSON: it is empty.");
    }
}
