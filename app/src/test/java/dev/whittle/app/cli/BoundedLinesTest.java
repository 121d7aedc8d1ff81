package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class BoundedLinesTest {
    private static List<String> lines(InputStream in) throws IOException {
        BoundedLines lines = new BoundedLines(in);
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        assertThat(lines.number()).isEqualTo(all.size());
        return all;
    }

    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesEndWithALineFeedAloneAndTheLastNeedsNone() throws IOException {
        assertThat(lines(of("a\n\nb\r\nc\rd"))).containsExactly("a", "", "b\r", "c\rd");
        assertThat(lines(of("a\n"))).containsExactly("a");
        assertThat(lines(of("\n\n"))).containsExactly("", "");
        assertThat(lines(of(""))).isEmpty();
    }

    // Java's own way of cutting at line feeds is the oracle; blocks of the stream end anywhere.
    @Test
    void linesOfAnyLengthAreWholeWhereverTheStreamPartsThem() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        List<String> expected = new ArrayList<>();
        for (int length : new int[]{0, 1, 65_535, 65_536, 65_537, 3, 131_072, 200_000, 0, 65_535, 7}) {
            expected.add("ø".repeat(length / 2) + "x".repeat(length % 2));
        }
        byte[] whole = String.join("\n", expected).getBytes(StandardCharsets.UTF_8);
        InputStream parted = new ByteArrayInputStream(whole) {
            @Override
            public synchronized int read(byte[] bytes, int from, int count) {
                return super.read(bytes, from, Math.min(count, random.nextInt(1, 70_000)));
            }
        };

        assertThat(lines(parted)).isEqualTo(Arrays.asList(new String(whole, StandardCharsets.UTF_8).split("\n", -1)));
    }

    @Test
    void aBadLineDoesNotEndTheReading() throws IOException {
        assertThat(lines(of("\uFFFD is a sign as any other"))).hasSize(1);
        byte[] half = {'a', (byte) 0xC3, '\n'};
        InputStream tooLong = new ByteArrayInputStream(new byte[TextInput.MOST_BYTES + 1]);
        BoundedLines lines = new BoundedLines(new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(half), tooLong), of("\nnext")));

        assertThatThrownBy(lines::next).hasMessage("it is not valid UTF-8");
        assertThatThrownBy(lines::next).hasMessage("it has more than 20 MB");
        assertThat(lines.next()).isEqualTo("next");
        assertThat(lines.number()).isEqualTo(3);
        assertThat(lines.next()).isNull();
    }

    @Test
    void theMarkOfUtf8IsNoPartOfTheFirstLineAndUtf16IsRefused() throws IOException {
        assertThat(lines(of("\uFEFFa\n\uFEFFb"))).containsExactly("a", "\uFEFFb");
        BoundedLines wide = new BoundedLines(
                new ByteArrayInputStream("\uFEFFa\nb".getBytes(StandardCharsets.UTF_16LE)));
        assertThatThrownBy(wide::next).hasMessageContaining("UTF-16");
        assertThat(wide.next()).isNull();
    }
}
