package dev.whittle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.contract.DocumentReaderContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownReaderTest extends DocumentReaderContract {
    @Override
    protected DocumentReader reader() {
        return new MarkdownReader();
    }

    @Override
    protected byte[] goodFile() {
        return "# Title\r\n\r\nText\r\n".getBytes(StandardCharsets.UTF_8);
    }

    private List<Section> sections(String markdown) throws Exception {
        return reader().read(file(markdown.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT).sections();
    }

    @Test
    void sectionsHaveThePathOfHeadingsAsTitleAndTheHeadingInTheirText() throws Exception {
        assertThat(sections("""
                Intro.

                # Install
                Words.

                ## Windows ##

                Run it.
                ### Old
                No.
                # Use
                Go.
                """)).containsExactly(
                new Section("", "Intro."),
                new Section("Install", "# Install\nWords."),
                new Section("Install > Windows", "## Windows ##\n\nRun it."),
                new Section("Install > Windows > Old", "### Old\nNo."),
                new Section("Use", "# Use\nGo."));
    }

    @Test
    void aHeadingWithoutTextGoesWithTheDeeperOneBelowIt() throws Exception {
        assertThat(sections("# Book\n\n## One\n\na\n\n## Two\n\nb\n")).containsExactly(
                new Section("Book > One", "# Book\n\n## One\n\na"),
                new Section("Book > Two", "## Two\n\nb"));
    }

    @Test
    void frontMatterIsASectionOfItsOwnAndNotInTheTextBelow() throws Exception {
        assertThat(sections("---\ntitle: Guide\ntags: [a]\n---\n\n# Guide\n\nText\n")).containsExactly(
                new Section("front matter", "title: Guide\ntags: [a]"),
                new Section("Guide", "# Guide\n\nText"));
        assertThat(sections("---\n---\nText\n")).containsExactly(new Section("", "Text"));
        assertThat(sections("---\nno end\n")).containsExactly(new Section("", "---\nno end"));
    }

    // Examples 62 to 106 of the CommonMark 0.31.2 specification that begin with no heading there.
    @ParameterizedTest
    @ValueSource(strings = {"####### foo", "#5 bolt\n\n#hashtag", "\\## foo", "    # foo", "foo\n    # bar",
        "Foo\n= =\n\nFoo\n--- -", "`Foo", "> foo\n-----", "- Foo\n---", "---\n---", "- foo\n-----", "    foo\n---",
        "```\n# code\n```", "~~~\nFoo\n===\n~~~", "| a |\n| - |\n---"})
    void whatIsNoHeadingInCommonMarkStartsNoSection(String markdown) throws Exception {
        assertThat(sections("x\n\n" + markdown)).extracting(Section::title).containsOnly("");
    }

    // The same examples' headings.
    @ParameterizedTest
    @ValueSource(strings = {"# foo", "###### foo", "#                  foo                     ", " ### foo",
        "   # foo",
        "## foo ##", "  ###   foo    ###", "# foo ##################################", "### foo ###     ", "foo\n===",
        "foo\n-------------------------", "foo\n=", "   foo\n---", "  foo\n  ===", "foo\n   ----      ",
        "foo  \n-----"})
    void aHeadingOfCommonMarkStartsASectionUnderItsName(String markdown) throws Exception {
        assertThat(sections(markdown + "\n\ntext")).extracting(Section::title).containsExactly("foo");
    }

    @Test
    void hashesThatBelongToAHeadingStay() throws Exception {
        assertThat(sections("# foo#\n\ntext\n\n### foo ### b\n\ntext\n\n#\n\ntext")).extracting(Section::title)
                .containsExactly("foo#", "foo# > foo ### b", "");
    }

    @Test
    void aHeadingOfSeveralLinesIsOneTitle() throws Exception {
        assertThat(sections("Foo *bar\nbaz*\n====\n\ntext")).containsExactly(
                new Section("Foo *bar baz*", "Foo *bar\nbaz*\n====\n\ntext"));
    }

    @Test
    void aHundredThousandMarksInARowAreRead() throws Exception {
        for (String marks : List.of("#", "# ", "- ", "-", "=", "`", "* ", "\n# a", ">", " ", "\n-\n")) {
            assertThat(sections("a" + marks.repeat(100_000))).isNotEmpty();
        }
    }
}
