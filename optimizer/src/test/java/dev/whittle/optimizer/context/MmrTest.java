package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MmrTest {
    private static final List<Chunk> CHUNKS = List.of(
            ChunkRankerTest.chunk("first", "", "A refund is paid to the card within fourteen days of the return."),
            ChunkRankerTest.chunk("again", "", "The refund is paid to your card within fourteen days of a return."),
            ChunkRankerTest.chunk("other", "", "For vouchers there is no refund; a new voucher is sent by letter."),
            ChunkRankerTest.chunk("ships", "", "Ships cross the ocean and carry cargo."));

    @Test
    void withVarietyASecondTellingComesBehindWhatIsNew() throws InterruptedException {
        assertThat(ids(1).subList(0, 2)).containsExactlyInAnyOrder("first", "again");
        assertThat(ids(0.5).getFirst()).isEqualTo(ids(1).getFirst());
        assertThat(ids(0.5).get(1)).isNotIn("first", "again");
    }

    @Test
    void scoresAndWorthsStaySharesOfOne() throws InterruptedException {
        Ranking ranking = new ChunkRanker().rank(CHUNKS, "When is the refund paid to my card?", 0.5, _ -> {});
        assertThat(ranking.scored().stream().mapToDouble(Scored::score).sum()).isCloseTo(1, within(1e-9));
        assertThat(ranking.scored().stream().mapToDouble(Scored::worth).sum()).isCloseTo(1, within(1e-9));
        assertThat(ranking.scored()).extracting(Scored::rank).containsExactly(1, 2, 3, 4);
    }

    // Carbonell and Goldstein 1998: the argmax over what is left of lambda * relevance - (1 - lambda) * likeness.
    @Test
    void theOrderIsThatOfTheDefinition() throws InterruptedException {
        Standing standing = new ChunkRanker().standing(CHUNKS, "refund card voucher", _ -> {});
        Mmr.Choice choice = new Mmr(standing, 0.6).choose(List.of(0, 2, 1, 3), new double[]{1, 0.7, 0.8, 0});
        // 0 first; then 2 (0.48 less a little) before 1 (0.42 less 0.4 of nearly 1); 3 adds nothing but is new
        assertThat(choice.order().subList(0, 2)).containsExactly(0, 2);
        assertThat(choice.left()[0]).isEqualTo(1);
        assertThat(choice.left()[1]).isLessThan(choice.left()[2]).isLessThan(1);
    }

    @Test
    void aLambdaOutOfRangeIsRefused() {
        for (double lambda : new double[]{-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new ChunkRanker().rank(CHUNKS, "q", lambda, _ -> {}))
                    .hasMessageStartingWith("Lambda is a number from 0 to 1, not ");
        }
    }

    private static List<String> ids(double lambda) throws InterruptedException {
        return new ChunkRanker().rank(CHUNKS, "When is the refund paid to my card?", lambda, _ -> {}).scored().stream()
                .map(scored -> scored.chunk().id()).toList();
    }
}
