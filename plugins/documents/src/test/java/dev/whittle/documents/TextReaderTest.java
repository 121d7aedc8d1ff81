package dev.whittle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.contract.DocumentReaderContract;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TextReaderTest extends DocumentReaderContract {
    @Override
    protected DocumentReader reader() {
        return new TextReader();
    }

    @Override
    protected byte[] goodFile() {
        return "first line\r\nsecond – línea\rthird\n".getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theWholeTextIsOneSectionWithoutATitle() throws Exception {
        assertThat(reader().read(file(goodFile()), Limits.DEFAULT).sections())
                .containsExactly(new Section("", "first line\nsecond – línea\nthird\n"));
    }

    @Test
    void aFileOfBlanksIsEmpty() throws Exception {
        isRefused(file(" \n\t\r\n".getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT, "is empty");
    }
}
