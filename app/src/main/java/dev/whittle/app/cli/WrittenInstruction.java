package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.examples.AblationSheet;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Cost;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.ablation.Ablation;
import dev.whittle.optimizer.fewshot.ablation.AblationResult;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Row;
import dev.whittle.optimizer.fewshot.induction.Choosing;
import dev.whittle.optimizer.fewshot.induction.Inducer;
import dev.whittle.optimizer.fewshot.induction.Induction;
import dev.whittle.optimizer.fewshot.induction.Split;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Has a model write instructions from examples and tries them on examples it was not shown.
final class WrittenInstruction {
    private static final double MARGIN = 0.02;

    private final Terminal terminal;
    private final ServerOptions server;
    private final String model;
    private final int candidates;
    private final MatrixOptions options = new MatrixOptions();
    private final boolean json;
    private Optional<AblationResult> result = Optional.empty();
    private Optional<Spending> spending = Optional.empty();

    /// What came of it.
    ///
    /// @param rows how each did on the examples held out, those shown first
    /// @param chosen the one to take, or empty
    record Outcome(Induction induction, List<Row> rows, Choosing.Chosen chosen, Cost cost) {}

    WrittenInstruction(Terminal terminal, ServerOptions server, String model, int candidates,
            @Nullable BigDecimal budget, boolean json) {
        this.terminal = terminal;
        this.server = server;
        this.model = model;
        this.candidates = candidates;
        this.json = json;
        options.budget = budget;
    }

    /// Says what would be sent; sends nothing.
    void announce(ExampleSet set, Tokenizer tokenizer) throws Exception {
        Split split = Split.of(set, Findings.of(set));
        Target target = target(server.chosen(terminal));
        long tokens = Inducer.requests(set, split, candidates).stream().map(Prompt::messages).flatMap(List::stream)
                .map(Message::text).mapToLong(text -> tokenizer.count(text).tokens()).sum();
        terminal.say("%s of %s examples, about %s tokens, to %s on %s; what is written is then tried on the other %s."
                .formatted(Figures.counted(candidates, "request"), Figures.number(split.shown().size()),
                        Figures.number(tokens), target.displayName(), target.host(),
                        Figures.number(split.held().size())));
    }

    /// Asks.
    ///
    /// @throws IllegalArgumentException if nothing can be tried; the message is one sentence for the person
    Outcome write(String name, Prompt prompt, ExampleSet set, Tokenizer tokenizer) throws Exception {
        SavedConnection connection = server.chosen(terminal);
        Target target = target(connection);
        Induction induction;
        try (LanguageModel client = server.connect(terminal, connection)) {
            induction = new Inducer(new Comparison(terminal.catalog()), client, target).induce(set, candidates,
                    one -> terminal.say("instruction %d: %s".formatted(one.number(),
                            one.usable() ? ExamplesFindCommand.brief(one.text()) : one.refused())));
        }
        Ablation trial = induction.trial(prompt, set);
        charge(induction.cost());
        CaseRun run = new CaseRun(terminal, options, server, new MatrixBody("Instructions for " + name,
                trial.inputs(target, connection.provider(), Parameters.DEFAULT, null, 1), connection, null, null),
                json);
        try (Workspace workspace = terminal.workspace()) {
            run.run(workspace, null, (ended, _) -> {
                result = Optional.of(AblationResult.of(trial, ended,
                        AblationSheet.tokens(trial.variants(), tokenizer), MARGIN));
                spending = Optional.of(ended.spending());
                return Cli.GOOD;
            });
        }
        List<Row> rows = result.orElseThrow().rows();
        return new Outcome(induction, rows, Choosing.of(rows), induction.cost(spending.orElseThrow()));
    }

    private Target target(SavedConnection connection) {
        return ServedModel.target(terminal.catalog(), connection, model);
    }

    private void charge(Cost cost) {
        if (options.budget != null && cost instanceof Cost.Priced paid) {
            options.budget = options.budget.subtract(paid.usd()).max(BigDecimal.ZERO);
        }
    }

    static void json(ObjectNode node, Outcome outcome, @Nullable Long paysAfter) {
        ArrayNode held = node.putArray("held_out");
        outcome.induction().split().held().forEach(at -> held.add(at + 1));
        ArrayNode all = node.putArray("candidates");
        outcome.induction().candidates().forEach(one -> {
            Optional<Row> row = outcome.rows().stream()
                    .filter(tried -> tried.variant().id().equals("written-" + one.number())).findFirst();
            all.addObject().put("number", one.number()).put("instruction", one.text())
                    .put("refused", one.usable() ? null : one.refused())
                    .put("judged", row.map(tried -> tried.standing().rate().n()).orElse(0L))
                    .put("passed", row.map(tried -> tried.standing().rate().successes()).orElse(0L));
        });
        node.put("judged_with_examples", outcome.rows().getFirst().standing().rate().n())
                .put("passed_with_examples", outcome.rows().getFirst().standing().rate().successes())
                .put("chosen", outcome.chosen().number() == 0 ? null : (Integer) outcome.chosen().number())
                .put("usd_cost", outcome.cost() instanceof Cost.Priced paid ? paid.usd().toPlainString() : null)
                .put("pays_after_calls", paysAfter);
    }
}
