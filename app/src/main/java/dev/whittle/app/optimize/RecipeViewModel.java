package dev.whittle.app.optimize;

import dev.whittle.app.TypedNumber;
import dev.whittle.app.workspace.OptimizeOptions;
import dev.whittle.optimizer.Extraction;
import dev.whittle.optimizer.Preset;
import dev.whittle.optimizer.Recipe;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.pass.SectionPass;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Risk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What the person wants of the passes: a preset or passes of their own, sections to keep or drop, a target,
/// and whether sentences of documents may go to reach it.
public final class RecipeViewModel {
    /// What a target counts.
    enum Unit {
        TOKENS, USD_A_MONTH
    }

    private final List<Pass> all;
    private final Supplier<ChunkRanker> rankers;
    private final ObjectProperty<OptimizeOptions> options = new SimpleObjectProperty<>(OptimizeOptions.DEFAULT);
    private final StringProperty keep = new SimpleStringProperty("");
    private final StringProperty drop = new SimpleStringProperty("");
    private final StringProperty target = new SimpleStringProperty("");
    private final ObjectProperty<Unit> unit = new SimpleObjectProperty<>(Unit.TOKENS);
    private final BooleanProperty extract = new SimpleBooleanProperty();
    private final StringProperty question = new SimpleStringProperty("");
    private @Nullable ChunkRanker ranker;

    /// @param all the passes there are
    /// @param rankers makes what tells what sentences are worth; called when it is needed first
    public RecipeViewModel(List<Pass> all, Supplier<ChunkRanker> rankers) {
        this.all = List.copyOf(all);
        this.rankers = rankers;
    }

    /// What is remembered from one start to the next.
    public ObjectProperty<OptimizeOptions> optionsProperty() {
        return options;
    }

    StringProperty keepProperty() {
        return keep;
    }

    StringProperty dropProperty() {
        return drop;
    }

    StringProperty targetProperty() {
        return target;
    }

    ObjectProperty<Unit> unitProperty() {
        return unit;
    }

    BooleanProperty extractProperty() {
        return extract;
    }

    StringProperty questionProperty() {
        return question;
    }

    /// Everything a recipe depends on.
    Observable[] inputs() {
        return new Observable[]{options, keep, drop, target, unit, extract, question};
    }

    List<Pass> all() {
        return all;
    }

    boolean custom() {
        return options.get().preset().equals(OptimizeOptions.CUSTOM);
    }

    boolean runs(Pass pass) {
        return passes().contains(pass.id());
    }

    /// The highest risk that is accepted without a look.
    Risk most() {
        return custom() ? options.get().most() : preset().most();
    }

    /// A custom choice starts with what was chosen before it.
    void choose(String preset) {
        if (!preset.equals(options.get().preset())) {
            options.set(preset.equals(OptimizeOptions.CUSTOM)
                    ? new OptimizeOptions(preset, passes(), most())
                    : new OptimizeOptions(preset, options.get().passes(), options.get().most()));
        }
    }

    /// Switches a pass; the choice is a custom one from then on.
    void run(Pass pass, boolean on) {
        if (runs(pass) != on) {
            List<String> ids = all.stream().filter(one -> one.id().equals(pass.id()) ? on : runs(one)).map(Pass::id)
                    .toList();
            options.set(new OptimizeOptions(OptimizeOptions.CUSTOM, ids, most()));
        }
    }

    /// Sets the risk to accept; the choice is a custom one from then on.
    void accept(Risk most) {
        if (most != most()) {
            options.set(new OptimizeOptions(OptimizeOptions.CUSTOM, passes(), most));
        }
    }

    private List<String> passes() {
        return custom() ? options.get().passes() : preset().passes();
    }

    // What was remembered may be a preset of another version.
    private Preset preset() {
        return Preset.all().stream().filter(preset -> preset.id().equals(options.get().preset())).findFirst()
                .orElseGet(() -> Preset.of(OptimizeOptions.DEFAULT.preset()));
    }

    // One for all proposals, since it keeps what it has analysed.
    private ChunkRanker ranker() {
        ChunkRanker known = ranker;
        if (known == null) {
            known = rankers.get();
            ranker = known;
        }
        return known;
    }

    /// @param tokensFor how many tokens an amount of USD a month buys
    /// @throws IllegalArgumentException if something that was typed cannot be; the message is one sentence
    Recipe recipe(Function<BigDecimal, Long> tokensFor) {
        List<Pass> chosen = new ArrayList<>();
        if (!names(keep).isEmpty() || !names(drop).isEmpty()) {
            chosen.add(new SectionPass(names(keep), names(drop)));
        }
        all.stream().filter(this::runs).forEach(chosen::add);
        OptionalLong budget = target.get().isBlank()
                ? OptionalLong.empty()
                : OptionalLong.of(unit.get() == Unit.TOKENS
                        ? TypedNumber.amount(target.get().replace(",", "")).min(BigDecimal.valueOf(Long.MAX_VALUE))
                                .longValue()
                        : tokensFor.apply(TypedNumber.amount(target.get().replace(",", "").replace("$", ""))));
        Optional<Extraction> extraction = extract.get() && budget.isPresent()
                ? Optional.of(new Extraction(ranker(), question.get().strip()))
                : Optional.empty();
        return new Recipe(chosen, most(), budget, extraction);
    }

    private static List<String> names(StringProperty typed) {
        return Arrays.stream(typed.get().split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }
}
