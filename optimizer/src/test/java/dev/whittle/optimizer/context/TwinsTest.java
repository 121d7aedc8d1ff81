package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import org.junit.jupiter.api.Test;

final class TwinsTest {
    private static final String TEXT = "Refunds are paid to the card you used for the order within fourteen days of"
            + " the day on which the parcel came back to our warehouse in good condition and with its label.";
    private final Twins copies = new Twins();

    @Test
    void aTextWithOneWordChangedIsANearCopy() {
        Scored first = scored(TEXT);
        assertThat(copies.twin(first)).isNull();
        assertThat(copies.twin(scored(TEXT.replace("label", "tag")))).isSameAs(first);
    }

    @Test
    void caseBlanksAndLineBreaksMakeNoDifference() {
        Scored first = scored("Short text.");
        assertThat(copies.twin(first)).isNull();
        assertThat(copies.twin(scored("short\n  TEXT."))).isSameAs(first);
    }

    @Test
    void textsThatShareHalfAreNoCopies() {
        assertThat(copies.twin(scored(TEXT))).isNull();
        assertThat(copies.twin(scored(TEXT.substring(0, 90) + " unless you paid by voucher, which is sent back to you"
                + " as another voucher that is good for a year"))).isNull();
    }

    private static Scored scored(String text) {
        return RankingOf.one(new Chunk("1", "", text, ""), 0, 1, 1);
    }
}
