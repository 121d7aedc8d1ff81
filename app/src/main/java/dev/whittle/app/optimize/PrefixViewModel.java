package dev.whittle.app.optimize;

import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Latest;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.prefix.StablePrefix;
import dev.whittle.optimizer.savings.Workload;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// How much of the open prompt a provider's cache can hold; follows the prompt, the decisions on its edits and
/// what is said to be the same in every call.
public final class PrefixViewModel {
    private final OpenPrompt open;
    private final ReadOnlyObjectProperty<@Nullable Summary> sums;
    private final Pricing pricing;
    private final Set<String> fixed = new TreeSet<>();
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final Latest<Asked, Shown> advising;

    /// @param edits what the accepted edits do to the bill; empty if nothing can be said
    record Shown(PrefixAdvice advice, String edits) {}

    private record Asked(Ledger ledger, Set<String> fixed, Catalog catalog, Model model, Workload workload,
            Instant at) {
        Shown answer() {
            PrefixAdvice advice = PrefixAdvice.of(ledger.original(), fixed, ledger.counter(), catalog, model, workload,
                    at);
            StablePrefix cut = StablePrefix.of(ledger.result(), ledger.counter(), fixed);
            return new Shown(advice, PrefixAdvice.ofEdits(advice.now(), cut, catalog, model, workload, at));
        }
    }

    public PrefixViewModel(OpenPrompt open, ReadOnlyObjectProperty<@Nullable Summary> sums, Pricing pricing,
            Background background, Consumer<? super Throwable> failed) {
        this.open = open;
        this.sums = sums;
        this.pricing = pricing;
        advising = new Latest<>(background, Asked::answer, shown::set, failed);
        sums.addListener((_, _, _) -> advise());
        pricing.workload().addListener((_, _, _) -> advise());
        pricing.catalog().addListener((_, _, _) -> advise());
    }

    /// The newest advice, or null before the first.
    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    boolean isFixed(String variable) {
        return fixed.contains(variable);
    }

    /// Says whether a variable has the same value in every call.
    void fix(String variable, boolean same) {
        if (same ? fixed.add(variable) : fixed.remove(variable)) {
            advise();
        }
    }

    /// Puts the stable parts of the open prompt first, as one step that its undo takes back.
    void reorder() {
        Shown now = shown.get();
        if (now != null && now.advice().prompt().equals(open.prompt())) {
            open.replace(now.advice().reordered());
        }
    }

    private void advise() {
        Summary now = sums.get();
        if (now == null) {
            shown.set(null);
        } else {
            advising.submit(new Asked(now.ledger(), Set.copyOf(fixed), pricing.catalog().getValue(),
                    pricing.model().getValue(), pricing.workload().getValue(), pricing.clock().instant()));
        }
    }
}
