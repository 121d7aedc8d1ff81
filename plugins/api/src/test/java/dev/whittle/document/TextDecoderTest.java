package dev.whittle.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextDecoderTest {
    private static final String TEXT = "Grüße, 世界 😀\r\nsecond\tline\n";

    @TempDir
    Path folder;

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static void isRefused(byte[] bytes, String... words) {
        assertThatThrownBy(() -> TextDecoder.decode("notes.txt", bytes)).isInstanceOfSatisfying(DocumentException.class,
                e -> assertThat(e.getMessage()).startsWith("\"notes.txt\"").contains(words).endsWith(".")
                        .doesNotContain("\n"));
    }

    @Test
    void utf8IsReadAsItStandsWithItsLineEnds() throws DocumentException {
        assertThat(TextDecoder.decode("n", TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(TextDecoder.decode("n", new byte[0])).isEmpty();
    }

    // The marks of the Unicode standard, table 2-4 and section 23.8.
    @ParameterizedTest
    @CsvSource({"EFBBBF,UTF-8", "FEFF,UTF-16BE", "FFFE,UTF-16LE", "0000FEFF,UTF-32BE", "FFFE0000,UTF-32LE"})
    void aByteOrderMarkTellsTheEncodingAndIsLeftOut(String mark, String charset) throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.write(hex(mark));
        bytes.write(TEXT.getBytes(Charset.forName(charset)));
        assertThat(TextDecoder.decode("n", bytes.toByteArray())).isEqualTo(TEXT);
    }

    @Test
    void aTextInAnotherEncodingIsRefusedWithThePlaceOfTheFirstBadByte() {
        isRefused("first\nsecond caf\u00E9\nthird".getBytes(StandardCharsets.ISO_8859_1), "is not valid UTF-8",
                "byte 17",
                "line 2", "0xE9", "save it as UTF-8");
    }

    // Ill-formed sequences of the Unicode standard, tables 3-8 to 3-11: too long, surrogates, cut short, too large.
    @ParameterizedTest
    @ValueSource(strings = {"C0 AF", "E0 80 BF", "F0 81 82 41", "ED A0 80", "ED BF BF", "F4 91 92 93", "FF 41", "80 BF",
        "E1 80", "F0 91 92", "F1 BF 41", "E2", "C2"})
    void illFormedUtf8IsRefused(String bytes) {
        isRefused(
                ("plain " + new String(hex(bytes), StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1),
                "is not valid UTF-8", "byte 7");
    }

    @Test
    void halvesOfSurrogatePairsAreRefusedInEveryEncoding() {
        isRefused(hex("FEFF 0041 D83D 0042"), "UTF-16BE");
        isRefused(hex("FFFE 4100 00DE 4200"), "UTF-16LE");
        isRefused(hex("0000FEFF 00000041 0000D83D"), "UTF-32BE");
        isRefused(hex("FEFF 0041 00"), "UTF-16BE", "byte 5");
    }

    // First bytes as in the formats' own specifications.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"504B0304 14000600 08000000|ZIP archive or an office document",
        "89504E47 0D0A1A0A 0000000D|PNG picture", "FFD8FFE0 00104A46|JPEG picture",
        "47494638 39610100 0100|GIF picture",
        "1F8B0800 00000000|gzip archive", "4D5A9000 03000000|Windows program", "7F454C46 02010100|Linux program",
        "CAFEBABE 00000045|Java class", "53514C69 74652066 6F726D61 74203300|SQLite database",
        "D0CF11E0 A1B11AE1|old Word", "25504446 2D312E37 0A|PDF", "52494646 10000000 57454250|WebP picture",
        "377ABCAF 271C|7-Zip archive", "28B52FFD 0458|Zstandard archive", "00000018 66747970 6D703432|MP4 video"})
    void aBinaryFileIsRefusedAsWhatItSeemsToBe(String bytes, String kind) {
        isRefused(hex(bytes), "is not text", kind);
    }

    @Test
    void anUnknownBinaryFileIsRefused() {
        isRefused(new byte[]{'a', 'b', 0, 'c'}, "is not text");
        isRefused("a\u0001\u0002\u0003b".getBytes(StandardCharsets.UTF_8), "is not text");
    }

    @Test
    void textsThatBeginLikeABinaryFileAreText() throws DocumentException {
        for (String text : List.of("BMW builds cars", "MZ is a program's mark", "GIF89a is a format", "ID3 tags",
                "PK is a city", "BZh", "\u001B[31mred\u001B[0m log\n", "page one\fpage two")) {
            assertThat(TextDecoder.decode("n", text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        }
    }

    @Test
    void limitsOfSizeAndLengthHoldToTheByte() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "äöü");
        Duration time = Duration.ofSeconds(10);
        assertThat(TextDecoder.decode(file, new Limits(6, 3, time))).isEqualTo("äöü");
        assertThatThrownBy(() -> TextDecoder.decode(file, new Limits(5, 3, time)))
                .hasMessage("\"a.txt\" has 6 bytes and the limit is 5; open a part of it instead.");
        assertThatThrownBy(() -> TextDecoder.decode(file, new Limits(6, 2, time)))
                .hasMessage("\"a.txt\" holds 3 characters or more and the limit is 2; open a part of it instead.");
    }

    @Test
    void aDeviceIsRefusedRatherThanReadForEver() {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")), "No /dev/zero here");
        assertThatThrownBy(() -> TextDecoder.decode(Path.of("/dev/zero"), Limits.DEFAULT))
                .isInstanceOf(DocumentException.class).hasMessageContaining("is a device");
    }

    @Test
    void aNameWithALineEndStaysOneLine() {
        assertThatThrownBy(() -> TextDecoder.decode(Path.of("no\nsuch\u001B.txt"), Limits.DEFAULT))
                .hasMessage("\"no?such?.txt\" is not there any more; choose it again.");
    }

    @Test
    void everyCodePointSurvives() throws DocumentException {
        String all = Stream.iterate(0x20, point -> point <= Character.MAX_CODE_POINT, point -> point + 1)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString).reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        assertThat(TextDecoder.decode("n", all.getBytes(StandardCharsets.UTF_8)).equals(all)).isTrue();
    }
}
