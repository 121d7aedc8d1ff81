package dev.whittle.app.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FoldsTest {
    @Test
    void aTextOfOrdinaryLinesIsShownAsItIs() {
        String text = "a\n\n" + "b".repeat(Folded.LONG) + "\n";

        assertThat(Folded.of(text).shown()).isSameAs(text);
        assertThat(Folded.of("").breaks()).isEmpty();
    }

    @Test
    void aLongLineIsCutIntoFoldsBehindABlankOrAComma() {
        String folds = Folded.of("12345, 789 ".repeat(400)).shown();

        assertThat(folds.lines()).hasSizeGreaterThan(4).allSatisfy(fold -> {
            assertThat(fold.length()).isLessThanOrEqualTo(Folded.FOLD);
            assertThat(fold).matches("(?s).*[ ,]");
        });
    }

    @Test
    void aCutNeverGoesThroughACharacterOrAVariable() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"; // drawn as one
        assertThat(Folded.of(family.repeat(1_000)).shown().lines())
                .allSatisfy(fold -> assertThat(fold.replace(family, "")).isEmpty());
        assertThat(Folded.of("x".repeat(Folded.FOLD - 4) + "{{a_name}}" + "x".repeat(5_000)).shown().lines())
                .anySatisfy(fold -> assertThat(fold).contains("{{a_name}}"));
        assertThat(Folded.of("{".repeat(5_000)).shown().lines())
                .allSatisfy(fold -> assertThat(fold.length()).isLessThanOrEqualTo(Folded.FOLD));
    }

    // Against the plainest way to tell: a flag for each char that is shown.
    @Test
    void placesStayRightThroughAThousandChangesOfEachKind() {
        Random random = new Random(7);
        Folds folds = new Folds();
        StringBuilder shown = new StringBuilder();
        StringBuilder isBreak = new StringBuilder();
        for (int change = 0; change < 3_000; change++) {
            int from = random.nextInt(shown.length() + 1);
            int to = from + Math.min(random.nextInt(12), shown.length() - from);
            String inserted = "ab\n|".repeat(3).substring(random.nextInt(6), 6 + random.nextInt(7));
            folds.replaced(from, to - from, inserted.length());
            int[] breaks = inserted.chars().filter(c -> c == '|').count() == 0
                    ? new int[0]
                    : IntStream.range(0, inserted.length()).filter(i -> inserted.charAt(i) == '|')
                            .toArray();
            folds.add(from, breaks);
            shown.replace(from, to, inserted.replace('|', '\n'));
            isBreak.replace(from, to, inserted.replaceAll("[^|]", "."));
            if (shown.length() > 400) {
                folds.replaced(100, 250, 0);
                shown.delete(100, 350);
                isBreak.delete(100, 350);
            }
            check(folds, shown.toString(), isBreak.toString());
        }
    }

    private static void check(Folds folds, String shown, String isBreak) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at <= shown.length(); at++) {
            assertThat(folds.place(at)).isEqualTo(text.length());
            if (at < shown.length()) {
                assertThat(folds.isBreak(at)).isEqualTo(isBreak.charAt(at) == '|');
                if (isBreak.charAt(at) != '|') {
                    assertThat(folds.shown(text.length())).isEqualTo(at);
                    text.append(shown.charAt(at));
                }
            }
        }
        assertThat(folds.text(shown, 0)).isEqualTo(text.toString());
        int half = shown.length() / 2;
        assertThat(folds.text(shown.substring(0, half), 0) + folds.text(shown.substring(half), half))
                .isEqualTo(text.toString());
        assertThat(folds.count()).isEqualTo((int) Arrays.stream(isBreak.split("")).filter("|"::equals).count());
    }
}
