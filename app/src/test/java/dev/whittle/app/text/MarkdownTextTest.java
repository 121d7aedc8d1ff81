package dev.whittle.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownTextTest {
    private static String text(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    @Test
    void blocksStandApartAsTheyDoOnAPage() {
        assertThat(text(MarkdownText.of("""
                # Refunds
                Five *days*,
                then `paid`.

                - one
                - two
                  - inner

                3. three
                4. four

                > quoted
                > lines

                ```json
                {"a": 1}

                {}
                ```
                ---
                [docs](https://example.com) and <https://example.com>
                """))).isEqualTo("""
                Refunds

                Five days, then paid.

                • one
                • two
                   • inner

                3. three
                4. four

                │ quoted lines

                {"a": 1}

                {}

                ────────

                docs (https://example.com) and https://example.com""");
    }

    @Test
    void aTableHasColumnsOfOneWidth() {
        assertThat(text(MarkdownText.of("""
                | Plan | $ a month |
                |------|----------:|
                | Free | 0 |
                | Business | **120** |
                """))).isEqualTo("""
                Plan     │ $ a month
                ─────────┼──────────
                Free     │ 0
                Business │ 120""");
    }

    @Test
    void wordsAreMarkedAsTheyAreMeant() {
        assertThat(MarkdownText.of("# Big\na **strong *both*** <b>")).extracting(Span::text, Span::styles).contains(
                tuple("Big", List.of("md-h1")), tuple("strong ", List.of("md-strong")),
                tuple("both", List.of("md-strong", "md-emphasis")), tuple("<b>", List.of("md-muted")));
    }

    // The library's own renderer of plain text is asked for the words.
    @ParameterizedTest
    @ValueSource(strings = {
        "1. a\n\n   b\n2. c\n\n- d", "> - a\n>   - b\n>\n> c", "a\\\nb  \nc", "Setext\n===\n\n    code\n    more",
        "![alt *text*](x.png) and ![](y.png)", "[ref]: /url\n\nsee [ref]", "&amp; &copy; \\*no\\*",
        "|a|b|\n|-|-|\n|`c`|*d*|\n|e|"})
    void noWordIsLost(String markdown) {
        String plain = TextContentRenderer.builder().extensions(List.of(TablesExtension.create())).build()
                .render(Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(markdown));
        List<String> words = Arrays.stream(plain.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();

        assertThat(text(MarkdownText.of(markdown))).contains(words);
    }

    @Test
    void nestingWithoutEndIsLaidOut() {
        assertThat(text(MarkdownText.of(">".repeat(20_000) + " end"))).endsWith("end");
        assertThat(text(MarkdownText.of("*a ".repeat(5_000) + "a* ".repeat(5_000)))).endsWith("a* a*");
        assertThat(text(MarkdownText.of("[".repeat(50_000)))).hasSize(50_000);
    }
}
