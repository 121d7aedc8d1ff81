package dev.whittle.app.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DifferenceTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", quoteCharacter = '\'', value = {
        "'abc', 'abc', 3, '', ''",
        "'', 'abc', 0, '', 'abc'",
        "'abc', '', 0, 'abc', ''",
        "'abcd', 'abXd', 2, 'c', 'X'",
        "'ab', 'aab', 1, '', 'a'",
        "'aaa', 'aa', 2, 'a', ''",
        "'one two', 'one six', 4, 'two', 'six'"})
    void theDifferenceIsOneReplacement(String before, String after, int start, String removed, String inserted) {
        Difference difference = Difference.between(before, after);

        assertThat(applied(before, difference)).isEqualTo(after);
        if (before.equals(after)) {
            assertThat(difference.isNone()).isTrue();
        } else {
            assertThat(difference).isEqualTo(new Difference(start, removed, inserted));
        }
    }

    @Test
    void appliedToTheOldTextItAlwaysGivesTheNewOneAndUndoneTheOldOne() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            String before = text(random);
            String after = text(random);
            Difference difference = Difference.between(before, after);
            Difference back = new Difference(difference.start(), /* removed= */ difference.inserted(),
                    /* inserted= */ difference.removed());

            assertThat(applied(before, difference)).as("seed %d", seed).isEqualTo(after);
            assertThat(applied(after, back)).as("seed %d", seed).isEqualTo(before);
        }
    }

    private static String applied(String text, Difference difference) {
        int end = difference.start() + difference.removed().length();
        assertThat(text.substring(difference.start(), end)).isEqualTo(difference.removed());
        return text.substring(0, difference.start()) + difference.inserted() + text.substring(end);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append("ab\uD83D\uDE00\n".charAt(random.nextInt(5)));
        }
        return text.toString();
    }
}
