package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.whittle.optimizer.context.Packing.Dropped;
import dev.whittle.optimizer.context.Packing.Why;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PackerTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");
    /// One token a word, so that budgets in these tests can be read.
    private static final Tokenizer WORDS = new Tokenizer() {
        @Override
        public String id() {
            return "words";
        }

        @Override
        public boolean exact() {
            return true;
        }

        @Override
        public TokenCount count(String text) {
            return TokenCount.exact(text.isBlank() ? 0 : text.strip().split("\\s+", -1).length);
        }
    };

    @Test
    void theBestSetIsKeptNotTheFirstThatFits() throws InterruptedException {
        Ranking ranking = ranking(3.0, "a1 a2 a3 a4 a5 a6", 2.5, "b1 b2 b3", 2.4, "c1 c2 c3");
        Packing packing = Packer.pack(ranking, WORDS, 6, Order.BEST_FIRST);
        assertThat(packing.kept()).extracting(kept -> kept.scored().chunk().id()).containsExactly("1", "2");
        assertThat(packing.text()).isEqualTo("b1 b2 b3\n\nc1 c2 c3");
        assertThat(packing.tokens()).isEqualTo(TokenCount.exact(6));
        assertThat(packing.dropped()).extracting(Dropped::why).containsExactly(Why.OVER_BUDGET);
    }

    @Test
    void everyDropHasItsReason() throws InterruptedException {
        Ranking ranking = ranking(4.0, "one two", 3.0, "One  TWO", 2.0, "a b c d e f g h", 1.0, "x y z", 0.0,
                "nothing");
        Packing packing = Packer.pack(ranking, WORDS, 4, Order.BEST_FIRST);
        assertThat(packing.kept()).extracting(kept -> kept.scored().chunk().text()).containsExactly("one two");
        assertThat(packing.dropped()).extracting(Dropped::why, Dropped::reason).containsExactly(
                tuple(Why.DUPLICATE, "Says the same as chunk 0."),
                tuple(Why.TOO_LARGE, "Its 8 tokens alone are more than the budget of 4."),
                tuple(Why.OVER_BUDGET, "The budget is spent on chunks worth more per token."),
                tuple(Why.NO_MATCH, "No word of the question occurs in it."));
    }

    @Test
    void chunksCanBeOrderedInThreeWays() throws InterruptedException {
        Ranking ranking = RankingOf.scored(
                List.of(scored("b", 1, 1, 4), scored("d", 3, 2, 3), scored("a", 0, 3, 2), scored("c", 2, 4, 1)));
        assertThat(Packer.pack(ranking, WORDS, 9, Order.BEST_FIRST).text()).isEqualTo("b\n\nd\n\na\n\nc");
        assertThat(Packer.pack(ranking, WORDS, 9, Order.BEST_FIRST_AND_LAST).text()).isEqualTo("b\n\na\n\nc\n\nd");
        assertThat(Packer.pack(ranking, WORDS, 9, Order.ORIGINAL).text()).isEqualTo("a\n\nb\n\nc\n\nd");
    }

    @Test
    void titlesArePackedAndCounted() throws InterruptedException {
        Chunk titled = new Chunk("1", "My title", "some text", "");
        Packing packing = Packer.pack(RankingOf.scored(List.of(RankingOf.one(titled, 0, 1, 1))), WORDS, 4,
                Order.BEST_FIRST);
        assertThat(packing.text()).isEqualTo("My title\nsome text");
        assertThat(
                Packer.pack(RankingOf.scored(List.of(RankingOf.one(titled, 0, 1, 1))), WORDS, 3, Order.BEST_FIRST)
                        .kept())
                .isEmpty();
    }

    @Test
    void withoutAQuestionTheFirstChunksAreKept() throws InterruptedException {
        Packing packing = Packer.pack(ranking(0.0, "a b c", 0.0, "d e f", 0.0, "g h i"), WORDS, 6, Order.ORIGINAL);
        assertThat(packing.text()).isEqualTo("a b c\n\nd e f");
    }

    @Test
    void aBudgetOfNothingKeepsNothing() throws InterruptedException {
        assertThat(Packer.pack(ranking(1.0, "a"), O200K, 0, Order.BEST_FIRST).kept()).isEmpty();
        assertThatThrownBy(() -> Packer.pack(ranking(1.0, "a"), O200K, -1, Order.BEST_FIRST))
                .hasMessage("A budget of -1 tokens is not possible: give 0 or more.");
    }

    @Test
    void anEstimateIsHeldToItsUpperEnd() throws InterruptedException {
        Tokenizer wide = new Tokenizer() {
            @Override
            public String id() {
                return "wide";
            }

            @Override
            public boolean exact() {
                return false;
            }

            @Override
            public TokenCount count(String text) {
                long words = WORDS.count(text).tokens();
                return TokenCount.estimate(words, words, 2 * words);
            }
        };
        assertThat(Packer.pack(ranking(2.0, "a b", 1.0, "c d"), wide, 7, Order.BEST_FIRST).text()).isEqualTo("a b");
    }

    @Test
    void thePackedTextIsNeverOverBudget() throws InterruptedException {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Scored> scored = new ArrayList<>();
            for (int count = random.nextInt(10); count >= 0; count--) {
                String text = "word" + count + " of\n\nthe".repeat(1 + random.nextInt(9))
                        + ".\n".repeat(random.nextInt(2));
                scored.add(scored(text, scored.size(), scored.size() + 1, random.nextDouble(0.1, 9)));
            }
            long budget = random.nextInt(120);
            Packing packing = Packer.pack(RankingOf.scored(scored), O200K, budget, Order.BEST_FIRST);
            assertThat(packing.tokens()).as("seed %d", seed).isEqualTo(O200K.count(packing.text()));
            assertThat(packing.tokens().tokens()).as("seed %d", seed).isLessThanOrEqualTo(budget);
            assertThat(packing.kept().size() + packing.dropped().size()).isEqualTo(scored.size());
        }
    }

    @Test
    void theKnapsackFindsTheBestOfAllSubsets() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Packer.Item> items = new ArrayList<>();
            for (int count = random.nextInt(10); count >= 0; count--) {
                double worth = random.nextInt(1, 50);
                items.add(new Packer.Item(
                        new Candidates.Candidate(scored("t", count, 1, 1), 0), random.nextInt(1, 30), worth));
            }
            long budget = random.nextInt(1, 100);
            List<Packer.Item> best = Knapsack.best(items, budget);
            assertThat(best.stream().mapToLong(Packer.Item::tokens).sum()).isLessThanOrEqualTo(budget);
            assertThat(worth(best)).as("seed %d", seed).isEqualTo(bestOfAll(items, budget));
        }
    }

    private static double bestOfAll(List<Packer.Item> items, long budget) {
        double best = 0;
        for (int bits = 0; bits < 1 << items.size(); bits++) {
            List<Packer.Item> subset = new ArrayList<>();
            for (int index = 0; index < items.size(); index++) {
                if ((bits >> index & 1) == 1) {
                    subset.add(items.get(index));
                }
            }
            if (subset.stream().mapToLong(Packer.Item::tokens).sum() <= budget) {
                best = Math.max(best, worth(subset));
            }
        }
        return best;
    }

    private static double worth(List<Packer.Item> items) {
        return items.stream().mapToDouble(Packer.Item::worth).sum();
    }

    private static Ranking ranking(Object... scoresAndTexts) {
        List<Scored> scored = new ArrayList<>();
        for (int at = 0; at < scoresAndTexts.length; at += 2) {
            int position = at / 2;
            Chunk chunk = new Chunk(Integer.toString(position), "", (String) scoresAndTexts[at + 1], "");
            scored.add(RankingOf.one(chunk, position, position + 1, (Double) scoresAndTexts[at]));
        }
        return RankingOf.scored(scored);
    }

    private static Scored scored(String text, int position, int rank, double score) {
        return RankingOf.one(new Chunk(text, "", text, ""), position, rank, score);
    }
}
