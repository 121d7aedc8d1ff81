package dev.whittle.app.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RowsTest {
    private static final Cells PLAIN = new Cells(false);
    private static final Cells MARKED = new Cells(true);

    private static List<String> rows(String text, int columns, Cells cells) {
        Rows rows = Rows.of(text, columns, cells);
        List<String> all = new ArrayList<>();
        for (int row = 0; row < rows.count(); row++) {
            all.add(text.substring(rows.start(row), rows.end(row)));
        }
        return all;
    }

    private static double[] columns(String text, Cells cells) {
        RowShape shape = RowShape.of(Rows.of(text, 20, cells), 0, cells);
        return IntStream.rangeClosed(0, text.length()).mapToDouble(shape::column).toArray();
    }

    @Test
    void aLongLineIsBrokenBehindABlankAndAWordThatFitsNoRowWhereverItMust() {
        assertThat(rows("the quick brown fox", 10, PLAIN)).containsExactly("the quick ", "brown fox");
        assertThat(rows("abcdefghijklmnop", 10, PLAIN)).containsExactly("abcdefghij", "klmnop");
    }

    @Test
    void everyLineBeginsARowAndATextThatEndsWithALineFeedHasALastEmptyRow() {
        assertThat(rows("a\n\nb\n", 10, PLAIN)).containsExactly("a\n", "\n", "b\n", "");
        assertThat(rows("", 10, PLAIN)).containsExactly("");
    }

    // Unicode's EastAsianWidth: ideographs are wide, so five fit ten columns.
    @Test
    void wideCharactersTakeTwoCellsAndNoneIsCutInHalf() {
        assertThat(rows("日本語日本語", 10, PLAIN)).containsExactly("日本語日本", "語");
        assertThat(rows("👍👍👍👍👍👍", 10, PLAIN)).containsExactly("👍👍👍👍👍", "👍");
        assertThat(rows("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 10, PLAIN))
                .containsExactly("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧");
    }

    @Test
    void whatHasNoWidthTakesACellOnlyWhereItIsMarked() {
        assertThat(columns("a\u200Bb", PLAIN)).containsExactly(0, 1, 1, 2);
        assertThat(columns("a\u200Bb", MARKED)).containsExactly(0, 1, 2, 3);
        assertThat(rows("\u200B".repeat(200), 10, PLAIN)).allMatch(row -> row.length() <= 80);
    }

    @Test
    void aTabGoesToTheNextFourthCell() {
        assertThat(columns("a\tb", PLAIN)).containsExactly(0, 1, 4, 5);
    }

    @Test
    void placesAndCellsOfARowAreEachOthersInverse() {
        RowShape shape = RowShape.of(Rows.of("x日y", 20, PLAIN), 0, PLAIN);
        assertThat(shape.column(1.5)).isEqualTo(2.0);
        assertThat(shape.place(2.0)).isEqualTo(1.5);
        assertThat(shape.place(99)).isEqualTo(3.0);
    }

    @Test
    void rowsCoverAnyTextWithoutAGapWhateverIsInIt() {
        Random random = new Random(20261121);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(120); length > 0; length--) {
                int[] kinds = {' ', '\n', '\t', 'a', 0, 0x301, 0x200D, 0x1F468, 0x1F3FD, 0x4E00, 0x1F1E9, 0xFE0F, 0xAD};
                text.append(Character.toString(kinds[random.nextInt(kinds.length)]));
                if (random.nextInt(20) == 0) {
                    text.append((char) (Character.MIN_SURROGATE + random.nextInt(2048)));
                }
            }
            Cells cells = new Cells(random.nextBoolean());
            Rows rows = Rows.of(text.toString(), 8, cells);
            assertThat(String.join("", rows(text.toString(), 8, cells))).isEqualTo(text.toString());
            for (int row = 0; row < rows.count(); row++) {
                RowShape shape = RowShape.of(rows, row, cells);
                assertThat(shape.end()).isEqualTo(rows.end(row));
                assertThat(IntStream.rangeClosed(shape.start(), shape.end()).mapToObj(shape::column).toList())
                        .isSorted();
                for (int at = rows.start(row); at < rows.end(row); at++) {
                    assertThat(rows.rowAt(at)).isEqualTo(row);
                }
            }
        }
    }
}
