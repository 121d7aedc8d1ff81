package dev.whittle.app.examples;

import dev.whittle.app.examples.ExamplesState.Failed;
import dev.whittle.app.examples.ExamplesState.None;
import dev.whittle.app.examples.ExamplesState.Nothing;
import dev.whittle.app.examples.ExamplesState.Ready;
import dev.whittle.app.examples.ExamplesState.Working;
import dev.whittle.app.optimize.RewriteAccount;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.optimizer.fewshot.Borders;
import dev.whittle.optimizer.fewshot.Conversion.Goal;
import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Format;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Finds the examples of the open prompt, keeps the borders a person corrects, and applies a proposal. Looks
/// again shortly after the prompt or the model changes, as long as the screen is looked at; corrections hold
/// for the prompt they were made on.
public final class ExamplesViewModel {
    private static final Duration QUIET = Duration.ofMillis(350);

    private final OpenPrompt open;
    private final ObservableValue<Catalog> catalog;
    private final InstantSource clock;
    private final Background background;
    private final ObservableValue<Model> chosen;
    private final WindowTokenizers tokenizers;
    private final ObservableValue<Workload> workload;
    private final ReadOnlyObjectWrapper<ExamplesState> state = new ReadOnlyObjectWrapper<>(new Nothing());
    private final ReadOnlyBooleanWrapper corrected = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Goal> goal = new SimpleObjectProperty<>(Goal.ZERO_SHOT);
    private final Deque<ExampleSet> before = new ArrayDeque<>();
    private Optional<Found> newest = Optional.empty();
    private int keep;
    private boolean mix;
    private Cancellable waiting = Cancellable.NONE;
    private Cancellable running = Cancellable.NONE;
    private boolean watching;

    public ExamplesViewModel(
            OpenPrompt open, ObservableValue<Catalog> catalog, InstantSource clock, Background background,
            ObservableValue<Model> chosen, WindowTokenizers tokenizers, ObservableValue<Workload> workload) {
        this.open = open;
        this.catalog = catalog;
        this.clock = clock;
        this.background = background;
        this.chosen = chosen;
        this.tokenizers = tokenizers;
        this.workload = workload;
        open.promptProperty().addListener((_, _, _) -> lookSoon());
        chosen.addListener((_, _, _) -> lookSoon());
        workload.addListener((_, _, _) -> lookSoon());
        tokenizers.allProperty().addListener((_, _, _) -> lookSoon());
    }

    public ReadOnlyObjectProperty<ExamplesState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Which of the two proposals is shown.
    public ObjectProperty<Goal> goalProperty() {
        return goal;
    }

    /// Whether there is a correction to take back.
    public ReadOnlyBooleanProperty correctedProperty() {
        return corrected.getReadOnlyProperty();
    }

    /// The screen comes into view or leaves it; nothing is computed for a screen nobody sees.
    public void watch(boolean visible) {
        watching = visible;
        if (visible && newest.filter(found -> found.prompt().equals(open.prompt())).isEmpty()) {
            look();
        }
    }

    /// Finds the examples of the prompt as it stands.
    public void look() {
        Prompt prompt = open.prompt();
        boolean same = newest.filter(found -> found.prompt().equals(prompt)).isPresent();
        run(prompt, same && !before.isEmpty() ? newest.get().set() : null);
    }

    /// Stops looking.
    public void stop() {
        running.cancel();
        if (state.get() instanceof Working) {
            state.set(newest.<ExamplesState>map(Ready::new).orElseGet(Nothing::new));
        }
    }

    /// How many examples the second proposal keeps, and whether labels take turns in it.
    public void keep(int examples, boolean mixed) {
        keep = examples;
        mix = mixed;
        newest.filter(found -> found.prompt().equals(open.prompt()))
                .ifPresent(found -> run(found.prompt(), found.set()));
    }

    /// Moves the start of an example, from 0: -1 takes the line above in, 1 leaves its first line out.
    public void moveStart(int index, int lines) {
        correct((text, set) -> Borders.moveStart(text, set, index, lines));
    }

    /// Moves the end of an example, from 0: 1 takes the line below in, -1 leaves its last line out.
    public void moveEnd(int index, int lines) {
        correct((text, set) -> Borders.moveEnd(text, set, index, lines));
    }

    /// Says that something is no example.
    public void drop(int index) {
        correct((_, set) -> Borders.drop(set, index));
    }

    /// Says that a stretch of a message is an example.
    ///
    /// @throws IllegalArgumentException if it cannot be one; the message is one sentence for the person
    public void add(int message, int from, int to) {
        Found found = newest.filter(one -> one.prompt().equals(open.prompt())).orElse(null);
        if (found != null) {
            ExampleSet next = Borders.add(found.set(), message, found.prompt().messages().get(message).text(), from,
                    to);
            before.push(found.set());
            run(found.prompt(), next);
        }
    }

    /// The prompt as it stands.
    public Prompt prompt() {
        return open.prompt();
    }

    /// Takes back the last correction.
    public void undo() {
        if (!before.isEmpty() && newest.isPresent()) {
            ExampleSet last = before.pop();
            run(newest.get().prompt(), last);
        }
    }

    /// Whether the shown proposal can be applied.
    public Optional<ExampleProposal> proposal() {
        return newest.map(found -> found.proposal(goal.get()));
    }

    /// Puts the shown proposal into the open prompt, as one step that its undo takes back.
    public void apply() {
        newest.filter(found -> found.prompt().equals(open.prompt())).map(found -> found.proposal(goal.get()))
                .filter(ExampleProposal::possible).ifPresent(proposal -> open.replace(proposal.result()));
    }

    /// Puts a proposal for the open prompt into it, as one step that its undo takes back.
    void replace(ExampleProposal proposal) {
        if (proposal.ledger().original().equals(open.prompt())) {
            open.replace(proposal.result());
        }
    }

    /// What a shorter prompt saves, set against what it cost to have it written.
    RewriteAccount account(TokenCount before, long saved, Cost cost) {
        return RewriteAccount.of(catalog.getValue(), chosen.getValue(), workload.getValue(), clock.instant(), before,
                saved, cost);
    }

    /// What so many input tokens cost a month on the chosen model at the person's workload.
    public Cost aMonth(TokenCount tokens) {
        return Forecast.of(catalog.getValue(), chosen.getValue(), tokens, workload.getValue(), clock.instant())
                .inputMonth();
    }

    // Messages of a chat are examples as wholes; their borders are the messages'.
    private void correct(BiFunction<String, ExampleSet, ExampleSet> change) {
        Found found = newest.filter(one -> one.prompt().equals(open.prompt())).orElse(null);
        if (found == null || found.set().isEmpty() || found.set().format() == Format.MESSAGES) {
            return;
        }
        String text = found.prompt().messages().get(found.set().examples().getFirst().message()).text();
        ExampleSet next = change.apply(text, found.set());
        if (!next.equals(found.set())) {
            before.push(found.set());
            run(found.prompt(), next);
        }
    }

    private void run(Prompt prompt, @Nullable ExampleSet set) {
        waiting.cancel();
        running.cancel();
        if (prompt.messages().stream().allMatch(message -> message.text().isBlank())) {
            forget();
            state.set(new Nothing());
            return;
        }
        if (set == null) {
            forget();
        }
        Tokenizer tokenizer = tokenizers.get(chosen.getValue().tokenizer());
        int kept = keep;
        boolean mixed = mix;
        if (newest.isEmpty()) {
            state.set(new Working());
        }
        running = background.compute(
                () -> Found.of(prompt, set == null ? ExampleFinder.find(prompt) : set, tokenizer, kept, mixed),
                this::found, cause -> state.set(new Failed(Problem.of(cause))));
    }

    private void found(Found found) {
        if (!found.prompt().equals(open.prompt())) {
            return;
        }
        boolean first = newest.isEmpty();
        newest = Optional.of(found);
        corrected.set(!before.isEmpty());
        if (first && !found.set().isEmpty()) {
            goal.set(found.zero().possible() || !found.few().possible() ? Goal.ZERO_SHOT : Goal.K_SHOT);
        }
        boolean none = found.set().isEmpty() && before.isEmpty();
        state.set(none ? new None(found.set().notes().getFirst()) : new Ready(found));
    }

    private void forget() {
        newest = Optional.empty();
        before.clear();
        keep = 0;
        corrected.set(false);
    }

    private void lookSoon() {
        waiting.cancel();
        if (watching) {
            waiting = background.later(QUIET, this::look);
        }
    }
}
