package dev.whittle.app.examples;

import dev.whittle.app.Figures;
import dev.whittle.app.TypedNumber;
import dev.whittle.app.examples.WritingState.Asking;
import dev.whittle.app.examples.WritingState.Failed;
import dev.whittle.app.examples.WritingState.Idle;
import dev.whittle.app.examples.WritingState.Written;
import dev.whittle.app.matrix.Preparation;
import dev.whittle.app.matrix.SavedRuns;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.Server;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.workspace.Matrices;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.catalog.Cost;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.statistics.Rate;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.ablation.Ablation;
import dev.whittle.optimizer.fewshot.ablation.AblationResult;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Row;
import dev.whittle.optimizer.fewshot.induction.Candidate;
import dev.whittle.optimizer.fewshot.induction.Choosing;
import dev.whittle.optimizer.fewshot.induction.Inducer;
import dev.whittle.optimizer.fewshot.induction.Induction;
import dev.whittle.optimizer.fewshot.induction.Split;
import dev.whittle.pass.Protection;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Has a model write instructions in place of the examples, when the person asks for it, and tries them on examples it
/// was not shown.
public final class WritingViewModel {
    private static final double MARGIN = 0.02;
    private static final int AT_ONCE = 8;

    private final ExamplesViewModel examples;
    private final ModelChoice choice;
    private final Preparation preparation;
    private final SavedRuns saved;
    private final Supplier<@Nullable BigDecimal> dayBudget;
    private final Supplier<Tokenizer> tokenizer;
    private final Background background;
    private final StringProperty candidates = new SimpleStringProperty("3");
    private final ReadOnlyStringWrapper says = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<WritingState> state = new ReadOnlyObjectWrapper<>(new Idle());
    private Cancellable running = Cancellable.NONE;
    private int asked;
    private boolean watching;

    private record Order(Found found, Target target, Server server, int candidates, @Nullable BigDecimal day) {}

    private record Result(Order order, Induction induction, List<Row> rows, Choosing.Chosen chosen,
            Optional<ExampleProposal> proposal, Cost cost) {}

    /// @param dayBudget most USD all runs of a day may spend together, or null for no limit
    /// @param tokenizer that of the model the prompt is for
    public WritingViewModel(ExamplesViewModel examples, ModelChoice choice, Preparation preparation, SavedRuns saved,
            Supplier<@Nullable BigDecimal> dayBudget, Supplier<Tokenizer> tokenizer, Background background) {
        this.examples = examples;
        this.choice = choice;
        this.preparation = preparation;
        this.saved = saved;
        this.dayBudget = dayBudget;
        this.tokenizer = tokenizer;
        this.background = background;
        examples.stateProperty().addListener((_, _, _) -> look());
        for (StringProperty typed : List.of(candidates, choice.connectionProperty(), choice.modelProperty())) {
            typed.addListener((_, _, _) -> look());
        }
        choice.servers().allProperty().addListener((_, _, _) -> {
            choice.reconnect();
            look();
        });
        choice.reconnect();
    }

    ModelChoice choice() {
        return choice;
    }

    /// How many instructions are asked for.
    public StringProperty candidatesProperty() {
        return candidates;
    }

    /// What would be sent and where, or what is missing.
    public ReadOnlyStringProperty saysProperty() {
        return says.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty startableProperty() {
        return startable.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<WritingState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The pane comes into view or leaves it.
    public void watch(boolean visible) {
        watching = visible;
        look();
    }

    /// Whether what was written is for the prompt as it stands.
    boolean current(Written written) {
        return examples.prompt().equals(written.prompt());
    }

    /// Asks the model.
    public void run() {
        Optional<Order> order = order();
        if (order.isEmpty() || state.get() instanceof Asking) {
            return;
        }
        Order now = order.get();
        Tokenizer counting = tokenizer.get();
        LanguageModel client = choice.servers().client(now.server());
        int mine = ++asked;
        state.set(new Asking("Asked; waiting for the first instruction."));
        running = background.start(() -> {
            try (client) {
                return ask(now, client, counting, mine);
            }
        }, result -> state.set(written(result)), cause -> state.set(new Failed(Problem.of(cause).text())));
    }

    /// Calls the provider off.
    public void stop() {
        if (state.get() instanceof Asking) {
            asked++;
            running.cancel();
            state.set(new Failed(
                    "Stopped; the prompt is as it was. What the provider bills for a part of an answer is not known."));
        }
    }

    /// Puts what was written into the open prompt, as one step that its undo takes back.
    public void apply() {
        if (state.get() instanceof Written written && current(written)) {
            written.proposal().ifPresent(proposal -> examples.replace(proposal));
        }
    }

    private Result ask(Order order, LanguageModel client, Tokenizer counting, int mine) throws Exception {
        Found found = order.found();
        Induction induction = new Inducer(preparation.engine().comparison(), client, order.target())
                .induce(found.set(), order.candidates(), one -> tell(mine, "Instruction %d of %d came.".formatted(
                        one.number(), order.candidates())));
        Ablation trial = induction.trial(found.prompt(), found.set());
        MatrixInputs inputs = trial.inputs(order.target(), order.server().connection().provider(), Parameters.DEFAULT,
                null, 1);
        Matrices runs = saved.open();
        SavedMatrix kept = runs.start("Instructions for the open prompt",
                new MatrixBody("", inputs, order.server().connection(), null, null).print());
        MatrixRun run = preparation.run(inputs, _ -> client, preparation.spending(null, order.day(), runs, kept),
                AT_ONCE,
                runs.replies(kept, false), MatrixListener.NONE);
        tell(mine, "Trying what was written on %s.".formatted(
                Figures.counted(induction.split().held().size(), "example")));
        run.run();
        List<Row> rows = AblationResult.of(trial, run, AblationSheet.tokens(trial.variants(), counting), MARGIN).rows();
        Choosing.Chosen chosen = Choosing.of(rows);
        Optional<ExampleProposal> proposal = chosen.number() == 0
                ? Optional.empty()
                : Optional.of(ExampleProposal.of(found.prompt(), Induction.conversion(found.prompt(), found.set(),
                        induction.candidates().get(chosen.number() - 1)), counting, Protection.NONE));
        return new Result(order, induction, rows, chosen, proposal, induction.cost(run.spending()));
    }

    private void tell(int mine, String words) {
        background.onWindow(() -> {
            if (mine == asked && state.get() instanceof Asking) {
                state.set(new Asking(words));
            }
        });
    }

    private Written written(Result result) {
        List<String> lines = result.induction().candidates().stream().map(one -> line(one, result.rows())).toList();
        List<String> sentences = new ArrayList<>(List.of(result.chosen().says()));
        Optional<ExampleProposal> possible = result.proposal().filter(ExampleProposal::possible);
        possible.ifPresentOrElse(proposal -> {
            TokenCount before = proposal.ledger().before();
            long after = proposal.accepted().after().tokens();
            sentences.add("%s → %s tokens, %s.".formatted(Figures.tokens(before), Figures.number(after),
                    examples.account(before, before.tokens() - after, result.cost()).text().replaceFirst("\\.$", "")));
        }, () -> {
            result.proposal().map(ExampleProposal::obstacle).ifPresent(sentences::add);
            sentences.add("Asking cost %s.".formatted(
                    result.cost() instanceof Cost.Priced ? Figures.usd(result.cost()) : "an unknown amount"));
        });
        return new Written(result.order().found().prompt(), lines, String.join(" ", sentences), possible);
    }

    private static String line(Candidate one, List<Row> rows) {
        if (!one.usable()) {
            return "%d. %s".formatted(one.number(), one.refused());
        }
        Rate rate = rows.stream().filter(row -> row.variant().id().equals("written-" + one.number()))
                .map(row -> row.standing().rate()).findFirst().orElse(new Rate(0, 0));
        return "%d. %s (%d of %d)".formatted(one.number(), one.text(), rate.successes(), rate.n());
    }

    private void look() {
        if (!watching) {
            return;
        }
        order().ifPresent(order -> {
            try {
                Split split = Split.of(order.found().set(), Findings.of(order.found().set()));
                says.set("Sends inputs and outputs of %s to %s, %s, and tries what it writes on the other %s."
                        .formatted(Figures.counted(split.shown().size(), "example"), order.target().host(),
                                order.candidates() == 1 ? "once" : Figures.number(order.candidates()) + " times",
                                Figures.number(split.held().size())));
                startable.set(true);
            } catch (IllegalArgumentException e) {
                unready(String.valueOf(e.getMessage()));
            }
        });
    }

    private void unready(String sentence) {
        says.set(sentence);
        startable.set(false);
    }

    private Optional<Order> order() {
        if (!(examples.stateProperty().get() instanceof ExamplesState.Ready(Found found)) || found.set().isEmpty()) {
            unready("There are no examples to write an instruction from.");
            return Optional.empty();
        }
        if (choice.servers().all().isEmpty()) {
            unready("A model that writes takes a connection: add one in Settings. Nothing is sent until you ask.");
            return Optional.empty();
        }
        if (!choice.problem().isEmpty()) {
            unready(choice.problem());
            return Optional.empty();
        }
        try {
            BigDecimal many = TypedNumber.amount(candidates.get());
            if (many.signum() <= 0 || many.compareTo(BigDecimal.valueOf(Inducer.MOST)) > 0
                    || many.stripTrailingZeros().scale() > 0) {
                throw new IllegalArgumentException(
                        "How many instructions is a whole number from 1 to %d.".formatted(Inducer.MOST));
            }
            return Optional.of(new Order(found, choice.target(), choice.server().orElseThrow(), many.intValue(),
                    dayBudget.get()));
        } catch (IllegalArgumentException e) {
            unready(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
