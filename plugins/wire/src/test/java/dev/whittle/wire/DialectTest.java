package dev.whittle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DialectTest {
    private static ServerError error(int status, String message, String param) {
        return new ServerError(status, message, "", "", param, "");
    }

    @Test
    void anErrorOfAnotherKindTeachesNothing() {
        Dialect dialect = Dialect.of("temperature", "temperature");

        assertThat(dialect.lesson(error(500, "temperature is not supported", "temperature"), Set.of("temperature")))
                .isNull();
    }

    @ParameterizedTest // Google's protobuf parser names the field in one spelling or the other
    @CsvSource(delimiter = '|', value = {
        "Invalid JSON payload received. Unknown name \"seed\" at 'generation_config': Cannot find field.|seed",
        "Invalid JSON payload received. Unknown name \"topP\" at 'generation_config': Cannot find field.|top_p",
        "top_p is not supported for this model|top_p"})
    void aParameterInsideAnotherIsBlamedByItsOwnName(String message, String blamed) {
        Dialect dialect = Dialect.of("seed", "generationConfig.seed", "top_p", "generationConfig.topP");

        Dialect.Lesson lesson = Objects.requireNonNull(
                dialect.lesson(error(400, message, ""), List.of("seed", "top_p")));

        assertThat(lesson.dialect().name(blamed)).isNull();
    }

    @Test // Anthropic's words since Claude Opus 4.1
    void ofTwoThatExcludeEachOtherTheFirstIsLeftOut() {
        Dialect dialect = Dialect.of("top_p", "top_p", "temperature", "temperature");
        String message = "`temperature` and `top_p` cannot both be specified for this model. Please use only one.";

        Dialect.Lesson lesson = Objects.requireNonNull(
                dialect.lesson(error(400, message, ""), List.of("top_p", "temperature")));

        assertThat(lesson.dialect().name("top_p")).isNull();
        assertThat(lesson.dialect().name("temperature")).isEqualTo("temperature");
    }
}
