package dev.whittle.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TextDiffTest {
    @Test
    void aMegabyteOfOtherTextIsComparedInTime() {
        Random random = new Random(7);
        String before = random.ints(150_000, 0, 5_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        String after = random.ints(150_000, 5_000, 9_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        List<TextDiff.Piece> pieces = TextDiff.between("same\n" + before + "\nend", "same\n" + after + "\nend");

        assertThat(pieces).hasSizeLessThan(500);
        assertThat(pieces.stream().map(TextDiff.Piece::after).collect(Collectors.joining()))
                .isEqualTo("same\n" + after + "\nend");
    }
}
