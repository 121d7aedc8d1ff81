package dev.whittle.app.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.Preset;
import dev.whittle.optimizer.pass.SectionPass;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which passes `optimize` runs and which of their edits it accepts.
final class OptimizeChoice {
    @Option(names = "--preset", paramLabel = "PRESET", description = "lossless, balanced or aggressive: passes and the risk to accept. Default: all passes up to medium risk.")
    private @Nullable String preset;

    @Option(names = "--pass", paramLabel = "PASS", split = ",", description = "Only these passes, such as whitespace, wording, redundancy; separated by commas.")
    private List<String> passes = new ArrayList<>();

    @Option(names = "--max-risk", paramLabel = "RISK", description = "Accept edits up to this risk: none, low, medium or high (that of the preset, else medium).")
    private @Nullable Risk most;

    @Option(names = "--keep", paramLabel = "NAME", split = ",", description = "Keep only the sections of these headings, separated by commas.")
    private List<String> keep = new ArrayList<>();

    @Option(names = "--drop", paramLabel = "NAME", split = ",", description = "Drop the sections of these headings; \"tables\" drops tables.")
    private List<String> drop = new ArrayList<>();

    @Option(names = "--budget", converter = WholeNumber.class, paramLabel = "N", description = "Accept the safest edits until at most N tokens are left, and no more; exit with 1 if that cannot be.")
    private @Nullable Long budget;

    @Option(names = "--month-budget", converter = Amount.class, paramLabel = "USD", description = "The same with what the input costs a month.")
    private @Nullable BigDecimal monthBudget;

    /// The optimizer of the passes chosen.
    ///
    /// @throws IllegalArgumentException if there is no such preset or pass
    Optimizer optimizer() {
        List<Pass> all = preset == null ? Optimizer.standard().passes() : Preset.of(preset).chosen();
        List<String> ids = all.stream().map(Pass::id).toList();
        for (String id : passes) {
            if (!ids.contains(id)) {
                throw new IllegalArgumentException(
                        "There is no pass \"%s\"; there are %s.".formatted(id, String.join(", ", ids)));
            }
        }
        List<Pass> chosen = new ArrayList<>();
        if (!keep.isEmpty() || !drop.isEmpty()) {
            chosen.add(new SectionPass(keep, drop));
        }
        all.stream().filter(pass -> passes.isEmpty() || passes.contains(pass.id())).forEach(chosen::add);
        return new Optimizer(chosen);
    }

    List<String> unknownSections(Prompt prompt) {
        return new SectionPass(keep, drop).unknown(prompt);
    }

    /// The tokens that may be left; empty if there is no budget.
    ///
    /// @throws IllegalArgumentException if a budget in money is given and the model is unpriced
    OptionalLong budget(Catalog catalog, Model model, Workload workload) {
        BigDecimal usd = monthBudget;
        if (budget != null || usd == null) {
            return budget == null ? OptionalLong.empty() : OptionalLong.of(budget);
        }
        long fits = 0;
        long tooMany = model.limits().contextWindow() + 1L;
        while (tooMany - fits > 1) {
            long middle = (fits + tooMany) / 2;
            switch (Forecast.of(catalog, model, TokenCount.exact(middle), workload, Instant.now()).inputMonth()) {
                case Cost.Priced priced when priced.usd().compareTo(usd) <= 0 -> fits = middle;
                case Cost.Priced _ -> tooMany = middle;
                case Cost.Unpriced(var reason) -> throw new IllegalArgumentException(reason);
            }
        }
        return OptionalLong.of(fits);
    }

    /// What accepts the edits: what a person asked for by name, and the others up to the risk allowed.
    UnaryOperator<Ledger> accepting(OptionalLong tokens) {
        Risk allowed = most != null ? most : preset == null ? Risk.MEDIUM : Preset.of(preset).most();
        Predicate<Entry> named = entry -> entry.edit().pass().equals(SectionPass.ID);
        Predicate<Entry> safe = entry -> entry.edit().risk().compareTo(allowed) <= 0;
        return ledger -> tokens.isEmpty()
                ? ledger.acceptAll(named.or(safe))
                : ledger.acceptAll(named).acceptDown(tokens.getAsLong(), safe);
    }
}
