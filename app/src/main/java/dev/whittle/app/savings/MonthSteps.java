package dev.whittle.app.savings;

import dev.whittle.app.Figures;
import dev.whittle.app.control.WaterfallBars.Kind;
import dev.whittle.app.control.WaterfallBars.Row;
import dev.whittle.optimizer.savings.Change;
import dev.whittle.optimizer.savings.Waterfall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Dollars a month from now to then, a row a strategy.
final class MonthSteps {
    private MonthSteps() {}

    static List<Row> of(Waterfall waterfall) {
        List<Row> rows = new ArrayList<>();
        BigDecimal now = waterfall.before().total();
        rows.add(new Row("waterfall-now", "Now", 0, now.doubleValue(), Kind.TOTAL, List.of(Figures.usd(now), "")));
        for (Waterfall.Step step : waterfall.steps()) {
            BigDecimal added = step.change().saved().negate();
            rows.add(new Row("waterfall-" + step.strategy().id(), step.strategy().title(),
                    step.before().total().doubleValue(), step.after().total().doubleValue(),
                    added.signum() <= 0 ? Kind.SAVED : Kind.ADDED,
                    List.of((added.signum() > 0 ? "+" : "") + Figures.usd(added), percent(step.change()))));
        }
        BigDecimal then = waterfall.after().total();
        rows.add(new Row("waterfall-then", "Then", 0, then.doubleValue(), Kind.TOTAL,
                List.of(Figures.usd(then), percent(waterfall.change()))));
        return rows;
    }

    private static String percent(Change change) {
        return change.share().map(share -> (share.signum() >= 0 ? "−" : "+")
                + Figures.percent(Math.abs(share.doubleValue()))).orElse("");
    }
}
