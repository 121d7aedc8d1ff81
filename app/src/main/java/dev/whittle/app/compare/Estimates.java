package dev.whittle.app.compare;

import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.work.Latest;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What a call will cost before it is made: the tokens as the ladder counts them and the expected output.
/// Prompts the ladder does not count are counted here, in the background. Owned by the window's thread.
public final class Estimates {
    /// @param input tokens of the prompt
    /// @param output expected output tokens, never more than the column's limit
    record Estimate(TokenCount input, long output, Cost call) {}

    private final Engine engine;
    private final ObservableValue<? extends @Nullable PromptCounts> ladder;
    private final ObservableValue<Workload> workload;
    private final Map<Prompt, PromptCounts> known = new HashMap<>();
    private final Latest<List<Prompt>, Map<Prompt, PromptCounts>> counting;
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    /// @param count counts a prompt on every tokenizer; called in the background, one at a time
    /// @param ladder the newest counts of the prompt as it stands
    public Estimates(
            Engine engine, Function<Prompt, PromptCounts> count,
            ObservableValue<? extends @Nullable PromptCounts> ladder, ObservableValue<Workload> workload,
            Consumer<? super Throwable> failed) {
        this.engine = engine;
        this.ladder = ladder;
        this.workload = workload;
        counting = new Latest<>(engine.background(), prompts -> counted(prompts, count), found -> {
            known.putAll(found);
            changed();
        }, failed);
        ladder.addListener((_, _, _) -> changed());
        workload.addListener((_, _, _) -> changed());
    }

    /// Grows whenever an estimate may have changed.
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// Says which prompts matter; others are forgotten.
    void want(Set<Prompt> prompts) {
        known.keySet().retainAll(prompts);
        List<Prompt> missing = prompts.stream().filter(prompt -> counts(prompt).isEmpty()).toList();
        if (!missing.isEmpty()) {
            counting.submit(missing);
        }
    }

    /// The estimate for a call, or empty while the prompt is being counted.
    Optional<Estimate> of(Prompt prompt, Model model, Parameters parameters) {
        return counts(prompt).map(counts -> {
            TokenCount input = counts.on(model);
            long expected = workload.getValue().outputTokens();
            long output = parameters.maxTokens() == null ? expected : Math.min(expected, parameters.maxTokens());
            return new Estimate(input, output, engine.catalog().cost(model, Usage.of(input.tokens(), output),
                    Price.Mode.STANDARD, engine.clock().instant()));
        });
    }

    private Optional<PromptCounts> counts(Prompt prompt) {
        PromptCounts newest = ladder.getValue();
        return newest != null && newest.prompt().equals(prompt)
                ? Optional.of(newest)
                : Optional.ofNullable(known.get(prompt));
    }

    private void changed() {
        version.set(version.get() + 1);
    }

    private static Map<Prompt, PromptCounts> counted(List<Prompt> prompts, Function<Prompt, PromptCounts> count) {
        Map<Prompt, PromptCounts> found = new LinkedHashMap<>();
        prompts.forEach(prompt -> found.put(prompt, count.apply(prompt)));
        return found;
    }
}
