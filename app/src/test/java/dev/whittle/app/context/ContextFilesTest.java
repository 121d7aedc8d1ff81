package dev.whittle.app.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.app.Plugins;
import dev.whittle.app.context.ContextFiles.Read;
import dev.whittle.document.DocumentException;
import dev.whittle.optimizer.context.Chunking;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContextFilesTest {
    @TempDir
    Path folder;

    private final ContextFiles files = new ContextFiles(Plugins.load(Path.of("no-such-folder")).readers());

    private Read read(Path path) throws DocumentException, InterruptedException {
        return files.read(path, Tokenizers.get("o200k_base"), Chunking.DEFAULT);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aFileOfAKindNobodyNamesIsReadAsTextIfItIsThat() throws Exception {
        write("notes.unheard", "Some words.");
        write("clip.mp4", "\0\0\0\u0018ftypmp42\0\0");
        assertThat(read(folder.resolve("notes.unheard")).chunks()).extracting(Chunk::text)
                .containsExactly("Some words.");
        assertThatThrownBy(() -> read(folder.resolve("clip.mp4")))
                .hasMessage("\"clip.mp4\" is not text: it seems to be an MP4 video or a HEIC picture.");
    }

    @Test
    void aFolderIsReadInTheOrderOfItsNamesAndWhatCannotBeIsSaid() throws Exception {
        write("docs/b.md", "# B\n\nWords of b.");
        write("docs/a/b.md", "# B\n\nOther words.");
        write("docs/c.txt", "Gr\u00F6\u00DFe");
        write("docs/d.png", "\u0089PNG\r\n\u001A\n\0");
        write("docs/.git/config", "hidden");
        write("docs/node_modules/x.js", "theirs");
        Read read = read(folder.resolve("docs"));
        assertThat(read.chunks()).extracting(Chunk::source).containsExactly(Path.of("a", "b.md").toString(), "b.md",
                "c.txt");
        assertThat(read.notes()).isEqualTo(
                List.of("\"c.txt\" is not UTF-8; it was read as Windows-1252 (Western European).",
                        "1 of 4 files in \"docs\" hold no text that can be read: d.png."));
    }

    @Test
    void aFolderWithoutAnythingToReadIsRefused() throws Exception {
        write("pictures/d.png", "\u0089PNG\r\n\u001A\n\0");
        assertThatThrownBy(() -> read(folder.resolve("pictures"))).isInstanceOf(DocumentException.class)
                .hasMessage("The folder \"pictures\" holds no file that can be read; choose another.");
    }
}
