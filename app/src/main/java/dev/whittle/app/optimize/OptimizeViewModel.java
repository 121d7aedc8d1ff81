package dev.whittle.app.optimize;

import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.optimize.OptimizeState.Failed;
import dev.whittle.app.optimize.OptimizeState.Nothing;
import dev.whittle.app.optimize.OptimizeState.Ready;
import dev.whittle.app.optimize.OptimizeState.Stopped;
import dev.whittle.app.optimize.OptimizeState.Working;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Recipe;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.pass.RewritePass;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Proposes edits for the open prompt, keeps the decisions on them and applies the result. The passes run
/// again shortly after the prompt or the model changes, as long as the screen is looked at; decisions on
/// edits that are proposed again are kept.
public final class OptimizeViewModel {
    private static final Duration QUIET = Duration.ofMillis(350);

    private final OpenPrompt open;
    private final RecipeViewModel wanted;
    private final Pricing pricing;
    private final Background background;
    private final WindowTokenizers tokenizers;
    private final ReadOnlyObjectWrapper<OptimizeState> state = new ReadOnlyObjectWrapper<>(new Nothing());
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Summary> summary = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final Latest<Proposed, Summary> summing;
    private final Deque<Ledger> before = new ArrayDeque<>();
    private final Rewritten rewritten = new Rewritten();
    private Optional<Ledger> newest = Optional.empty();
    private Recipe recipe = new Recipe(List.of(), Risk.NONE, OptionalLong.empty(), Optional.empty());
    private Cancellable waiting = Cancellable.NONE;
    private Cancellable running = Cancellable.NONE;
    private boolean watching;
    private @Nullable Tokenizer used;
    private boolean changed;

    /// A ledger and the recipe it was proposed by.
    private record Proposed(Ledger ledger, Recipe recipe) {}

    public OptimizeViewModel(
            OpenPrompt open, RecipeViewModel wanted, Pricing pricing, WindowTokenizers tokenizers,
            Background background) {
        this.open = open;
        this.wanted = wanted;
        this.pricing = pricing;
        this.background = background;
        this.tokenizers = tokenizers;
        summing = new Latest<>(background, proposed -> Summary.of(proposed.ledger(), proposed.recipe()), this::summed,
                cause -> state.set(new Failed(Problem.of(cause))));
        open.promptProperty().addListener((_, _, _) -> proposeSoon());
        pricing.model().addListener((_, _, _) -> proposeSoon());
        tokenizers.allProperty().addListener((_, _, _) -> {
            if (!tokenizer().equals(used)) {
                proposeSoon();
            }
        });
        for (Observable input : wanted.inputs()) {
            input.addListener(_ -> {
                changed = true;
                proposeSoon();
            });
        }
    }

    RecipeViewModel wanted() {
        return wanted;
    }

    /// Why what was typed cannot be followed, in one sentence; empty if it can.
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
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
        boolean stale = changed || newest.isEmpty() || !newest.get().original().equals(open.prompt());
        if (visible && (stale || !tokenizer().equals(used))) {
            propose();
        }
    }

    /// Runs the passes on the prompt as it stands.
    public void propose() {
        waiting.cancel();
        running.cancel();
        changed = false;
        Prompt prompt = open.prompt();
        if (prompt.messages().stream().allMatch(message -> message.text().isBlank())) {
            newest = Optional.empty();
            before.clear();
            undoable.set(false);
            state.set(new Nothing());
            summary.set(null);
            return;
        }
        Recipe next;
        try {
            next = withRewritten(wanted.recipe(this::tokensFor), prompt);
            refusal.set("");
        } catch (IllegalArgumentException e) {
            refusal.set(String.valueOf(e.getMessage()));
            stop();
            return;
        }
        Tokenizer tokenizer = tokenizer();
        used = tokenizer;
        state.set(new Working());
        running = background.compute(
                () -> next.propose(prompt, tokenizer, Protection.NONE),
                fresh -> proposed(fresh, next),
                cause -> state.set(new Failed(Problem.of(cause))));
    }

    /// Proposes what a model wrote for a part beside the edits of the passes.
    ///
    /// @param part the text it stands for
    /// @return whether that text still stands in the prompt, once
    boolean add(Edit edit, String part) {
        rewritten.add(part, edit);
        boolean there = rewritten.in(open.prompt()).edits().stream()
                .anyMatch(one -> one.replacement().equals(edit.replacement()));
        if (there) {
            propose();
        }
        return there;
    }

    // What a model wrote was asked for by name, so it comes before what passes find in the same place.
    private Recipe withRewritten(Recipe by, Prompt prompt) {
        RewritePass pass = rewritten.in(prompt);
        List<Pass> passes = new ArrayList<>(by.passes());
        passes.addFirst(pass);
        return pass.edits().isEmpty() ? by : new Recipe(passes, by.most(), by.budget(), by.extraction());
    }

    private long tokensFor(BigDecimal usd) {
        return Forecast.inputWithin(usd, pricing.catalog().getValue(), pricing.model().getValue(),
                pricing.workload().getValue(), pricing.clock().instant());
    }

    /// Accepts what the recipe allows, down to its target; can be undone.
    void acceptAllowed() {
        if (state.get() instanceof Ready(Ledger ledger)) {
            Recipe allowed = recipe;
            background.compute(() -> allowed.accept(ledger),
                    accepted -> decide(now -> now.equals(ledger) ? accepted : now),
                    cause -> state.set(new Failed(Problem.of(cause))));
        }
    }

    /// The tokens the last recipe wanted to leave; empty without a target.
    OptionalLong budget() {
        return recipe.budget();
    }

    public void stop() {
        running.cancel();
        if (state.get() instanceof Working) {
            state.set(newest.filter(ledger -> ledger.original().equals(open.prompt())).<OptimizeState>map(Ready::new)
                    .orElseGet(Stopped::new));
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

    /// What a month costs with so many input tokens.
    Cost month(long tokens) {
        return pricing.forecast(TokenCount.exact(tokens)).inputMonth();
    }

    /// What a month costs less if so many of the input tokens go, on the chosen model at the person's
    /// workload.
    public Cost savedAMonth(TokenCount input, long tokens) {
        TokenCount less = TokenCount.exact(Math.max(0, input.tokens() - tokens));
        Cost all = pricing.forecast(input).inputMonth();
        Cost rest = pricing.forecast(less).inputMonth();
        return all instanceof Cost.Priced full && rest instanceof Cost.Priced part
                ? new Cost.Priced(full.usd().subtract(part.usd()), full.price())
                : all;
    }

    private Tokenizer tokenizer() {
        return tokenizers.get(pricing.model().getValue().tokenizer());
    }

    private void proposeSoon() {
        waiting.cancel();
        if (watching) {
            waiting = background.later(QUIET, this::propose);
        }
    }

    private void proposed(Ledger fresh, Recipe by) {
        if (!fresh.original().equals(open.prompt())) {
            return;
        }
        Ledger decided = newest.map(old -> Decisions.carriedOver(old, fresh)).orElse(fresh);
        before.clear();
        recipe = by;
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
        summing.submit(new Proposed(ledger, recipe));
    }
}
