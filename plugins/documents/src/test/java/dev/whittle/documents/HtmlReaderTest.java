package dev.whittle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.contract.DocumentReaderContract;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HtmlReaderTest extends DocumentReaderContract {
    // What stands before, between and behind words.
    private static final List<String[]> AROUND = List.of(new String[]{"<p>", "<br>", "</p>"},
            new String[]{"<div>", "</div>"}, new String[]{"<ul><li>", "</li><li>", "</li></ul>"},
            new String[]{"<ol start=4><li>", "<p>", "</ol>"}, new String[]{"<dl><dt>", "</dt><dd>", "</dl>"},
            new String[]{"<table><caption>", "</caption><tr><td rowspan=2>", "<td>", "<tr><td colspan=3>", "</table>"},
            new String[]{"<h2>", "</h2>"}, new String[]{"<pre>", "</pre>"},
            new String[]{"<blockquote>", "</blockquote>"},
            new String[]{"<details><summary>", "</summary>", "</details>"}, new String[]{"<form><label>", "</form>"},
            new String[]{"<b>", "</b><sup>", "</sup>"});

    @Override
    protected DocumentReader reader() {
        return new HtmlReader();
    }

    @Override
    protected byte[] goodFile() {
        return "<html><body><h1>Ports</h1>\r\n<p>Ships come.</p></body></html>".getBytes(StandardCharsets.UTF_8);
    }

    private String read(String html, Charset charset) throws Exception {
        return reader().read(file(html.getBytes(charset)), Limits.DEFAULT).text();
    }

    @Test
    void headingsParagraphsListsTablesAndCodeBecomeMarkdown() throws Exception {
        assertThat(read("""
                <head><title>x</title><style>p{}</style></head><body><nav>Home</nav>
                <h1>Ports &amp; ships</h1><p>Ships <b>come</b>
                 and go.</p><script>alert(1)</script>
                <ul><li>Oslo</li><li>Bod&oslash;</li></ul><h2>Berths</h2>
                <table><tr><th>port</th><th>berths</th></tr><tr><td>Oslo</td><td>12</td></tr></table>
                <pre>a = 1
                  b</pre><div>End</div></body>""", StandardCharsets.UTF_8)).isEqualTo("""
                # Ports & ships

                Ships come and go.

                - Oslo
                - Bodø

                ## Berths

                | port | berths |
                |---|---|
                | Oslo | 12 |

                ```
                a = 1
                  b
                ```

                End""");
    }

    @Test
    void aDeclaredEncodingIsFollowed() throws Exception {
        assertThat(read("<meta charset=\"iso-8859-1\"><p>Bodø</p>", StandardCharsets.ISO_8859_1)).isEqualTo("Bodø");
    }

    @Test
    void aPageOfScriptsAloneIsRefused() throws IOException {
        isRefused(file("<html><body><div id=root></div><script>go()</script></body></html>"
                .getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT, "shows no text without its scripts");
    }

    @Test
    void deepNestingIsReadWithoutAStackThatOverflows() throws Exception {
        assertThat(read("<div>".repeat(200_000) + "deep", StandardCharsets.UTF_8)).isEqualTo("deep");
        assertThat(read("<table><tr><td>".repeat(20_000) + "deep", StandardCharsets.UTF_8)).contains("deep");
    }

    @Test
    void nothingOutsideThePageIsRead() throws Exception {
        assertThat(read("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><p>a &e; b</p>",
                StandardCharsets.UTF_8)).contains("b").doesNotContain("root:");
    }

    @Test
    void anEncodingThatIsNoNameIsPassedOver() throws Exception {
        assertThat(read("<meta charset=\"-65535\"><p>Bodø</p>", StandardCharsets.UTF_8)).isEqualTo("Bodø");
    }

    @Test
    void aWideRowAmongThousandsOfShortOnesIsRefusedBeforeTheyAreFilledUp() throws IOException {
        String table = "<table><tr>" + "<td>x".repeat(20_000) + "<tr><td>y".repeat(20_000) + "</table>";
        isRefused(file(table.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT,
                "holds 1,200,060,000 characters or more");
    }

    private String body(String html) throws Exception {
        return read("<body>" + html + "</body>", StandardCharsets.UTF_8);
    }

    @Test
    void nestedListsKeepTheirDepthAndNumbers() throws Exception {
        assertThat(body("""
                <ul><li>One<ul><li>One a<br>goes on</li><li><p>One b</p><p>more</p><ol start=3><li>x</li><li>y</li></ol>
                </li></ul></li><li>Two</li><li></li></ul><ol><li>First</li><li>Second</li></ol>""")).isEqualTo("""
                - One
                  - One a
                    goes on
                  - One b
                    more
                    3. x
                    4. y
                - Two

                1. First
                2. Second""");
    }

    @Test
    void whatATermMeansStandsBehindIt() throws Exception {
        assertThat(body("<dl><dt>Berth</dt><dd>A place.</dd><dd>A bed.</dd><dt>Ship:</dt><dd><p>Floats.</p></dd></dl>"))
                .isEqualTo("Berth: A place.\nA bed.\nShip: Floats.");
    }

    @Test
    void cellsOverSeveralColumnsOrRowsKeepTheOthersInTheirColumns() throws Exception {
        assertThat(body("""
                <table><caption>Prices</caption><tr><th rowspan=2>Plan</th><th colspan=2>Cost</th></tr>
                <tr><th>EU</th><th>US</th></tr><tr><td>Basic</td><td>1</td><td>2</td></tr></table>""")).isEqualTo("""
                Prices

                | Plan | Cost |  |
                |---|---|---|
                |  | EU | US |
                | Basic | 1 | 2 |""");
    }

    @Test
    void twoLineBreaksPartParagraphsAndPowersStayPowers() throws Exception {
        assertThat(body("one<br>two<br><br>10<sup>6</sup> H<sub>2</sub>O as said<sup>[1]</sup>"))
                .isEqualTo("one\ntwo\n\n10^6 H2O as said[1]");
    }

    @Test
    void codeKeepsItsLinesAndIsFencedSoThatNoneOfThemEndsIt() throws Exception {
        assertThat(body("<ul><li>Run<pre>a\n\n\n  b</pre></li></ul><pre><code>x\n```\n</code></pre>"))
                .isEqualTo("- Run\n\n  ```\n  a\n\n\n    b\n  ```\n\n````\nx\n```\n````");
    }

    @Test
    void whatLeadsElsewhereOrIsHiddenIsLeftOutAndWhatIsSaidStays() throws Exception {
        assertThat(body("""
                <header><a>Home</a> <a>Shop</a></header><form><p>In a form</p></form><p hidden>no</p>
                <div style="color: red; DISPLAY:none">no</div><details><summary>More</summary>Words</details>
                <article><p>Text</p><footer><a>By Ann</a></footer></article><footer><a>Imprint</a> | <a>Terms</a></footer>
                <footer>Contact: Example Ltd, <a>map</a></footer>""")).isEqualTo("""
                In a form

                More

                Words

                Text

                By Ann

                Contact: Example Ltd, map""");
    }

    @Test
    void aPageWithoutAFirstHeadingStandsUnderItsTitle() throws Exception {
        assertThat(read("<title>Ports</title><h2>Oslo \u00B6</h2>Ships.", StandardCharsets.UTF_8))
                .isEqualTo("# Ports\n\n## Oslo\n\nShips.");
        assertThat(read("<title>Ports</title><h1>Ports</h1>Ships.", StandardCharsets.UTF_8))
                .isEqualTo("# Ports\n\nShips.");
    }

    // encoding.spec.whatwg.org, "Names and labels": latin1 is windows-1252
    @Test
    void latin1OfThePagesIsWindows1252() throws Exception {
        assertThat(read("<meta charset=iso-8859-1><p>\u201CQuote\u201D 5 \u20AC", Charset.forName("windows-1252")))
                .isEqualTo("\u201CQuote\u201D 5 \u20AC");
    }

    @Test
    void noWordOfAPageIsLostHoweverItIsNested() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            StringBuilder page = new StringBuilder();
            int words = nested(new SplittableRandom(seed), page, 0, 0);
            String read = " " + body(page.toString()).replaceAll("[^w0-9]+", " ") + " ";
            for (int word = 0; word < words; word++) {
                assertThat(read).as("seed %d", seed).contains(" w" + word + " ");
            }
        }
    }

    // Appends elements with numbered words and says how many words there are then.
    private static int nested(SplittableRandom random, StringBuilder page, int depth, int before) {
        int words = before;
        for (int count = random.nextInt(1, 4); count > 0; count--) {
            String[] around = AROUND.get(random.nextInt(AROUND.size()));
            page.append(around[0]).append(" w").append(words++).append(' ');
            for (int part = 1; part < around.length; part++) {
                if (depth < 4 && random.nextInt(2) == 0) {
                    words = nested(random, page, depth + 1, words);
                }
                page.append(around[part]).append(" w").append(words++).append(' ');
            }
        }
        return words;
    }

    @Test
    void aHeadingKeepsItsSignsAndLosesTheLinkToItself() throws Exception {
        assertThat(read("<body><h1>Learning C#</h1><p>a</p><h2>Loops<a href=\"#loops\">#</a></h2><p>x<sup></sup> "
                + "y</p></body>", StandardCharsets.UTF_8)).isEqualTo("# Learning C#\n\na\n\n## Loops\n\nx y");
    }
}
