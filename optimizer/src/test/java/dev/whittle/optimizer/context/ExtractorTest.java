package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.optimizer.context.Packing.Why;
import dev.whittle.optimizer.context.Ranking.Part;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ExtractorTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");

    @Test
    void theSentencesWorthMostAreKeptInTheirOwnOrder() throws InterruptedException {
        Ranking ranking = RankingOf.scored(
                List.of(scored(0, "", "One is low. Two is high. Three is low. Four is high.", 1, 9, 1, 8)));
        Packing packing = Extractor.extract(ranking, O200K, 9, Order.BEST_FIRST);
        assertThat(packing.text()).isEqualTo("Two is high. Four is high.");
        assertThat(packing.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.text()).isEqualTo("Two is high. Four is high.");
            assertThat(kept.reason()).isEqualTo("2 of its 4 sentences are worth their tokens.");
        });
    }

    // Small change fills the budget with 4 + 3 where one sentence alone is worth 8, of the same chunk or of another.
    @Test
    void theBestSentenceIsNotGivenUpForSmallChange() throws InterruptedException {
        Ranking same = RankingOf.scored(List.of(scored(0, "", "It is so. The long one tells you all there is to know. "
                + "It is on.", 4, 8, 3)));
        Ranking others = RankingOf.scored(List.of(scored(0, "", "It is so.", 4),
                scored(1, "", "The long one tells you all there is to know.", 8), scored(2, "", "It is on.", 3)));
        for (Ranking ranking : List.of(same, others)) {
            assertThat(Extractor.extract(ranking, O200K, 12, Order.BEST_FIRST).text())
                    .isEqualTo("The long one tells you all there is to know.");
        }
    }

    @Test
    void aTitleIsKeptWhereTheTextDoesNotNameIt() throws InterruptedException {
        Ranking ranking = RankingOf.scored(List.of(scored(0, "Iris (song)", "It sold well.", 5),
                scored(1, "Zeus", "Zeus is a god.", 4)));
        assertThat(Extractor.extract(ranking, O200K, 30, Order.BEST_FIRST).text())
                .isEqualTo("Iris (song)\nIt sold well.\n\nZeus is a god.");
    }

    @Test
    void aChunkWithoutAKeptSentenceIsDroppedWithAReason() throws InterruptedException {
        Ranking ranking = RankingOf.scored(List.of(scored(0, "", "Alpha beta gamma.", 9), scored(1, "",
                "Delta epsilon zeta.", 1)));
        Packing packing = Extractor.extract(ranking, O200K, 5, Order.BEST_FIRST);
        assertThat(packing.text()).isEqualTo("Alpha beta gamma.");
        assertThat(packing.dropped()).singleElement().satisfies(dropped -> {
            assertThat(dropped.why()).isEqualTo(Why.OVER_BUDGET);
            assertThat(dropped.reason()).isEqualTo("The budget is spent on sentences worth more per token.");
        });
    }

    @Test
    void whatWasSaidBeforeIsNotSaidAgain() throws InterruptedException {
        Ranking ranking = RankingOf.scored(List.of(scored(0, "", "The tide is out. Boats lie on the sand.", 9, 8),
                scored(1, "", "Boats  lie on the sand. The sun is up.", 7, 6)));
        assertThat(Extractor.extract(ranking, O200K, 100, Order.BEST_FIRST).text())
                .isEqualTo("The tide is out. Boats lie on the sand.\n\nThe sun is up.");
    }

    @Test
    void whatBeginsALineKeepsItsIndentation() throws InterruptedException {
        String list = "- One\n  - in one\n- Two\n  - in two";
        Scored scored = new Scored(new Chunk("1", "", list, ""), 0, 1, 1, 1, null,
                List.of(new Part(0, 5, 9), new Part(8, 16, 1e-9), new Part(17, 22, 1e-9), new Part(25, 33, 8)));
        assertThat(Extractor.extract(RankingOf.scored(List.of(scored)), O200K, 8, Order.BEST_FIRST).text())
                .isEqualTo("- One\n  - in two");
        Scored code = new Scored(new Chunk("2", "", "  first\n  second", ""), 0, 1, 1, 1, null,
                List.of(new Part(2, 7, 9), new Part(10, 16, 1e-9)));
        assertThat(Extractor.extract(RankingOf.scored(List.of(code)), O200K, 3, Order.BEST_FIRST).text())
                .isEqualTo("  first");
    }

    @Test
    void linesOfListsStayLines() throws InterruptedException {
        String list = "Ports:\n- Oslo\n- Bergen\n- Bodo";
        Scored scored = new Scored(new Chunk("1", "", list, ""), 0, 1, 1, 1, null,
                List.of(new Part(0, 6, 9), new Part(7, 13, 1e-9), new Part(14, 22, 8), new Part(23, 29, 7)));
        assertThat(Extractor.extract(RankingOf.scored(List.of(scored)), O200K, 9, Order.BEST_FIRST).text())
                .isEqualTo("Ports:\n- Bergen\n- Bodo");
    }

    @Test
    void rowsOfATableComeWithItsHead() throws InterruptedException {
        String head = "| port | berths |\n|---|---|";
        Ranking ranking = RankingOf.scored(List.of(scored(0, "",
                "Intro of all there is.\n\n" + head + "\n| Oslo | 12 |\n| Bodo | 3 |\n\nThe end of all there is.", 1e-9,
                1e-9, 1e-8, 9, 1e-9)));
        String kept = head + "\n| Bodo | 3 |";
        long budget = O200K.count(kept).high() + 2;
        assertThat(Extractor.extract(ranking, O200K, budget, Order.BEST_FIRST).text()).isEqualTo(kept);
        assertThat(Extractor.choose(ranking, O200K, budget))
                .containsOnly(Map.entry(0, BitSet.valueOf(new long[]{0b1010})));
    }

    @Test
    void theHeadOfATableNeverStandsAlone() throws InterruptedException {
        String head = "| port | berths |\n|---|---|";
        Ranking ranking = RankingOf.scored(List.of(scored(0, "",
                "Intro of all there is.\n\n" + head + "\n| Oslo | 12 |\n| Bodo | 3 |", 5, 9, 1, 2)));
        String row = head + "\n| Bodo | 3 |";
        assertThat(Extractor.extract(ranking, O200K, O200K.count(row).high() + 2, Order.BEST_FIRST).text())
                .isEqualTo(row);
        assertThat(Extractor.extract(ranking, O200K, O200K.count(head).high() + 2, Order.BEST_FIRST).text())
                .isEqualTo("Intro of all there is.");
    }

    @Test
    void theBudgetIsNeverExceeded() throws InterruptedException {
        ChunkRanker ranker = new ChunkRanker();
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Chunk> chunks = new ArrayList<>();
            for (int count = random.nextInt(1, 6); count > 0; count--) {
                String text = ("Sentence %d says 北京 “x”.\n".formatted(count) + "and\tmore; ".repeat(random.nextInt(4))
                        + "End!!! " + (random.nextInt(3) == 0 ? "\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n" : ""))
                        .repeat(random.nextInt(1, 5));
                chunks.add(new Chunk("c" + count, random.nextBoolean() ? "Title " + count : "", text, ""));
            }
            Ranking ranking = ranker.rank(chunks, random.nextBoolean() ? "what says sentence 2" : "");
            long budget = random.nextInt(90);
            Packing packing = Extractor.extract(ranking, O200K, budget, Order.BEST_FIRST_AND_LAST);
            assertThat(packing.tokens()).as("seed %d", seed).isEqualTo(O200K.count(packing.text()));
            assertThat(packing.tokens().tokens()).as("seed %d", seed).isLessThanOrEqualTo(budget);
            assertThat(packing.kept().size() + packing.dropped().size()).isEqualTo(chunks.size());
        }
    }

    @Test
    void negativeBudgetsAreRefused() {
        assertThatThrownBy(() -> Extractor.extract(RankingOf.scored(List.of()), O200K, -1, Order.BEST_FIRST))
                .hasMessage("A budget of -1 tokens is not possible: give 0 or more.");
    }

    private static Scored scored(int position, String title, String text, double... worths) {
        List<Unit> units = Unit.of(text);
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < worths.length; at++) {
            parts.add(new Part(units.get(at).start(), units.get(at).end(), worths[at]));
        }
        return new Scored(new Chunk(Integer.toString(position), title, text, ""), position, position + 1, 1, 1, null,
                parts);
    }
}
