package dev.whittle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.contract.DocumentReaderContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvReaderTest extends DocumentReaderContract {
    @Override
    protected DocumentReader reader() {
        return new CsvReader();
    }

    @Override
    protected byte[] goodFile() {
        return "port,berths\r\nOslo,12\r\nBodø,3\r\n".getBytes(StandardCharsets.UTF_8);
    }

    private List<Section> read(String csv) throws Exception {
        return reader().read(file(csv.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT).sections();
    }

    @Test
    void rowsBecomeATableUnderTheirHead() throws Exception {
        assertThat(read("port,berths\nOslo,12\nBodø,3\n")).containsExactly(new Section("rows 1 to 2",
                "| port | berths |\n|---|---|\n| Oslo | 12 |\n| Bodø | 3 |"));
    }

    // RFC 4180, 2.5 to 2.7
    @Test
    void quotesHoldSeparatorsLineBreaksAndQuotes() throws Exception {
        assertThat(read("a,b\n\"x, \"\"y\"\"\",\"1\n2\"\n").getFirst().text())
                .endsWith("\n| x, \"y\" | 1 2 |");
    }

    @Test
    void semicolonsAndTabsAreFoundByTheRowsTheyMake() throws Exception {
        assertThat(read("a;b\n1,5;2\n2,5;3\n").getFirst().text()).startsWith("| a | b |").contains("| 1,5 | 2 |");
        assertThat(read("a\tb\n1\t2\n").getFirst().text()).startsWith("| a | b |");
    }

    @Test
    void aLongTableIsCutIntoSectionsThatAllHaveTheHead() throws Exception {
        StringBuilder csv = new StringBuilder("number,square\n");
        for (int number = 1; number <= 300; number++) {
            csv.append(number).append(',').append(number * number).append('\n');
        }
        List<Section> sections = read(csv.toString());
        assertThat(sections).hasSizeGreaterThan(3)
                .allSatisfy(section -> assertThat(section.text()).startsWith("| number | square |\n|---|---|\n"));
        assertThat(sections.getLast().text()).endsWith("| 300 | 90000 |");
    }

    @Test
    void aQuoteThatNeverEndsIsToldWithItsLine() throws IOException {
        isRefused(file("a,b\n1,\"2\n3,4\n".getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT,
                "a quote in line 2 that never ends");
    }

    @Test
    void aLongHeadIsRepeatedSoSeldomThatTheTextStaysWithinTwiceTheFile() throws Exception {
        String csv = "h".repeat(100_000) + ",b\n" + "row,%s\n".formatted("x".repeat(90)).repeat(2_000);
        assertThat(reader().read(file(csv.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT).text().length())
                .isLessThan(2 * csv.length() + 200_000);
    }
}
