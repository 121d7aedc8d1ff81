package dev.whittle.optimizer.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.experiment.statistics.Pareto.Axis;
import dev.whittle.optimizer.experiment.statistics.Pareto.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ParetoTest {
    private static Point point(String name, double quality, @Nullable String usd, int millis) {
        return new Point(name, quality, usd == null ? null : new BigDecimal(usd), Duration.ofMillis(millis));
    }

    @Test
    void onlyWhatNothingBeatsOnEveryCountIsBest() {
        Point cheap = point("cheap", 0.80, "0.01", 900);
        Point good = point("good", 0.95, "0.05", 900);
        Point dear = point("dear", 0.94, "0.06", 900);
        Point fast = point("fast", 0.80, "0.02", 200);
        Point unpriced = point("unpriced", 0.99, null, 100);

        assertThat(Pareto.of(List.of(cheap, good, dear, fast, unpriced), EnumSet.allOf(Axis.class))).isEqualTo(
                new Pareto(List.of(cheap, good, fast), List.of(dear), List.of(unpriced)));
        assertThat(Pareto.of(List.of(cheap, good, dear, fast, unpriced), Set.of(Axis.QUALITY, Axis.COST)).best())
                .containsExactly(cheap, good);
    }

    @Test
    void equalColumnsDoNotBeatEachOther() {
        Point one = point("one", 0.8, "0.010", 5);
        Point other = point("other", 0.8, "0.01", 5);

        assertThat(Pareto.of(List.of(one, other), EnumSet.allOf(Axis.class)).best()).containsExactly(one, other);
    }

    @Test
    void everyBeatenColumnIsBeatenByOneOfTheBest() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Point> points = new ArrayList<>();
            for (int at = 0; at < 12; at++) {
                points.add(
                        point("p" + at, random.nextInt(5) / 4.0, String.valueOf(random.nextInt(5)), random.nextInt(5)));
            }
            Pareto front = Pareto.of(points, EnumSet.allOf(Axis.class));

            assertThat(front.best()).as("seed %d", seed).isNotEmpty();
            assertThat(Pareto.of(front.best(), EnumSet.allOf(Axis.class)).beaten()).as("seed %d", seed).isEmpty();
            for (Point beaten : front.beaten()) {
                List<Point> withBest = new ArrayList<>(front.best());
                withBest.add(beaten);
                assertThat(Pareto.of(withBest, EnumSet.allOf(Axis.class)).beaten()).as("seed %d", seed)
                        .containsExactly(beaten);
            }
        }
    }
}
