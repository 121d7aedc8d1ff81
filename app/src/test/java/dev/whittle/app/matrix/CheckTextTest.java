package dev.whittle.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class CheckTextTest {
    private static String read(String text) {
        return Objects.requireNonNull(CheckText.read(text, List.of())).toString();
    }

    @Test
    void aLineIsATypeAThresholdAndAValueAsInPromptfoo() {
        assertThat(read("contains: refund\n\nnot-icontains: sorry: really\nis-json\nsimilar(0.8): a text")).isEqualTo(
                "[{\"type\":\"contains\",\"value\":\"refund\"},{\"type\":\"not-icontains\",\"value\":\"sorry: really\"},"
                        + "{\"type\":\"is-json\"},{\"type\":\"similar\",\"threshold\":0.8,\"value\":\"a text\"}]");
    }

    @Test
    void jsonIsTakenAsItIs() {
        assertThat(read(" [{\"type\": \"equals\", \"value\": 1}]")).isEqualTo("[{\"type\":\"equals\",\"value\":1}]");
        assertThatThrownBy(() -> read("[\n{]")).hasMessageStartingWith("Line 2 of the checks is not JSON");
        assertThatThrownBy(() -> read("[".repeat(1_000))).hasMessageStartingWith("Line 1 of the checks is not JSON");
    }

    @Test
    void aLineThatIsNoCheckIsNamedByItsNumber() {
        assertThatThrownBy(() -> read("is-json\n\n? what")).hasMessage("Line 3 of the checks is no check; write a type "
                + "and what it looks for, such as contains: refund.");
    }

    @Test
    void whatIsWrittenReadsTheSame() {
        for (String text : List.of("contains: refund\nis-json", "similar(0.8): a text",
                "[{\"type\":\"contains-any\",\"value\":[\"a\",\"b\"]}]", "{\"assert\":[{\"type\":\"is-json\"}]}",
                "[{\"type\":\"contains\",\"value\":\"a\",\"weight\":2}]")) {
            assertThat(read(CheckText.write(CheckText.read(text, List.of())))).isEqualTo(read(text));
        }
        assertThat(CheckText.read(CheckText.write(null), List.of())).isNull();
    }
}
