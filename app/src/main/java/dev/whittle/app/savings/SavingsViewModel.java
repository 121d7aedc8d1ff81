package dev.whittle.app.savings;

import dev.whittle.app.Figures;
import dev.whittle.app.TypedNumber;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.settings.Stored;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Latest;
import dev.whittle.app.workspace.SavingsPlan;
import dev.whittle.app.workspace.SavingsPlan.Choice;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.optimizer.savings.Baseline;
import dev.whittle.optimizer.savings.Bill;
import dev.whittle.optimizer.savings.BreakEven;
import dev.whittle.optimizer.savings.CacheUse;
import dev.whittle.optimizer.savings.Payback;
import dev.whittle.optimizer.savings.Strategy;
import dev.whittle.optimizer.savings.Waterfall;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What strategies would make of the month's bill of the open prompt. Owned by the window's thread; all of it is
/// arithmetic on tokens that are counted already.
public final class SavingsViewModel {
    /// Where a month's bill comes from.
    ///
    /// @param prices the catalog, which changes when prices are imported or typed
    /// @param counts the newest tokens of the open prompt, or null before the first
    public record Now(
            ObservableValue<Catalog> prices, InstantSource clock, ObservableValue<Model> model,
            ObservableValue<Workload> workload, ObservableValue<? extends @Nullable PromptCounts> counts) {
        Catalog catalog() {
            return prices.getValue();
        }
    }

    private final Now now;
    private final Stored<SavingsPlan> stored;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final Latest<SavingsPlan, Boolean> saving;
    private final ReadOnlyObjectWrapper<SavingsPlan> plan = new ReadOnlyObjectWrapper<>(SavingsPlan.EMPTY);
    private final ReadOnlyObjectWrapper<SavingsState> state = new ReadOnlyObjectWrapper<>(new SavingsState.Counting());

    public SavingsViewModel(
            Now now, Stored<SavingsPlan> stored, Background background, Consumer<? super Throwable> failed) {
        this.now = now;
        this.stored = stored;
        this.background = background;
        this.failed = failed;
        saving = new Latest<>(background, next -> {
            stored.write(next);
            return true;
        }, _ -> {}, failed);
        now.prices().addListener((_, _, _) -> compute());
        now.model().addListener((_, _, _) -> compute());
        now.workload().addListener((_, _, _) -> compute());
        now.counts().addListener((_, _, _) -> compute());
        compute();
    }

    /// Fetches the plan of last time.
    public void load() {
        background.start(stored::read, found -> {
            plan.set(found);
            compute();
        }, failed);
    }

    ReadOnlyObjectProperty<SavingsPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<SavingsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    List<String> models() {
        return now.catalog().models().stream().filter(model -> model.lifecycle().status() != Model.Status.RETIRED)
                .map(Model::key).toList();
    }

    /// A person starts with a cut of the input and nothing else switched on.
    boolean isOn(StrategyCard card) {
        Choice choice = plan.get().strategies().get(card.id());
        return choice == null ? card == StrategyCard.SHORTENING : choice.on();
    }

    String text(StrategyCard card, StrategyInput input) {
        Choice choice = plan.get().strategies().get(card.id());
        return choice == null ? input.initial() : choice.inputs().getOrDefault(input.id(), input.initial());
    }

    void switchOn(StrategyCard card, boolean on) {
        change(card, new Choice(on, typed(card)));
    }

    void type(StrategyCard card, StrategyInput input, String text) {
        Map<String, String> typed = new HashMap<>(typed(card));
        typed.put(input.id(), text);
        change(card, new Choice(isOn(card), typed));
    }

    void typeWork(String hours, String rate) {
        change(new SavingsPlan(plan.get().strategies(), hours, rate));
    }

    private Map<String, String> typed(StrategyCard card) {
        Choice choice = plan.get().strategies().get(card.id());
        return choice == null ? Map.of() : choice.inputs();
    }

    private void change(StrategyCard card, Choice choice) {
        Map<String, Choice> choices = new HashMap<>(plan.get().strategies());
        choices.put(card.id(), choice);
        change(new SavingsPlan(choices, plan.get().hours(), plan.get().rate()));
    }

    private void change(SavingsPlan next) {
        if (!next.equals(plan.get())) {
            plan.set(next);
            saving.submit(next);
            compute();
        }
    }

    private void compute() {
        PromptCounts counts = now.counts().getValue();
        if (counts == null) {
            state.set(new SavingsState.Counting());
            return;
        }
        Instant at = now.clock().instant();
        Baseline baseline = new Baseline(now.catalog(), now.model().getValue(), counts::require,
                now.workload().getValue(),
                at);
        Bill bill;
        try {
            bill = baseline.bill();
        } catch (IllegalArgumentException e) {
            state.set(new SavingsState.Unpriced(String.valueOf(e.getMessage())));
            return;
        }
        Map<String, String> refused = new LinkedHashMap<>();
        List<Strategy> strategies = strategies(baseline, refused);
        Waterfall waterfall = Waterfall.of(bill, strategies);
        state.set(new SavingsState.Ready(waterfall, payback(waterfall, refused), refused, basis(baseline),
                breakEven(baseline), SavingsNotes.of(baseline, waterfall)));
    }

    private List<Strategy> strategies(Baseline baseline, Map<String, String> refused) {
        List<Strategy> strategies = new ArrayList<>();
        for (StrategyCard card : StrategyCard.values()) {
            if (isOn(card)) {
                try {
                    strategies.add(card.build(baseline, inputs(card)));
                } catch (IllegalArgumentException e) {
                    refused.put(card.id(), String.valueOf(e.getMessage()));
                }
            }
        }
        return strategies;
    }

    private StrategyCard.Inputs inputs(StrategyCard card) {
        return new StrategyCard.Inputs(id -> card.inputs().stream().filter(input -> input.id().equals(id)).findFirst()
                .map(input -> text(card, input)).orElseThrow());
    }

    private Payback payback(Waterfall waterfall, Map<String, String> refused) {
        BigDecimal work = BigDecimal.ZERO;
        try {
            work = Payback.engineering(amount(plan.get().hours()), amount(plan.get().rate()));
        } catch (IllegalArgumentException e) {
            refused.put("work", String.valueOf(e.getMessage()));
        }
        return new Payback(waterfall.oneOff().add(work), waterfall.change().saved());
    }

    private static BigDecimal amount(String text) {
        return text.isBlank() ? BigDecimal.ZERO : TypedNumber.amount(text);
    }

    private String basis(Baseline baseline) {
        TokenCount tokens = baseline.counts().apply(baseline.model());
        Workload workload = baseline.workload();
        String price = now.catalog().price(baseline.model(), workload.mode(), baseline.at())
                .map((Price found) -> found.checkedOn() == null ? "" : ", price read on " + found.checkedOn())
                .orElse("");
        return "%s, %s %s tokens%s. Calls, days and output tokens are your assumptions."
                .formatted(baseline.model().displayName(), tokens.exact() ? "counted" : "estimated",
                        Figures.tokens(tokens), price);
    }

    private List<String> breakEven(Baseline baseline) {
        StrategyCard card = StrategyCard.PREFIX_CACHE;
        long input = baseline.counts().apply(baseline.model()).tokens();
        List<String> sentences = new ArrayList<>();
        try {
            CacheUse share = CacheUse.of(inputs(card).part("share"));
            for (CacheUse.Lifetime lifetime : CacheUse.Lifetime.values()) {
                CacheUse use = new CacheUse(share.share(), share.hitRate(), lifetime);
                String sentence = switch (BreakEven.of(now.catalog(), baseline.model(), share.prefixOf(input), input,
                        baseline.workload().with(use), baseline.at())) {
                    case BreakEven.Pays pays -> pays.evenHitRate().signum() == 0
                            ? "A cached prefix of %s tokens pays from the first read: writing it costs nothing extra."
                                    .formatted(Figures.number(share.prefixOf(input)))
                            : "Kept for %s, a prefix of %s tokens pays from %d read%s per write, a hit rate above %s."
                                    .formatted(lifetime == CacheUse.Lifetime.ONE_HOUR ? "an hour" : "5 minutes",
                                            Figures.number(share.prefixOf(input)), pays.reads(),
                                            pays.reads() == 1 ? "" : "s",
                                            Figures.percent(pays.evenHitRate().doubleValue()));
                    case BreakEven.Never(var reason) -> reason;
                    case BreakEven.Unknown(var reason) -> reason;
                };
                if (!sentences.contains(sentence)) {
                    sentences.add(sentence);
                }
            }
        } catch (IllegalArgumentException e) {
            sentences.add(String.valueOf(e.getMessage()));
        }
        return sentences;
    }
}
