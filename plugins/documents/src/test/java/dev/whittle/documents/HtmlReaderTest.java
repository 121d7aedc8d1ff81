package dev.whittle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.contract.DocumentReaderContract;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class HtmlReaderTest extends DocumentReaderContract {
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
}
