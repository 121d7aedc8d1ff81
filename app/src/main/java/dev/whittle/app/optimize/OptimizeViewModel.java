package dev.whittle.app.optimize;

import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.optimize.OptimizeState.Failed;
import dev.whittle.app.optimize.OptimizeState.Nothing;
import dev.whittle.app.optimize.OptimizeState.Ready;
import dev.whittle.app.optimize.OptimizeState.Working;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Proposes edits for the open prompt, keeps the decisions on them and applies the result. The passes run
/// again shortly after the prompt or the model changes, as long as the screen is looked at; decisions on
/// edits that are proposed again are kept.
public final class OptimizeViewModel {
    private static final Duration QUIET = Duration.ofMillis(350);

    private final OpenPrompt open;
    private final Optimizer optimizer;
    private final Catalog catalog;
    private final InstantSource clock;
    private final Background background;
    private final ObservableValue<Model> chosen;
    private final WindowTokenizers tokenizers;
    private final ObservableValue<Workload> workload;
    private final ReadOnlyObjectWrapper<OptimizeState> state = new ReadOnlyObjectWrapper<>(new Nothing());
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Summary> summary = new ReadOnlyObjectWrapper<>();
    private final Latest<Ledger, Summary> summing;
    private final Deque<Ledger> before = new ArrayDeque<>();
    private Optional<Ledger> newest = Optional.empty();
    private Cancellable waiting = Cancellable.NONE;
    private Cancellable running = Cancellable.NONE;
    private boolean watching;
    private @Nullable Tokenizer used;

    public OptimizeViewModel(
            OpenPrompt open, Optimizer optimizer, Catalog catalog, InstantSource clock, Background background,
            ObservableValue<Model> chosen, WindowTokenizers tokenizers, ObservableValue<Workload> workload) {
        this.open = open;
        this.optimizer = optimizer;
        this.catalog = catalog;
        this.clock = clock;
        this.background = background;
        this.chosen = chosen;
        this.tokenizers = tokenizers;
        this.workload = workload;
        summing = new Latest<>(background, Summary::of, this::summed,
                cause -> state.set(new Failed(Problem.of(cause))));
        open.promptProperty().addListener((_, _, _) -> proposeSoon());
        chosen.addListener((_, _, _) -> proposeSoon());
        tokenizers.allProperty().addListener((_, _, _) -> {
            if (!tokenizer().equals(used)) {
                proposeSoon();
            }
        });
    }

    public ReadOnlyObjectProperty<OptimizeState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The sums of the newest ledger, or null while there is none.
    public ReadOnlyObjectProperty<@Nullable Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Whether there is a decision to undo.
    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// The screen comes into view or leaves it; nothing is computed for a screen nobody sees.
    public void watch(boolean visible) {
        watching = visible;
        boolean stale = newest.isEmpty() || !newest.get().original().equals(open.prompt());
        if (visible && (stale || !tokenizer().equals(used))) {
            propose();
        }
    }

    /// Runs the passes on the prompt as it stands.
    public void propose() {
        waiting.cancel();
        running.cancel();
        Prompt prompt = open.prompt();
        if (prompt.messages().stream().allMatch(message -> message.text().isBlank())) {
            newest = Optional.empty();
            before.clear();
            undoable.set(false);
            state.set(new Nothing());
            summary.set(null);
            return;
        }
        Tokenizer tokenizer = tokenizer();
        used = tokenizer;
        state.set(new Working());
        running = background.compute(
                () -> optimizer.optimize(prompt, tokenizer, Protection.NONE),
                this::proposed,
                cause -> state.set(new Failed(Problem.of(cause))));
    }

    public void stop() {
        running.cancel();
        if (state.get() instanceof Working) {
            state.set(newest.<OptimizeState>map(Ready::new).orElseGet(Nothing::new));
        }
    }

    /// Changes the decisions, such as `ledger -> ledger.accept(3)`; can be undone.
    public void decide(UnaryOperator<Ledger> decision) {
        if (state.get() instanceof Ready(Ledger ledger)) {
            Ledger next = decision.apply(ledger);
            if (!next.equals(ledger)) {
                before.push(ledger);
                show(next);
            }
        }
    }

    /// Takes back the last decision.
    public void undo() {
        if (state.get() instanceof Ready && !before.isEmpty()) {
            show(before.pop());
        }
    }

    /// Puts the accepted edits into the open prompt, as one step that its undo takes back.
    public void apply() {
        if (state.get() instanceof Ready(Ledger ledger) && ledger.original().equals(open.prompt())) {
            open.replace(ledger.result());
        }
    }

    /// The prompt with the accepted edits, if there are any for the prompt as it stands.
    public Optional<Prompt> optimized() {
        return newest.filter(ledger -> ledger.original().equals(open.prompt()) && !ledger.accepted().isEmpty())
                .map(Ledger::result);
    }

    /// What a month costs less if so many of the input tokens go, on the chosen model at the person's
    /// workload.
    public Cost savedAMonth(TokenCount input, long tokens) {
        TokenCount less = TokenCount.exact(Math.max(0, input.tokens() - tokens));
        Cost all = forecast(input).inputMonth();
        Cost rest = forecast(less).inputMonth();
        return all instanceof Cost.Priced full && rest instanceof Cost.Priced part
                ? new Cost.Priced(full.usd().subtract(part.usd()), full.price())
                : all;
    }

    private Forecast forecast(TokenCount input) {
        return Forecast.of(catalog, chosen.getValue(), input, workload.getValue(), clock.instant());
    }

    private Tokenizer tokenizer() {
        return tokenizers.get(chosen.getValue().tokenizer());
    }

    private void proposeSoon() {
        waiting.cancel();
        if (watching) {
            waiting = background.later(QUIET, this::propose);
        }
    }

    private void proposed(Ledger fresh) {
        if (!fresh.original().equals(open.prompt())) {
            return;
        }
        Ledger decided = newest.map(old -> Decisions.carriedOver(old, fresh)).orElse(fresh);
        before.clear();
        show(decided);
    }

    // The sums may come after the prompt was emptied.
    private void summed(Summary sums) {
        if (newest.isPresent()) {
            summary.set(sums);
        }
    }

    private void show(Ledger ledger) {
        newest = Optional.of(ledger);
        undoable.set(!before.isEmpty());
        state.set(new Ready(ledger));
        summing.submit(ledger);
    }
}
