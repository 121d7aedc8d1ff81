package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.whittle.document.Document;
import dev.whittle.document.Document.Layout;
import dev.whittle.document.Document.Section;
import dev.whittle.optimizer.context.Chunking.Cut;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CodeChunksTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");
    private static final String PYTHON = """
            # the default currency
            CURRENCY = "EUR"


            class Invoice:
                \"""An invoice.

                # not a heading
                \"""

                def total(self):
                    total = 0
                    for line in self.lines:

                        total += line.price
                    return total

                # pays all
                def pay(self, amount):
                    if amount < self.total():
                        raise ValueError("not enough")
                    self.paid = True


            def main():
                print(Invoice([]).total())
            """;

    private static List<Chunk> chunk(Layout layout, String text, Chunking chunking) throws InterruptedException {
        return Chunker.chunk(new Document("a", List.of(new Section("", text)), layout, ""), O200K, chunking);
    }

    private static List<Chunk> code(String text, int tokens) throws InterruptedException {
        return chunk(Layout.CODE, text, new Chunking(Cut.HEADING, tokens, 0));
    }

    @Test
    void codeThatFitsStaysAsItIs() throws InterruptedException {
        assertThat(code(PYTHON, 256)).extracting(Chunk::title, Chunk::text)
                .containsExactly(tuple("", PYTHON.stripTrailing()));
    }

    @Test
    void aFunctionStaysWholeUnderTheNameOfItsClass() throws InterruptedException {
        assertThat(code(PYTHON, 40)).extracting(Chunk::title, Chunk::text).containsExactly(
                tuple("", "# the default currency\nCURRENCY = \"EUR\"\n\n\nclass Invoice:\n"
                        + "    \"\"\"An invoice.\n\n    # not a heading\n    \"\"\""),
                tuple("class Invoice", between("    def total", "\n\n    # pays")),
                tuple("class Invoice", between("    # pays", "\n\n\ndef main")),
                tuple("", "def main():\n    print(Invoice([]).total())"));
    }

    @Test
    void anItemOfJavaGoesWithItsCommentAndItsAnnotations() throws InterruptedException {
        String java = """
                /**
                 * A parcel.
                 *
                 * # no heading
                 */
                public final class Parcel {
                    private int sum;

                    /** Grams. */
                    @Override
                    public int weight() {
                        int grams = 0;

                        return grams + sum;
                    }
                }
                """;
        assertThat(code(java, 32)).extracting(Chunk::title, Chunk::text).containsExactly(
                tuple("", java.substring(0, java.indexOf("\n\n    /**"))),
                tuple("public final class Parcel",
                        java.substring(java.indexOf("    /** Grams"), java.length() - 1)));
    }

    @Test
    void configurationIsCutAtItsOutermostKeysAndSections() throws InterruptedException {
        String yaml = "name: web\nspec:\n  replicas: 3\n  ports:\n    - 80\n    - 81\nstatus:\n  ready: true\n";
        assertThat(code(yaml, 16)).extracting(Chunk::text).containsExactly(
                "name: web\nspec:\n  replicas: 3", "  ports:\n    - 80\n    - 81", "status:\n  ready: true");
        String ini = "; all\n[server]\nport=80\nhost=shop.example.com\n[db]\nurl=jdbc:shop\n";
        assertThat(code(ini, 16)).extracting(Chunk::text)
                .containsExactly("; all\n[server]\nport=80\nhost=shop.example.com", "[db]\nurl=jdbc:shop");
    }

    @Test
    void aLineOfALogWithoutATimeGoesWithTheOneAboveIt() throws InterruptedException {
        String error = "2026-11-22 06:00:00 ERROR boom\njava.lang.IllegalStateException: boom\n    at a.B.c(B.java:1)";
        String log = "2026-11-22 05:59:58 INFO one\n2026-11-22 05:59:59 INFO two\n" + error
                + "\n2026-11-22 06:00:01 INFO three\n2026-11-22 06:00:02 INFO four";
        assertThat(code(log, 48)).extracting(Chunk::text).anySatisfy(text -> assertThat(text).contains(error));
    }

    @Test
    void aLineWithoutEndOfMarkupIsCutBetweenTags() throws InterruptedException {
        String xml = "<feed>" + "<entry><id>12</id><title>The title of it</title></entry>".repeat(9) + "</feed>";
        assertThat(code(xml, 40)).hasSizeGreaterThan(2).extracting(Chunk::text)
                .allMatch(text -> text.startsWith("<") && text.endsWith(">"));
    }

    @Test
    void commentsAboveWhatSomeoneTypedAreNoHeadings() throws InterruptedException {
        String settings = "# the timeout\n# in seconds\ntimeout: 30\n\n# where\nhost: shop.example.com\n";
        assertThat(chunk(Layout.PLAIN, settings, Chunking.DEFAULT)).extracting(Chunk::title, Chunk::text)
                .containsExactly(tuple("", settings.stripTrailing()));
        assertThat(chunk(Layout.PLAIN, "Words first.\n\n# the default\nsize of it is 3\n\nWords last.",
                Chunking.DEFAULT)).extracting(Chunk::title).containsExactly("");
    }

    @Test
    void headingsSomeoneTypedAreHeadings() throws InterruptedException {
        assertThat(chunk(Layout.PLAIN, """
                # Refund policy
                Refunds are paid within fourteen days.

                ## Exceptions
                - Food
                - Gift cards

                # Shipping

                free of charge""", Chunking.DEFAULT)).extracting(Chunk::title)
                .containsExactly("Refund policy", "Refund policy > Exceptions", "Shipping");
    }

    @Test
    void proseIsNoCode() throws InterruptedException {
        String prose = "The refund (see f(x)) is paid.\nIt takes a week; sometimes more.\n\nDear Sir,\nthank you.\n"
                + "import duties are extra.\n";
        assertThat(PlainText.isCode(prose)).isFalse();
        assertThat(PlainText.isCode(PYTHON)).isTrue();
        assertThat(PlainText.isCode("```\n" + PYTHON + "```\n")).isFalse();
    }

    @Test
    void noLineIsLostOrChangedWhateverTheCode() throws InterruptedException {
        List<String> lines = List.of("class A {", "}", "def f():", "x = 1", "return x", "", "", "# why", "/*", "*/",
                "\"\"\"", "[part]", "- item", "key:", "<a>", "</a>", "2026-01-01 12:00 x", "| a | b |", "```", "end",
                "y".repeat(70));
        for (long seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder("first\n");
            for (int count = random.nextInt(60); count > 0; count--) {
                text.append("  ".repeat(random.nextInt(5))).append(lines.get(random.nextInt(lines.size())))
                        .append('\n');
            }
            for (Cut cut : Cut.values()) {
                List<Chunk> chunks = chunk(Layout.CODE, text.toString(), new Chunking(cut, 24, 0));
                assertThat(chunks).as("seed %d", seed)
                        .allMatch(chunk -> O200K.count(chunk.text()).tokens() <= 24 && !chunk.text().isBlank())
                        .allMatch(chunk -> text.indexOf(chunk.text()) >= 0);
                assertThat(visible(String.join("", chunks.stream().map(Chunk::text).toList()))).as("seed %d", seed)
                        .isEqualTo(visible(text.toString()));
            }
        }
    }

    @Test
    void nestingWithoutEndIsCut() throws InterruptedException {
        StringBuilder deep = new StringBuilder();
        for (int level = 0; level < 2_000; level++) {
            deep.append(" ".repeat(level)).append("level").append(level).append(":\n");
        }
        assertThat(visible(String.join("", code(deep.toString(), 64).stream().map(Chunk::text).toList())))
                .isEqualTo(visible(deep.toString()));
    }

    private static String between(String begin, String end) {
        return PYTHON.substring(PYTHON.indexOf(begin), PYTHON.indexOf(end));
    }

    private static String visible(String text) {
        return text.replaceAll("\\s+", "");
    }
}
