package dev.whittle.app.matrix;

import dev.whittle.app.workspace.Budgets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// How often, how fast and for how much is asked, as it is typed.
public final class LimitsViewModel {
    private static final int HUNDRED = 100;
    private static final double USUAL_MARGIN = 0.02;

    private final StringProperty repeats = new SimpleStringProperty("1");
    private final StringProperty concurrency = new SimpleStringProperty("8");
    private final StringProperty budget = new SimpleStringProperty("");
    private final StringProperty dayBudget = new SimpleStringProperty("");
    private final StringProperty margin = new SimpleStringProperty("2");
    private final BooleanProperty refresh = new SimpleBooleanProperty();
    private final BooleanProperty stopEarly = new SimpleBooleanProperty();
    private Budgets valid = Budgets.NONE;

    LimitsViewModel(Runnable changed) {
        for (StringProperty typed : List.of(repeats, concurrency, budget, dayBudget, margin)) {
            typed.addListener((_, _, _) -> changed.run());
        }
        refresh.addListener((_, _, _) -> changed.run());
        stopEarly.addListener((_, _, _) -> changed.run());
    }

    public StringProperty repeatsProperty() {
        return repeats;
    }

    /// Most calls in flight to one server.
    public StringProperty concurrencyProperty() {
        return concurrency;
    }

    /// The most a run may spend in USD, blank for no limit.
    public StringProperty budgetProperty() {
        return budget;
    }

    /// The most all runs of a day may spend together in USD, blank for no limit.
    public StringProperty dayBudgetProperty() {
        return dayBudget;
    }

    /// How many points worse than column A is still good enough.
    public StringProperty marginProperty() {
        return margin;
    }

    /// Whether what earlier runs have a reply to is asked again.
    public BooleanProperty refreshProperty() {
        return refresh;
    }

    /// Whether a column ends as soon as its verdict is certain.
    public BooleanProperty stopEarlyProperty() {
        return stopEarly;
    }

    /// The options as they stand.
    ///
    /// @throws IllegalArgumentException if one is none; the message is one sentence for the person
    RunOptions options() {
        return options(repeats.get());
    }

    RunOptions options(String often) {
        return RunOptions.of(often, concurrency.get(), RunOptions.amount(budget.get()),
                RunOptions.amount(dayBudget.get()), margin.get(), refresh.get(), stopEarly.get());
    }

    /// The options of a run that is only shown: what is typed matters only for its verdicts.
    RunOptions shown(int often) {
        double points;
        try {
            points = RunOptions.margin(margin.get());
        } catch (IllegalArgumentException _) {
            // Half-typed: the field says so.
            points = USUAL_MARGIN;
        }
        return new RunOptions(often, 1, null, null, points, false, false);
    }

    /// Shows what a saved run was started with.
    void show(int often, @Nullable Double earlyMargin) {
        repeats.set(Integer.toString(often));
        stopEarly.set(earlyMargin != null);
        if (earlyMargin != null) {
            margin.set(BigDecimal.valueOf(earlyMargin).multiply(BigDecimal.valueOf(HUNDRED)).stripTrailingZeros()
                    .toPlainString());
        }
    }

    /// Shows the budgets that were kept.
    public void show(Budgets kept) {
        valid = kept;
        dayBudget.set(Optional.ofNullable(kept.day()).map(BigDecimal::toPlainString).orElse(""));
    }

    /// The budgets to keep: those that were typed, or those before if something else was.
    public Budgets budgets() {
        try {
            valid = new Budgets(RunOptions.amount(dayBudget.get()));
        } catch (IllegalArgumentException _) {
            // Half-typed: the field says so, and what held before is kept.
        }
        return valid;
    }
}
