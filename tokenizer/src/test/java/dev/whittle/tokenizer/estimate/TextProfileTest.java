package dev.whittle.tokenizer.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.tokenizer.Vectors;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextProfileTest {
    @Test
    void charactersAreCountedByGroup() {
        assertThat(TextProfile.of("f(x) 字")).isEqualTo(new TextProfile(5, 2, 0, 0, 0, 0, 1, 0, 0));
        assertThat(TextProfile.of("{\"a\": <b>};")).isEqualTo(new TextProfile(11, 3, 5, 0, 0, 0, 0, 0, 0));
        assertThat(TextProfile.of("Über naïve façade")).isEqualTo(new TextProfile(14, 0, 0, 0, 0, 3, 0, 0, 0));
        assertThat(TextProfile.of("カード、です")).isEqualTo(new TextProfile(0, 0, 0, 0, 0, 0, 1, 5, 0));
        assertThat(TextProfile.of("Привет مرحبا 안녕")).isEqualTo(new TextProfile(2, 0, 0, 0, 0, 0, 0, 0, 13));
        assertThat(TextProfile.of("𠮷👍")).isEqualTo(new TextProfile(0, 0, 0, 0, 0, 0, 1, 0, 1));
        assertThat(TextProfile.of("“a” – €")).isEqualTo(new TextProfile(7, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(TextProfile.of("7 42 365 2026 1000000")).isEqualTo(new TextProfile(4, 0, 0, 17, 8, 0, 0, 0, 0));
        assertThat(TextProfile.of("")).isEqualTo(TextProfile.EMPTY);
    }

    @Test
    void aLoneSurrogateCountsAsTheReplacementCharacter() {
        for (String lone : List.of("\uD83D", "\uDC4D", "\uD842")) {
            assertThat(TextProfile.of("a" + lone + "b")).isEqualTo(TextProfile.of("a\uFFFDb"));
        }
    }

    @Test
    void theProfileOfATextIsTheSumOfTheProfilesOfItsParts() throws IOException {
        Random random = new Random(7);
        for (Vectors.Vector vector : Vectors.all()) {
            String text = vector.text();
            TextProfile sum = TextProfile.EMPTY;
            for (int start = 0; start < text.length();) {
                int end = Math.min(text.length(), start + 1 + random.nextInt(40));
                if (end < text.length() && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end))) {
                    end++;
                }
                while (end < text.length() && Character.isDigit(text.charAt(end - 1))
                        && Character.isDigit(text.charAt(end))) {
                    end++;
                }
                sum = sum.plus(TextProfile.of(text.substring(start, end)));
                start = end;
            }
            assertThat(sum).as(vector.id()).isEqualTo(TextProfile.of(text));
        }
    }

    @Test
    void impossibleProfilesAreRefused() {
        assertThatThrownBy(() -> new TextProfile(1, 1, 1, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TextProfile(0, 0, 0, 0, 0, 0, -1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
