package dev.whittle.optimizer.experiment.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Fixture;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.check.Checks;
import dev.whittle.optimizer.experiment.check.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JudgeAgreementTest {
    private static final List<Cost> ASKED = List.of(new Cost.Unpriced("A judge was asked."));

    private final Board board = new Board(120, MatrixListener.NONE);
    private final Map<Integer, Rating> ratings = new HashMap<>();
    private int next;

    private void cell(Verdict verdict, Rating rating) {
        Fixture.Script server = (_, _) -> Script.reply("text");
        Run run = new Comparison(Fixture.CATALOG).run(Script.column("A", "question"), server, _ -> {});
        board.set(next, new CellState.Answered(run, CellState.Source.FRESH,
                new Checks.Result(List.of(verdict), verdict)));
        ratings.put(next++, rating);
    }

    private static Verdict graded(int grade) {
        return new Verdict.Judged((grade - 1) / 4.0, grade >= 4, "The judge gave %d of 5.".formatted(grade), ASKED);
    }

    @Test
    void verdictsAgreeByCohensKappa() {
        // Cohen's kappa of the 2 x 2 table 20, 5, 10, 15: observed 0.7, by chance 0.5, kappa 0.4 (Wikipedia, "Cohen's kappa",
        // the worked example on grant proposals).
        int[][] table = {{20, 5}, {10, 15}};
        for (int judge = 0; judge < 2; judge++) {
            for (int person = 0; person < 2; person++) {
                for (int i = 0; i < table[judge][person]; i++) {
                    cell(graded(judge == 0 ? 5 : 1), new Rating(null, person == 0, ""));
                }
            }
        }

        JudgeAgreement agreement = JudgeAgreement.of(board, ratings);

        assertThat(agreement.rated()).isEqualTo(50);
        assertThat(agreement.verdicts().orElseThrow().kappa()).isCloseTo(0.4, within(1e-12));
        assertThat(agreement.verdicts().orElseThrow().n()).isEqualTo(50);
        assertThat(agreement.grades()).isEmpty();
    }

    @Test
    void gradesAgreeByTheirDistance() {
        // Cohen 1968: 1 less the mean squared distance seen (2 of 6) over that by chance (of all pairs of their grades).
        int[] judge = {1, 2, 3, 4, 5, 5};
        int[] person = {1, 3, 3, 4, 4, 5};
        double chance = 0;
        for (int one : judge) {
            for (int other : person) {
                chance += (one - other) * (one - other) / 36.0;
            }
        }
        for (int i = 0; i < judge.length; i++) {
            cell(graded(judge[i]), new Rating(person[i], null, ""));
        }

        assertThat(JudgeAgreement.of(board, ratings).grades().orElseThrow().kappa())
                .isCloseTo(1 - (2 / 6.0) / chance, within(1e-12));
    }

    @Test
    void whatNoModelJudgedSaysNothingOfTheJudge() {
        cell(Verdict.of(true, "It is in the answer."), new Rating(5, null, ""));
        cell(new Verdict.Unjudged("The judge did not answer.", ASKED), new Rating(5, null, ""));
        ratings.put(99, new Rating(null, null, "a note alone"));

        JudgeAgreement agreement = JudgeAgreement.of(board, ratings);

        assertThat(agreement.rated()).isEqualTo(2);
        assertThat(agreement.verdicts()).isEmpty();
        assertThat(agreement.grades()).isEmpty();
    }
}
