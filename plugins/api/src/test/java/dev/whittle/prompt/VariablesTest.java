package dev.whittle.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VariablesTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', nullValues = "none", value = {
        "'Hello {{name}}', 'name 6-14'",
        "'{{ a.b-c_1 }}{{\tß\t}}', 'a.b-c_1 0-13, ß 13-20'",
        "'{{{raw}}} {{#if x}} {{/if}} {{1}} {\"a\":{\"b\":{}}} {{}}', none",
        "'{{a}}}', none",
        "'{{{a}}', none",
        "'{{ {{inner}} }}', 'inner 3-12'",
        "'{{a}}{{b', 'a 0-5'",
        "'{{a\n}}', none"})
    void placesAreThoseOfTheVariables(String text, String places) {
        String found = String.join(", ", Variables.places(text).stream()
                .map(place -> "%s %d-%d".formatted(place.name(), place.start(), place.end())).toList());
        assertThat(found).isEqualTo(places == null ? "" : places);
    }

    // The definition, searched for the plain way.
    @Test
    void theQuickSearchFindsWhatThePatternFinds() {
        Pattern plain = Pattern
                .compile("(?<!\\{)\\{\\{[ \\t]*([\\p{L}_][\\p{L}\\p{N}_.-]*)[ \\t]*\\}\\}(?!\\})");
        String[] atoms = {"{", "{{", "}", "}}", "a", " ", "_1", "{{x}}", "\n", "ß"};
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int atom = random.nextInt(14); atom > 0; atom--) {
                text.append(atoms[random.nextInt(atoms.length)]);
            }
            assertThat(Variables.places(text)).as("seed %d: %s", seed, text).isEqualTo(plain.matcher(text).results()
                    .map(match -> new Variables.Place(match.group(1), match.start(), match.end())).toList());
        }
    }
}
