package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.whittle.document.Document;
import dev.whittle.document.Document.Section;
import dev.whittle.optimizer.context.Chunking.Cut;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ChunkerTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");

    @Test
    void titlesAreThePathOfHeadings() throws InterruptedException {
        List<Chunk> chunks = chunk(
                "# Report\n\nIntro.\n\n## Results\n\nGood.\n\n### Details\nFine.\n\n## Outlook\n\nBright.", 256);
        assertThat(chunks).extracting(Chunk::title).containsExactly("Report", "Report > Results",
                "Report > Results > Details", "Report > Outlook");
        assertThat(chunks).extracting(Chunk::text).containsExactly("Intro.", "Good.", "Fine.", "Bright.");
    }

    @Test
    void pagesBecomeSourcesAndHeadingsGoOnAcrossThem() throws InterruptedException {
        Document document = new Document("report.pdf",
                List.of(new Section("page 3", "# Costs\n\nHigh."), new Section("page 4", "Still high.")));
        List<Chunk> chunks = Chunker.chunk(document, O200K, Chunking.DEFAULT);
        assertThat(chunks).extracting(Chunk::source).containsExactly("report.pdf, page 3", "report.pdf, page 4");
        assertThat(chunks).extracting(Chunk::title).containsExactly("Costs", "Costs");
    }

    @Test
    void otherSectionTitlesAreHeadings() throws InterruptedException {
        Document document = new Document("a.md", List.of(new Section("Costs", "High.\n\n## Detail\n\nVery.")));
        assertThat(Chunker.chunk(document, O200K, Chunking.DEFAULT)).extracting(Chunk::title, Chunk::source)
                .containsExactly(
                        tuple("Costs", "a.md"), tuple("Costs > Detail", "a.md"));
    }

    @Test
    void aTitleThatIsThePathToTheHeadingsOfItsTextIsSaidOnce() throws InterruptedException {
        Document document = new Document("a.md", List.of(new Section("Handbook", "# Handbook\n\nIntro."),
                new Section("Handbook > Refunds > Time limits", "## Refunds\n### Time limits\n\n30 days."),
                new Section("Handbook > Refunds > Refunds", "### Refunds\n\nAgain."),
                new Section("Handbook > Costs", "None.\n\n## Detail\n\nVery.")));
        assertThat(Chunker.chunk(document, O200K, Chunking.DEFAULT)).extracting(Chunk::title).containsExactly(
                "Handbook", "Handbook > Refunds > Time limits", "Handbook > Refunds > Refunds", "Handbook > Costs",
                "Handbook > Costs > Detail");
    }

    @Test
    void headingsWithNothingBelowThemAreText() throws InterruptedException {
        assertThat(chunk("# Guide\n## First\n## Second\n### Last", 256)).extracting(Chunk::title, Chunk::text)
                .containsExactly(tuple("Guide", "## First"), tuple("Guide > Second", "### Last"));
        assertThat(chunk("# the timeout\n# in seconds\ntimeout: 30\n# end", 256)).extracting(Chunk::title, Chunk::text)
                .containsExactly(tuple("", "# the timeout"), tuple("in seconds", "timeout: 30"), tuple("", "# end"));
        Document document = new Document("a.pdf",
                List.of(new Section("page 1", "One.\n\n# Costs"), new Section("page 2", "High.\n\n# End")));
        assertThat(Chunker.chunk(document, O200K, Chunking.DEFAULT))
                .extracting(Chunk::title, Chunk::text, Chunk::source)
                .containsExactly(tuple("", "One.", "a.pdf, page 1"), tuple("Costs", "High.", "a.pdf, page 2"),
                        tuple("", "# End", "a.pdf, page 2"));
    }

    @Test
    void codeEndsAtTheFenceThatClosesIt() throws InterruptedException {
        String nested = "````md\n```js\nlet a;\n```\n\n# no heading\n````";
        String tilde = "~~~\n``` inside\n# no heading\n~~~";
        assertThat(chunk(nested + "\n\n" + tilde + "\n\n# Heading\nText.", 256))
                .extracting(Chunk::title, Chunk::text)
                .containsExactly(tuple("", nested + "\n\n" + tilde), tuple("Heading", "Text."));
    }

    @Test
    void theHeadOfATableStandsAboveEveryPartOfIt() throws InterruptedException {
        String head = "| port | berths |\n|---|--:|\n";
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 30; row++) {
            rows.append("| port %d | %d |\n".formatted(row, row * 7));
        }
        List<Chunk> chunks = chunk("Ports of the country.\n\n" + head + rows + "\nThe end.", 64);
        assertThat(chunks).hasSizeGreaterThan(4)
                .allSatisfy(chunk -> assertThat(O200K.count(chunk.text()).tokens()).isLessThanOrEqualTo(64))
                .filteredOn(chunk -> chunk.text().contains("| port 1")).allSatisfy(chunk -> assertThat(chunk.text())
                        .containsOnlyOnce(head));
        assertThat(visible(String.join("", chunks.stream().map(chunk -> chunk.text().replace(head, "")).toList())))
                .isEqualTo(visible("Ports of the country." + rows + "The end."));
    }

    @Test
    void chineseIsCutBehindPunctuation() throws InterruptedException {
        assertThat(chunk("退款政策三十天内可以退款，食品不能退货，运费由客户承担，你还有问题吗，请联系客服", 20))
                .extracting(Chunk::text).hasSizeGreaterThan(1)
                .allMatch(text -> text.endsWith("，") || text.endsWith("客服"));
    }

    @Test
    void smallParagraphsShareAChunkAndTablesAndCodeStayWhole() throws InterruptedException {
        String table = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(5);
        String code = "```\nint a;\n\nint b;\n```";
        List<Chunk> chunks = chunk("One.\n\nTwo.\n\n" + table + "\n" + code + "\n\nThree.", 64);
        assertThat(chunks).extracting(Chunk::text).anyMatch(text -> text.contains(table.strip()))
                .anyMatch(text -> text.contains(code));
        assertThat(chunks.getFirst().text()).startsWith("One.\n\nTwo.");
    }

    @Test
    void longParagraphsAreCutBetweenSentences() throws InterruptedException {
        List<Chunk> chunks = chunk("This is one sentence of eight tokens. ".repeat(20), 40);
        assertThat(chunks).hasSizeGreaterThan(3)
                .allMatch(chunk -> chunk.text().startsWith("This") && chunk.text().endsWith("tokens."));
    }

    @Test
    void paragraphsInWrappedLinesAreCutBetweenSentencesNotLines() throws InterruptedException {
        String text = """
                A river is a stream of fresh water that flows on the surface of
                land or inside caves. It flows towards another body of water at a
                lower elevation, such as an ocean or lake. A river may run dry
                before it reaches the end of its course if it runs out of water.""";
        assertThat(chunk(text, 24)).extracting(Chunk::text).containsExactly(
                "A river is a stream of fresh water that flows on the surface of\nland or inside caves.",
                "It flows towards another body of water at a\nlower elevation, such as an ocean or lake.",
                "A river may run dry\nbefore it reaches the end of its course if it runs out of water.");
    }

    @Test
    void noChunkIsTooLargeAndNoWordIsLostWhateverTheText() throws InterruptedException {
        List<String> pieces = List.of("word ", "Sentence here. ", "\n\n", "\n", "| a | b |\n", "```\n", "😀",
                "x".repeat(90), "漢字", "\t", "- item\n");
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(80); count >= 0; count--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            List<Chunk> chunks = chunk(text.toString(), 16);
            assertThat(chunks).as("seed %d", seed)
                    .allMatch(chunk -> O200K.count(chunk.text()).tokens() <= 16 && !chunk.text().isBlank());
            assertThat(visible(String.join("", chunks.stream().map(Chunk::text).toList()))).as("seed %d", seed)
                    .isEqualTo(visible(text.toString()));
        }
    }

    @Test
    void idsAreStableAndUnique() throws InterruptedException {
        List<Chunk> chunks = chunk("# A\n\nSame.\n\n# B\n\nOther.\n\n# A\n\nSame.", 256);
        assertThat(chunks).extracting(Chunk::id).doesNotHaveDuplicates().isEqualTo(
                chunk("# A\n\nSame.\n\n# B\n\nOther.\n\n# A\n\nSame.", 256).stream().map(Chunk::id).toList());
        assertThat(chunk("# New\n\nNew.\n\n# B\n\nOther.", 256).get(1).id()).isEqualTo(chunks.get(1).id());
        assertThat(chunks.get(2).id()).isEqualTo(chunks.getFirst().id() + "-2");
    }

    @Test
    void tooSmallASizeIsRefused() {
        assertThatThrownBy(() -> chunk("a", 7)).hasMessage("Chunks of 7 tokens are too small: give 8 or more.");
    }

    @Test
    void paragraphsCanBeChunksOfTheirOwn() throws InterruptedException {
        assertThat(chunk("# A\n\nOne. Two.\n\nThree.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
                new Chunking(Cut.PARAGRAPH, 256, 0))).extracting(Chunk::text).containsExactly("One. Two.", "Three.",
                        "| a | b |\n|---|---|\n| 1 | 2 |");
    }

    @Test
    void sentencesAreJoinedOverParagraphsAndRepeatedAsOverlap() throws InterruptedException {
        String text = "Alpha is the first one. Beta is the second one.\n\nGamma is the third one. Delta is the fourth one.";
        assertThat(chunk(text, new Chunking(Cut.SENTENCE, 20, 0))).extracting(Chunk::text).containsExactly(
                "Alpha is the first one. Beta is the second one.\n\nGamma is the third one.",
                "Delta is the fourth one.");
        assertThat(chunk(text, new Chunking(Cut.SENTENCE, 14, 6))).extracting(Chunk::text).containsExactly(
                "Alpha is the first one. Beta is the second one.",
                "Beta is the second one.\n\nGamma is the third one.",
                "Gamma is the third one. Delta is the fourth one.");
    }

    @Test
    void wordsCanBeCutAnywhereBetween() throws InterruptedException {
        List<Chunk> chunks = chunk("one two three four five six seven eight nine ten eleven twelve",
                new Chunking(Cut.TOKENS, 8, 2));
        assertThat(chunks).extracting(Chunk::text).containsExactly("one two three four five six seven eight",
                "seven eight nine ten eleven twelve");
    }

    @Test
    void everyCutKeepsEveryWordWithinTheLimitAndTablesWhole() throws InterruptedException {
        String table = "| port | berths |\n|---|---|\n| Oslo | 12 |\n| Bodo | 3 |";
        String text = "# Ports\n\nShips come. They go again! Where to?\n\n" + table
                + "\n\n## North\n\nIce lies there in winter, and nobody sails. Then spring comes.\n\nLast words.";
        for (Cut cut : Cut.values()) {
            for (int overlap : new int[]{0, 4, 15}) {
                List<Chunk> chunks = chunk(text, new Chunking(cut, 32, overlap));
                assertThat(chunks).as("%s %d", cut, overlap)
                        .allSatisfy(chunk -> assertThat(O200K.count(chunk.text()).tokens()).isLessThanOrEqualTo(32))
                        .anySatisfy(chunk -> assertThat(chunk.text()).contains(table));
                if (overlap == 0) {
                    assertThat(visible(String.join("", chunks.stream().map(Chunk::text).toList())))
                            .isEqualTo(visible(text.replaceAll("#.*", "")));
                }
            }
        }
    }

    @Test
    void anOverlapOfHalfOrMoreIsRefused() {
        assertThatThrownBy(() -> new Chunking(Cut.TOKENS, 20, 10)).hasMessage(
                "An overlap of 10 tokens does not go with chunks of 20: give 0 or more and less than half of that.");
    }

    private static String visible(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static List<Chunk> chunk(String text, int tokens) throws InterruptedException {
        return chunk(text, new Chunking(Cut.HEADING, tokens, 0));
    }

    private static List<Chunk> chunk(String text, Chunking chunking) throws InterruptedException {
        return Chunker.chunk(new Document("notes.md", List.of(new Section("", text))), O200K, chunking);
    }
}
