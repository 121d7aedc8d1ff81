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

final class JsonReaderTest extends DocumentReaderContract {
    @Override
    protected DocumentReader reader() {
        return new JsonReader();
    }

    @Override
    protected byte[] goodFile() {
        return "{\"port\": \"Oslo\", \"note\": \"a\\r\\nb\"}".getBytes(StandardCharsets.UTF_8);
    }

    private List<Section> read(String json) throws Exception {
        return reader().read(file(json.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT).sections();
    }

    @Test
    void partsOfAnObjectStandUnderTheirNames() throws Exception {
        assertThat(read("{\"name\": \"Oslo\", \"berths\": 12, \"ships\": [{\"id\": 1}, {\"id\": 2}]}")).containsExactly(
                new Section("name", "Oslo"), new Section("berths", "12"),
                new Section("ships > rows 1 to 2", "{\"id\":1}\n{\"id\":2}"));
    }

    @Test
    void listsAndLinesAreRecords() throws Exception {
        Section both = new Section("rows 1 to 2", "{\"id\":1}\n{\"id\":2}");
        assertThat(read("[{\"id\": 1}, {\"id\": 2}]")).containsExactly(both);
        assertThat(read("{\"id\": 1}\n\n{\"id\": 2}\n")).containsExactly(both);
    }

    @Test
    void whatIsNotJsonIsToldWithItsPlace() throws IOException {
        isRefused(file("{\"a\": 1,\n  b}".getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT,
                "is not valid JSON at line 2");
    }

    @Test
    void nestingThatNeverEndsIsRefused() throws IOException {
        isRefused(file("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT,
                "nested deeper than 200 levels");
    }

    @Test
    void numbersStayAsTheyAreDigitForDigit() throws Exception {
        assertThat(read(
                "{\"id\": 12345678901234567890, \"v\": 0.1234567890123456789012345}\n{\"n\": 1.10, \"e\": 1E+400}"))
                .containsExactly(new Section("rows 1 to 2",
                        "{\"id\":12345678901234567890,\"v\":0.1234567890123456789012345}\n{\"n\":1.10,\"e\":1E+400}"));
    }

    @Test
    void aPartThatIsNamedTwiceIsRefusedRatherThanLost() throws IOException {
        isRefused(file("{\"a\": 1,\n \"a\": 2}".getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT,
                "names the same part twice at line 2");
    }
}
