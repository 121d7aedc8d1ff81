package dev.whittle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.document.Document;
import dev.whittle.document.Document.Layout;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.contract.DocumentReaderContract;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextReaderTest extends DocumentReaderContract {
    @TempDir
    Path folder;

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

    private Document read(String name, String text) throws Exception {
        return reader().read(Files.writeString(folder.resolve(name), text), Limits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"notes.txt,PLAIN", "a.py,CODE", "A.JAVA,CODE", "Dockerfile,CODE", ".env,CODE", "x.unheard,PLAIN",
        "README,PLAIN", "doc.rst,MARKDOWN", "doc.adoc,MARKDOWN", "paper.tex,MARKDOWN"})
    void theNameTellsHowTheTextIsLaidOut(String name, Layout layout) throws Exception {
        assertThat(read(name, "some words\n").layout()).isEqualTo(layout);
    }

    @Test
    void scriptsAndMarkupWithoutAnEndingAreKnownByTheirBeginning() throws Exception {
        assertThat(read("run", "#!/bin/sh\necho\n").layout()).isEqualTo(Layout.CODE);
        assertThat(read("feed", "<?xml version=\"1.0\"?><a/>").layout()).isEqualTo(Layout.CODE);
    }

    @Test
    void anEncodingThatWasAssumedIsSaid() throws Exception {
        Path file = Files.write(folder.resolve("alt.txt"), "Größe\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reader().read(file, Limits.DEFAULT)).isEqualTo(new Document("alt.txt",
                List.of(new Section("", "Größe\n")), Layout.PLAIN,
                "\"alt.txt\" is not UTF-8; it was read as Windows-1252 (Western European)."));
    }

    @Test
    void xmlIsReadAsItDeclaresItself() throws Exception {
        String xml = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<a>Возврат</a>";
        Path file = Files.write(folder.resolve("a.xml"), xml.getBytes(Charset.forName("windows-1251")));
        assertThat(reader().read(file, Limits.DEFAULT).text()).isEqualTo(xml);
        String wrong = "<?xml version=\"1.0\" encoding=\"utf-16\"?>\n<a>Größe</a>";
        assertThat(read("b.xml", wrong).text()).isEqualTo(wrong);
    }

    // docutils' specification, "Sections" and "Literal Blocks"
    @Test
    void titlesOfReStructuredTextAreHeadingsAndItsCodeIsFenced() throws Exception {
        assertThat(read("a.rst", """
                ====
                Book
                ====

                Install
                =======
                Run::

                    # a comment
                    pip install shop

                    shop --init

                Linux
                -----
                .. code-block:: bash

                   apt update
                Use
                ===
                Read.
                """).text()).isEqualTo("""
                # Book

                ## Install
                Run::

                ```
                    # a comment
                    pip install shop

                    shop --init
                ```

                ### Linux
                .. code-block:: bash

                ```
                   apt update
                ```
                Use
                ===
                Read.
                """);
    }

    // docs.asciidoctor.org, "Sections" and "Listing blocks"
    @Test
    void titlesOfAsciiDocAreHeadingsAndItsListingsAreFenced() throws Exception {
        assertThat(read("a.adoc", "= Book\n\n== Part\n\n[source]\n----\n# x\n== y\n----\n----\nopen\n").text())
                .isEqualTo("# Book\n\n## Part\n\n[source]\n```\n# x\n== y\n```\n----\nopen\n");
    }

    @Test
    void sectionsOfLatexAreHeadingsAndItsListingsAreFenced() throws Exception {
        assertThat(read("a.tex", """
                \\section{Intro}\\label{sec:intro}
                Words.
                \\subsection*{The \\emph{old} way}
                \\begin{verbatim}
                \\section{no}
                \\end{verbatim}
                """).text()).isEqualTo("""
                # Intro
                \\label{sec:intro}
                Words.
                ## The \\emph{old} way
                ```
                \\begin{verbatim}
                \\section{no}
                \\end{verbatim}
                ```
                """);
    }
}
