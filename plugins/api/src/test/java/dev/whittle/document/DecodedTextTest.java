package dev.whittle.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecodedTextTest {
    @TempDir
    Path folder;

    private static DecodedText read(String text, String charset) throws DocumentException {
        return DecodedText.of("notes.txt", text.getBytes(Charset.forName(charset)));
    }

    private static void isRefused(byte[] bytes, String... words) {
        assertThatThrownBy(() -> DecodedText.of("notes.txt", bytes)).isInstanceOfSatisfying(DocumentException.class,
                e -> assertThat(e.getMessage()).startsWith("\"notes.txt\"").contains(words).endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "US-ASCII"})
    void whatNeedsNoAssumptionIsReadWithoutANote(String charset) throws DocumentException {
        assertThat(read("plain words\r\nin two lines", charset))
                .isEqualTo(new DecodedText("plain words\r\nin two lines", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Größe der Häuser in Köln", "Crème brûlée à la façon d'été, naïve élève créée",
        "¿Qué pasó? ¡Mañana! 20 °C, 5 µm", "Cost: 20 € – “fine” don’t…", "åäö ÅÄÖ", "Þetta er ágætt, ýmis orð",
        "caf\u00E9", "«CAFÉ» à 3½ £ & ©"})
    void westernTextIsReadAndWhatWasAssumedIsSaid(String text) throws DocumentException {
        assertThat(read(text, "windows-1252")).isEqualTo(new DecodedText(text,
                "\"notes.txt\" is not UTF-8; it was read as Windows-1252 (Western European)."));
    }

    // What these would look like as Windows-1252 is nothing anybody wrote.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"windows-1251|Возврат товара возможен в течение недели",
        "KOI8-R|Деньги возвращаются на карту", "windows-1253|Η επιστροφή γίνεται σε δέκα ημέρες",
        "Shift_JIS|返品は十四日以内に可能です", "GBK|退款政策三十天内可以退款", "Big5|三十天內可以退款", "EUC-KR|반품은 십사일 이내에",
        "windows-1250|Zażółć gęślą jaźń i mały żółw", "IBM850|schön und größer für Köln",
        "windows-1256|استرداد الأموال خلال أسبوعين"})
    void textOfOtherEncodingsIsRefusedRatherThanGuessed(String charset, String text) {
        isRefused(text.getBytes(Charset.forName(charset)), "is not valid UTF-8", "save it as UTF-8");
    }

    @Test
    void utf8WithADamagedCharacterStaysDamagedUtf8() {
        byte[] bytes = "Grüße aus Köln, ?".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        isRefused(bytes, "is not valid UTF-8", "0xFF");
    }

    @Test
    void binaryFilesAreStillRefused() {
        isRefused("\u0089PNG\r\n\u001A\n\0".getBytes(StandardCharsets.ISO_8859_1), "PNG picture");
        isRefused("\u001F\u008B\b".getBytes(StandardCharsets.ISO_8859_1), "gzip archive");
        isRefused("{\\rtf1 hello}".getBytes(StandardCharsets.ISO_8859_1), "Rich Text");
        Random random = new Random(7);
        for (int size = 64; size < 4096; size *= 2) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            isRefused(noise, "notes.txt");
        }
    }

    @Test
    void limitsHold() throws Exception {
        Path file = Files.write(folder.resolve("a.txt"), "äöü".getBytes(StandardCharsets.ISO_8859_1));
        Duration time = Duration.ofSeconds(10);
        assertThat(DecodedText.of(file, new Limits(3, 3, time)).text()).isEqualTo("äöü");
        assertThatThrownBy(() -> DecodedText.of(file, new Limits(3, 2, time))).hasMessageContaining("the limit is 2");
        assertThatThrownBy(() -> DecodedText.of(file, new Limits(2, 3, time))).hasMessageContaining("the limit is 2");
    }
}
