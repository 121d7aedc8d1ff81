package dev.whittle.app.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// `Hi {{name}}, {{job}}!` is sent as `Hi Ada Lovelace, {{job}}!`: job has no value.
final class FilledTest {
    private static final String TEXT = "Hi {{name}}, {{job}}!";
    private static final Map<String, String> VALUES = Map.of("name", "Ada Lovelace", "job", "");

    @Test
    void aCharOfAValueComesFromTheStartOfItsVariable() {
        assertThat(Filled.source(TEXT, VALUES, 0)).isZero();
        assertThat(Filled.source(TEXT, VALUES, 3)).isEqualTo(3);
        assertThat(Filled.source(TEXT, VALUES, 14)).isEqualTo(3);
        assertThat(Filled.source(TEXT, VALUES, 15)).as("the comma").isEqualTo(11);
        assertThat(Filled.source(TEXT, VALUES, 17)).as("a variable without a value").isEqualTo(13);
        assertThat(Filled.source(TEXT, VALUES, 999)).isEqualTo(TEXT.length());
    }

    @Test
    void aPlaceInAVariableIsAnEndOfItsValue() {
        assertThat(Filled.sent(TEXT, VALUES, 3, false)).isEqualTo(3);
        assertThat(Filled.sent(TEXT, VALUES, 6, false)).isEqualTo(3);
        assertThat(Filled.sent(TEXT, VALUES, 6, true)).isEqualTo(15);
        assertThat(Filled.sent(TEXT, VALUES, 11, true)).isEqualTo(15);
        assertThat(Filled.sent(TEXT, VALUES, 13, false)).isEqualTo(17);
        assertThat(Filled.sent(TEXT, VALUES, 16, false)).as("inside one without a value").isEqualTo(20);
        assertThat(Filled.sent(TEXT, VALUES, TEXT.length(), true)).isEqualTo(25);
    }

    @Test
    void withoutVariablesPlacesAreTheSame() {
        assertThat(Filled.source("plain", Map.of(), 4)).isEqualTo(4);
        assertThat(Filled.sent("plain", Map.of(), 4, true)).isEqualTo(4);
        assertThat(Filled.source("", Map.of(), 4)).isZero();
    }
}
