package dev.whittle.app.cli;

import dev.whittle.catalog.Model;
import dev.whittle.optimizer.Extraction;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.Preset;
import dev.whittle.optimizer.Recipe;
import dev.whittle.optimizer.pass.SectionPass;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

    @Option(names = {"-q",
        "--question"}, paramLabel = "TEXT", description = "What the documents in the prompt are for: if the passes do not reach the budget, sentences worth least for it go.")
    private @Nullable String question;

    @Option(names = "--extract", description = "The same for the question the prompt itself asks (\"Question: ...\"); if it asks none, the sentences that tell least go.")
    private boolean extract;

    @Mixin
    private RankerOptions ranker = new RankerOptions();

    /// What is run and accepted.
    ///
    /// @throws IllegalArgumentException if there is no such preset or pass, sentences are to go without a
    ///     budget, or a budget in money is given and the model is unpriced
    Recipe recipe(Terminal terminal, Model model, Workload workload) {
        OptionalLong tokens = budget(terminal, model, workload);
        boolean extracting = extract || question != null;
        if (extracting && tokens.isEmpty()) {
            throw new IllegalArgumentException(
                    "Sentences are taken out down to a budget; give one with --budget or --month-budget.");
        }
        Risk allowed = most != null ? most : preset == null ? Risk.MEDIUM : Preset.of(preset).most();
        Optional<Extraction> extraction = extracting
                ? Optional.of(new Extraction(ranker.ranker(terminal), question == null ? "" : question))
                : Optional.empty();
        return new Recipe(passes(), allowed, tokens, extraction);
    }

    private List<Pass> passes() {
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
        return chosen;
    }

    List<String> unknownSections(Prompt prompt) {
        return new SectionPass(keep, drop).unknown(prompt);
    }

    private OptionalLong budget(Terminal terminal, Model model, Workload workload) {
        BigDecimal usd = monthBudget;
        if (budget != null || usd == null) {
            return budget == null ? OptionalLong.empty() : OptionalLong.of(budget);
        }
        return OptionalLong.of(Forecast.inputWithin(usd, terminal.catalog(), model, workload, terminal.now()));
    }
}
