package dev.whittle.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.model.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParameterFieldTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "TEMPERATURE | NaN  | Temperature \"NaN\" is not a number; blank leaves it to the provider.",
        "TEMPERATURE | 0x1p1 | Temperature \"0x1p1\" is not a number; blank leaves it to the provider.",
        "TEMPERATURE | 2.1  | Temperature is between 0 and 2, not 2.1.",
        "TEMPERATURE | -1   | Temperature is between 0 and 2, not -1.0.",
        "TOP_P       | 1.5  | Top-p is between 0 and 1, not 1.5.",
        "MAX_TOKENS  | 0    | Maximum output is at least 1 token, not 0.",
        "MAX_TOKENS  | 1.5  | Max output is a whole number that is not too large, not 1.5.",
        "MAX_TOKENS  | 9999999999 | Max output is a whole number that is not too large, not 9999999999.",
        "SEED        | 1e400 | Seed is a whole number that is not too large, not 1e400."
    })
    void aNumberThatCannotBeIsRefusedInOneSentence(ParameterField field, String text, String sentence) {
        assertThat(field.problem(text)).isEqualTo(sentence);
    }

    @Test
    void blankLeavesAParameterToTheProvider() {
        for (ParameterField field : ParameterField.values()) {
            assertThat(field.problem("  ")).isEmpty();
            assertThat(field.read(Parameters.DEFAULT, " ")).isEqualTo(Parameters.DEFAULT);
        }
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() {
        assertThat(ParameterField.TEMPERATURE.read(Parameters.DEFAULT, " 0,7 "))
                .isEqualTo(new Parameters(0.7, null, null, null, List.of()));
        assertThat(ParameterField.MAX_TOKENS.read(Parameters.DEFAULT, "16,384"))
                .isEqualTo(new Parameters(null, 16_384, null, null, List.of()));
        assertThat(ParameterField.SEED.read(Parameters.DEFAULT, "-42"))
                .isEqualTo(new Parameters(null, null, null, -42L, List.of()));
    }
}
