package dev.whittle.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.Schedule.Weighed;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    @Test
    void twoSmallEditsBeatALargerOneAcrossBoth() {
        Weighed left = edit(0, 0, 10, 3, Risk.LOW);
        Weighed right = edit(0, 10, 20, 3, Risk.LOW);
        assertThat(Schedule.best(List.of(edit(0, 5, 15, 5, Risk.NONE), right, left))).containsExactly(left, right);
    }

    @Test
    void ofEqualSavingsTheSaferOneStays() {
        Weighed safe = edit(0, 0, 10, 3, Risk.NONE);
        assertThat(Schedule.best(List.of(edit(0, 5, 15, 3, Risk.MEDIUM), safe))).containsExactly(safe);
    }

    @Test
    void editsOfDifferentMessagesNeverOverlap() {
        assertThat(Schedule.best(List.of(edit(1, 0, 10, 1, Risk.NONE), edit(0, 0, 10, 1, Risk.NONE)))).hasSize(2);
    }

    @Test
    void noSetSavesMoreThanTheOneChosen() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 300; round++) {
            List<Weighed> all = new ArrayList<>();
            for (int count = random.nextInt(9); count > 0; count--) {
                int start = random.nextInt(20);
                all.add(edit(random.nextInt(2), start, start + 1 + random.nextInt(8), 1 + random.nextInt(9),
                        Risk.NONE));
            }
            assertThat(sum(Schedule.best(all))).isEqualTo(bestOfAllSubsets(all));
        }
    }

    private static long bestOfAllSubsets(List<Weighed> all) {
        long best = 0;
        for (int bits = 0; bits < 1 << all.size(); bits++) {
            List<Weighed> subset = new ArrayList<>();
            for (int index = 0; index < all.size(); index++) {
                if ((bits >> index & 1) == 1) {
                    subset.add(all.get(index));
                }
            }
            boolean free = free(subset);
            best = free ? Math.max(best, sum(subset)) : best;
        }
        return best;
    }

    private static boolean free(List<Weighed> subset) {
        for (int one = 0; one < subset.size(); one++) {
            for (int other = 0; other < one; other++) {
                if (subset.get(one).edit().overlaps(subset.get(other).edit())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long sum(List<Weighed> all) {
        return all.stream().mapToLong(Weighed::saved).sum();
    }

    private static Weighed edit(int message, int start, int end, long saved, Risk risk) {
        return new Weighed(new Edit("any", "any.any", message, start, end, "", "", risk), saved);
    }
}
