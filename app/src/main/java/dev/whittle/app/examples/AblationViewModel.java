package dev.whittle.app.examples;

import dev.whittle.app.Figures;
import dev.whittle.app.TypedNumber;
import dev.whittle.app.examples.AblationState.Done;
import dev.whittle.app.examples.AblationState.Failed;
import dev.whittle.app.examples.AblationState.Idle;
import dev.whittle.app.examples.AblationState.Preparing;
import dev.whittle.app.examples.AblationState.Running;
import dev.whittle.app.matrix.CaseFiles;
import dev.whittle.app.matrix.ForecastText;
import dev.whittle.app.matrix.Preparation;
import dev.whittle.app.matrix.SavedRuns;
import dev.whittle.app.matrix.SpentText;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.app.workspace.Matrices;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.matrix.Board;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.RunForecast;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import dev.whittle.optimizer.fewshot.ablation.Ablation;
import dev.whittle.optimizer.fewshot.ablation.AblationResult;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/// Finds out what each example is worth, when the person asks for it: says before what would be sent, where and for how
/// much, and keeps every reply.
public final class AblationViewModel {
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration FRAME = Duration.ofMillis(200);
    private static final int AT_ONCE = 8;

    private final ExamplesViewModel examples;
    private final ModelChoice choice;
    private final CaseFiles files;
    private final Preparation preparation;
    private final SavedRuns saved;
    private final Supplier<@Nullable BigDecimal> dayBudget;
    private final Supplier<Tokenizer> tokenizer;
    private final Background background;
    private final StringProperty budget = new SimpleStringProperty("");
    private final StringProperty margin = new SimpleStringProperty("2");
    private final ReadOnlyObjectWrapper<Optional<CaseSet>> cases = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper says = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<AblationState> state = new ReadOnlyObjectWrapper<>(new Idle());
    private final Latest<AblationOrder, Outlook> looking;
    private Cancellable waiting = Cancellable.NONE;
    private Cancellable running = Cancellable.NONE;
    private Cancellable opening = Cancellable.NONE;
    private Optional<MatrixRun> live = Optional.empty();
    private int asked;
    private boolean watching;

    /// What would be done, or why it cannot be.
    private record Outlook(AblationOrder order, String says, boolean startable) {}

    private record Prepared(AblationOrder order, Ablation ablation, MatrixRun run) {}

    /// @param dayBudget most USD all runs of a day may spend together, or null for no limit
    /// @param tokenizer that of the model the prompt is for
    public AblationViewModel(ExamplesViewModel examples, ModelChoice choice, CaseFiles files, Preparation preparation,
            SavedRuns saved, Supplier<@Nullable BigDecimal> dayBudget, Supplier<Tokenizer> tokenizer,
            Background background) {
        this.examples = examples;
        this.choice = choice;
        this.files = files;
        this.preparation = preparation;
        this.saved = saved;
        this.dayBudget = dayBudget;
        this.tokenizer = tokenizer;
        this.background = background;
        looking = new Latest<>(background, this::look, this::show, cause -> unready(Problem.of(cause).text()));
        examples.stateProperty().addListener((_, _, _) -> lookSoon());
        for (StringProperty typed : List.of(budget, margin, choice.connectionProperty(), choice.modelProperty())) {
            typed.addListener((_, _, _) -> lookSoon());
        }
        choice.servers().allProperty().addListener((_, _, _) -> {
            choice.reconnect();
            lookSoon();
        });
        choice.reconnect();
    }

    ModelChoice choice() {
        return choice;
    }

    public StringProperty budgetProperty() {
        return budget;
    }

    /// How many points worse is still good enough.
    public StringProperty marginProperty() {
        return margin;
    }

    /// The person's cases; empty for the examples themselves.
    public ReadOnlyObjectProperty<Optional<CaseSet>> casesProperty() {
        return cases.getReadOnlyProperty();
    }

    /// What would be sent, where and for how much, or what is missing.
    public ReadOnlyStringProperty saysProperty() {
        return says.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty startableProperty() {
        return startable.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<AblationState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Endings of files of cases, without a dot.
    List<String> extensions() {
        return files.extensions();
    }

    /// Whether a result is of the prompt as it stands.
    boolean current(Done done) {
        return examples.stateProperty().get() instanceof ExamplesState.Ready(Found found)
                && found.prompt().equals(done.prompt());
    }

    /// The pane comes into view or leaves it; nothing is worked out for one nobody sees.
    public void watch(boolean visible) {
        watching = visible;
        lookSoon();
    }

    /// Takes the cases of a file.
    public void open(Path file) {
        opening.cancel();
        opening = background.start(() -> files.read(file), read -> {
            cases.set(Optional.of(read));
            lookSoon();
        }, cause -> unready(Problem.of(cause).text()));
    }

    /// Takes the examples themselves as cases again.
    public void onExamples() {
        cases.set(Optional.empty());
        lookSoon();
    }

    /// Asks the model.
    public void run() {
        Optional<AblationOrder> order = order();
        if (order.isEmpty() || !startable.get() || state.get().busy()) {
            return;
        }
        AblationOrder now = order.get();
        LanguageModel client = choice.servers().session(now.server());
        BigDecimal day = dayBudget.get();
        Tokenizer counting = tokenizer.get();
        int mine = ++asked;
        state.set(new Preparing());
        running = background.start(() -> {
            Ablation ablation = now.ablation();
            Matrices runs = saved.open();
            SavedMatrix run = runs.start("Examples of the open prompt", now.body(ablation));
            return new Prepared(now, ablation, preparation.run(now.inputs(ablation), _ -> client,
                    preparation.spending(now.budget(), day, runs, run), AT_ONCE, runs.replies(run, false),
                    MatrixListener.NONE));
        }, prepared -> start(prepared, client, counting, mine), this::failed);
    }

    /// Calls the run off; what was answered is kept and not paid for again.
    public void stop() {
        if (state.get() instanceof Preparing) {
            running.cancel();
            state.set(new Failed("Stopped before anything was sent."));
        }
        live.ifPresent(run -> run.control().cancel());
    }

    private void start(Prepared prepared, LanguageModel client, Tokenizer counting, int mine) {
        live = Optional.of(prepared.run());
        frame(prepared.run(), mine);
        running = background.start(() -> {
            try (client) {
                prepared.run().run();
            }
            return AblationResult.of(prepared.ablation(), prepared.run(),
                    AblationSheet.tokens(prepared.ablation().variants(), counting), prepared.order().margin());
        }, result -> {
            live = Optional.empty();
            state.set(new Done(prepared.order().found().prompt(), AblationSheet.of(result, examples::aMonth),
                    told(prepared)));
        }, this::failed);
    }

    private static String told(Prepared prepared) {
        Board.Totals totals = prepared.run().board().totals();
        int missing = totals.failed() + totals.skipped() + totals.unjudged();
        List<String> sentences = new ArrayList<>(prepared.ablation().notes());
        String spent = SpentText.of(prepared.run(), prepared.order().budget());
        sentences.add("%s%s.".formatted(spent.substring(0, 1).toUpperCase(Locale.ROOT), spent.substring(1)));
        if (missing > 0) {
            sentences.add("%s of %s answers are missing or not judged; run it again to ask for them."
                    .formatted(Figures.number(missing), Figures.number(totals.cells())));
        }
        return String.join(" ", sentences);
    }

    private void failed(Throwable cause) {
        live = Optional.empty();
        state.set(new Failed(Problem.of(cause).text()));
    }

    private void frame(MatrixRun run, int mine) {
        if (mine != asked || live.filter(run::equals).isEmpty()) {
            return;
        }
        Board.Totals totals = run.board().totals();
        String left = run.remaining().filter(_ -> totals.done() < totals.cells())
                .map(time -> ", about %s left".formatted(ForecastText.time(time))).orElse("");
        state.set(new Running("%s of %s answers%s, %s.".formatted(Figures.number(totals.done()),
                Figures.number(totals.cells()), left, SpentText.of(run, null)),
                totals.cells() == 0 ? 0 : (double) totals.done() / totals.cells()));
        background.later(FRAME, () -> frame(run, mine));
    }

    private void lookSoon() {
        waiting.cancel();
        Optional<AblationOrder> order = watching ? order() : Optional.empty();
        order.ifPresent(now -> {
            says.set("Working out what would be sent.");
            startable.set(false);
            waiting = background.later(QUIET, () -> looking.submit(now));
        });
    }

    private Outlook look(AblationOrder order) throws WorkspaceException, StoreException {
        try {
            RunForecast forecast = preparation.run(order.inputs(order.ablation()), _ -> {
                throw new IllegalStateException("A forecast asks nobody");
            }, preparation.spending(order.budget(), null, saved.open(), null), AT_ONCE,
                    saved.open().earlierReplies(false), MatrixListener.NONE).forecast();
            boolean unpriced = order.budget() != null && !forecast.unpriced().isEmpty();
            return new Outlook(order, unpriced
                    ? "No price is known for %s, so no budget can be kept; clear it."
                            .formatted(String.join(", ", forecast.unpriced()))
                    : "Makes %s.".formatted(ForecastText.of(forecast)), !unpriced);
        } catch (IllegalArgumentException e) {
            return new Outlook(order, String.valueOf(e.getMessage()), false);
        }
    }

    private void show(Outlook outlook) {
        if (order().filter(outlook.order()::equals).isPresent()) {
            says.set(outlook.says());
            startable.set(outlook.startable());
        }
    }

    private void unready(String sentence) {
        says.set(sentence);
        startable.set(false);
    }

    private Optional<AblationOrder> order() {
        if (!(examples.stateProperty().get() instanceof ExamplesState.Ready(Found found)) || found.set().isEmpty()) {
            unready("There are no examples to find anything out about.");
            return Optional.empty();
        }
        if (choice.servers().all().isEmpty()) {
            unready("A model is asked, which takes a connection: add one in Settings. Nothing is sent until you run it.");
            return Optional.empty();
        }
        if (!choice.problem().isEmpty()) {
            unready(choice.problem());
            return Optional.empty();
        }
        try {
            BigDecimal points = TypedNumber.amount(margin.get());
            if (points.signum() <= 0 || points.compareTo(BigDecimal.valueOf(100)) >= 0) {
                throw new IllegalArgumentException("The margin is between 0 and 100 points, such as 2.");
            }
            @Nullable
            BigDecimal most = budget.get().isBlank()
                    ? null
                    : TypedNumber.amount(budget.get().strip().replaceFirst("^\\$", ""));
            return Optional
                    .of(new AblationOrder(found, choice.target(), choice.server().orElseThrow(), cases.get(), most,
                            points.movePointLeft(2).doubleValue()));
        } catch (IllegalArgumentException e) {
            unready(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
