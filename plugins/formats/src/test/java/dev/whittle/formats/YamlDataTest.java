package dev.whittle.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.format.FormatException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The scalars are those of YAML 1.2.2, chapter 10.3.2 (core schema), save octal and hexadecimal ones.
final class YamlDataTest {
    private final YamlData yaml = new YamlData();

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
        "null#null", "~#null", "true#true", "False#false", "0#0", "-19#-19", "0.#0", "+12e03#1.2E+4", "12.5#12.5",
        "'12'#\"12\"", "\"true\"#\"true\"", "1.2.3#\"1.2.3\"", "12 o'clock#\"12 o'clock\"", "yes#\"yes\"",
        "1e9999#\"1e9999\""})
    void plainScalarsAreWhatTheCoreSchemaSays(String scalar, String json) throws Exception {
        assertThat(yaml.toJson("- " + scalar)).isEqualTo("[%s]".formatted(json));
    }

    @Test
    void listsMappingsAnchorsAndBlocksAreKept() throws Exception {
        assertThat(yaml.toJson("""
                - &one
                  vars: {q: hi}
                  text: |
                    two
                    lines
                - *one
                """)).isEqualTo("[{\"vars\":{\"q\":\"hi\"},\"text\":\"two\\nlines\\n\"},"
                + "{\"vars\":{\"q\":\"hi\"},\"text\":\"two\\nlines\\n\"}]");
    }

    @Test
    void aliasesThatWouldFillTheMemoryAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]%n".formatted(i, i,
                    String.join(",", Collections.nCopies(10, "*a" + (i - 1)))));
        }
        assertThatThrownBy(() -> yaml.toJson(bomb.toString())).isInstanceOf(FormatException.class)
                .hasMessageContaining("with its aliases written out, the file holds more than 500,000 values");
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> yaml.toJson("a: [1\nb: 2")).isInstanceOf(FormatException.class)
                .hasMessageStartingWith("Line 2: this is not YAML");
    }
}
