package dev.whittle.document.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.document.Document;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every document reader keeps to. A reader's test extends it and hands in the reader and the
/// content of one good file.
public abstract class DocumentReaderContract {
    @TempDir
    Path folder;

    protected abstract DocumentReader reader();

    /// The content of a small good file with text in it.
    protected abstract byte[] goodFile() throws IOException;

    /// A file in the test's folder, with an ending this reader takes.
    protected final Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve(name()), content);
    }

    /// The name of every file this contract makes.
    protected final String name() {
        return "sämple file." + reader().extensions().iterator().next();
    }

    protected final void isRefused(Path file, Limits limits, String... words) {
        assertThatThrownBy(() -> reader().read(file, limits)).isInstanceOfSatisfying(DocumentException.class,
                e -> assertThat(e.getMessage()).contains(file.getFileName().toString()).contains(words)
                        .endsWith(".").doesNotContain("\n").doesNotContain("Exception")
                        .doesNotContain(folder.toString()));
    }

    @Test
    void theIdIsKebabCaseAndTheExtensionsAreLowerCaseWithoutADot() {
        assertThat(reader().id()).matches("[a-z][a-z0-9-]*");
        assertThat(reader().extensions()).isNotEmpty().allMatch(extension -> extension.matches("[a-z0-9]+"));
    }

    @Test
    void itIsFoundThroughTheServiceLoader() {
        assertThat(ServiceLoader.load(DocumentReader.class).stream().map(ServiceLoader.Provider::type))
                .contains(reader().getClass());
    }

    @Test
    void aGoodFileIsReadUnderItsNameWithUnixLineEndsAndNoBlankSection() throws Exception {
        Document document = reader().read(file(goodFile()), Limits.DEFAULT);
        assertThat(document.name()).isEqualTo(name());
        assertThat(document.sections()).isNotEmpty().allSatisfy(section -> {
            assertThat(section.text()).isNotBlank().doesNotContain("\r");
            assertThat(section.title()).doesNotContain("\n");
        });
    }

    @Test
    void readingTwiceGivesTheSame() throws Exception {
        Path file = file(goodFile());
        assertThat(reader().read(file, Limits.DEFAULT)).isEqualTo(reader().read(file, Limits.DEFAULT));
    }

    @Test
    void aMissingFileIsRefused() {
        isRefused(folder.resolve(name()), Limits.DEFAULT, "is not there any more");
    }

    @Test
    void aFolderIsRefused() throws IOException {
        isRefused(Files.createDirectory(folder.resolve(name())), Limits.DEFAULT, "is a folder");
    }

    @Test
    void aFileNobodyMayReadIsRefused() throws IOException {
        Path file = file(goodFile());
        Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"),
                "No POSIX permissions here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "This user may read every file");
        isRefused(file, Limits.DEFAULT, "may not be read");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        isRefused(file(new byte[0]), Limits.DEFAULT, "is empty");
    }

    @Test
    void aFileLargerThanTheLimitIsRefusedWithBothSizes() throws IOException {
        byte[] content = goodFile();
        isRefused(file(content), new Limits(content.length - 1, 1_000_000, Duration.ofSeconds(30)),
                "%,d".formatted(content.length), "%,d".formatted(content.length - 1));
    }

    @Test
    void aFileWithMoreTextThanTheLimitIsRefused() throws IOException {
        isRefused(file(goodFile()), new Limits(50_000_000, 1, Duration.ofSeconds(30)), "the limit is 1");
    }

    @Test
    void aFileThatTakesLongerThanTheLimitIsRefused() throws IOException {
        isRefused(file(goodFile()), new Limits(50_000_000, 1_000_000, Duration.ZERO), "took longer than");
    }

    @Test
    void aBinaryFileIsRefused() throws IOException {
        byte[] bytes = new byte[4096];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        isRefused(file(bytes), Limits.DEFAULT, "is not");
    }

    @Test
    void aPictureUnderAFalseNameIsRefused() throws IOException {
        isRefused(file("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)),
                Limits.DEFAULT, "PNG picture");
    }

    @Test
    void anInterruptedThreadStopsReading() throws IOException {
        Path file = file(goodFile());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> reader().read(file, Limits.DEFAULT)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
