package dev.whittle.optimizer.experiment.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.whittle.catalog.Cost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ChecksTest {
    private static final Answer ANSWER = Answer.of("x", Map.of(), null);

    private static Check scoring(double score, double weight) {
        return new Check("c" + score, weight, false, _ -> Verdict.of(score, 0.5, "It scores %s.".formatted(score)));
    }

    private static Check unjudged(double weight) {
        return new Check("judge", weight, false, _ -> Verdict.unjudged("No judge answered."));
    }

    private static Verdict whole(@Nullable Double threshold, Check... checks) throws InterruptedException {
        return new Checks(List.of(checks), threshold).judge(ANSWER);
    }

    @Test
    void theScoreIsTheWeightedMean() throws InterruptedException {
        // (3 x 1 + 1 x 0.5) / 4
        assertThat(whole(null, scoring(1, 3), scoring(0.5, 1)))
                .isEqualTo(new Verdict.Judged(0.875, true, "Every check passed.", List.of()));
    }

    @Test
    void withoutAThresholdEveryCheckMustPassAndTheFirstThatDoesNotIsNamed() throws InterruptedException {
        assertThat(whole(null, scoring(1, 1), scoring(0, 1), scoring(0.2, 1)).reason())
                .isEqualTo("c0.0: It scores 0.0.");
        assertThat(Sample.word(whole(null, scoring(1, 9), scoring(0, 1)))).isEqualTo("fail");
    }

    @Test
    void withAThresholdTheScoreAloneDecides() throws InterruptedException {
        assertThat(Sample.word(whole(0.9, scoring(1, 9), scoring(0, 1)))).isEqualTo("pass");
        assertThat(Sample.word(whole(0.91, scoring(1, 9), scoring(0, 1)))).isEqualTo("fail");
        // 0.1 + 0.1 + 0.1 is not 0.3 in binary
        assertThat(Sample.word(whole(0.3, scoring(1, 0.1), scoring(1, 0.1), scoring(1, 0.1), scoring(0, 0.7))))
                .isEqualTo("pass");
    }

    @Test
    void aCheckOfNoWeightDecidesNothing() throws InterruptedException {
        assertThat(whole(null, scoring(1, 1), scoring(0, 0), unjudged(0)))
                .isEqualTo(new Verdict.Judged(1, true, "Every check passed.", List.of()));
    }

    @Test
    void whatCouldNotBeJudgedIsNoZero() throws InterruptedException {
        assertThat(whole(null, scoring(1, 1), unjudged(1)))
                .isEqualTo(Verdict.unjudged("judge: No judge answered."));
        assertThat(whole(0.5, unjudged(1))).isEqualTo(Verdict.unjudged("judge: No judge answered."));
        assertThat(Sample.word(whole(0.75, scoring(1, 1), unjudged(1)))).isEqualTo("?");
    }

    @Test
    void whatCouldNotBeJudgedDoesNotHideAVerdictItCannotTurn() throws InterruptedException {
        assertThat(Sample.word(whole(null, unjudged(1), scoring(0, 1)))).isEqualTo("fail");
        assertThat(Sample.word(whole(0.5, scoring(1, 1), unjudged(1)))).isEqualTo("pass");
        assertThat(Sample.word(whole(0.75, scoring(0, 1), unjudged(1)))).isEqualTo("fail");
    }

    @Test
    void negationTurnsScoreAndPassAndKeepsTheFact() throws InterruptedException {
        Check negated = new Check("not-it", 1, true, _ -> Verdict.of(0.8, 0.75, "The similarity is 0.8."));

        assertThat(negated.judge(ANSWER)).isEqualTo(
                new Verdict.Judged(1 - 0.8, false, "The similarity is 0.8.", List.of()));
        assertThat(new Check("not-it", 1, true, _ -> Verdict.unjudged("No.")).judge(ANSWER))
                .isEqualTo(Verdict.unjudged("No."));
    }

    @Test
    void whatJudgesCostIsKeptWhetherTheyJudgedOrNot() throws InterruptedException {
        Cost one = new Cost.Unpriced("one");
        Cost two = new Cost.Unpriced("two");

        assertThat(whole(null, new Check("a", _ -> new Verdict.Judged(1, true, "Yes.", List.of(one))),
                new Check("b", _ -> new Verdict.Unjudged("Hm.", List.of(two)))).costs()).containsExactly(one, two);
    }

    @Test
    void theOrderOfChecksChangesNeitherScoreNorVerdict() throws InterruptedException {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Check> checks = new ArrayList<>();
            checks.add(scoring(1, 1));
            for (int at = random.nextInt(6); at >= 0; at--) {
                double weight = random.nextInt(4);
                checks.add(random.nextInt(4) == 0 ? unjudged(weight) : scoring(random.nextInt(5) / 4.0, weight));
            }
            @Nullable
            Double threshold = random.nextBoolean() ? null : random.nextInt(5) / 4.0;
            Verdict before = new Checks(checks, threshold).judge(ANSWER);
            Collections.shuffle(checks, random);
            Verdict after = new Checks(checks, threshold).judge(ANSWER);

            assertThat(Sample.word(after)).as("seed %d", seed).isEqualTo(Sample.word(before));
            if (before instanceof Verdict.Judged judged) {
                assertThat(Sample.score(after)).as("seed %d", seed).isCloseTo(judged.score(),
                        offset(1e-12));
            }
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Checks(List.of(), null)).hasMessageContaining("At least one check");
        assertThatThrownBy(() -> new Check("a", -1, false, _ -> Verdict.of(true, ""))).hasMessageContaining("weight");
        assertThatThrownBy(() -> new Verdict.Judged(Double.NaN, true, "", List.of())).hasMessageContaining("score");
    }
}
