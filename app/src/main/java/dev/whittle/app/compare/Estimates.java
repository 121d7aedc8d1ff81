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
import dev.whittle.tokenizer.Tokenizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.BiFunction;
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

    private record Order(List<Prompt> prompts, List<Tokenizer> tokenizers) {}

    private final Engine engine;
    private final ObservableValue<List<Tokenizer>> tokenizers;
    private final ObservableValue<? extends @Nullable PromptCounts> ladder;
    private final ObservableValue<Workload> workload;
    private final Map<Prompt, PromptCounts> known = new HashMap<>();
    private final Latest<Order, Map<Prompt, PromptCounts>> counting;
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    /// @param count counts a prompt with some tokenizers; called in the background, one at a time
    /// @param tokenizers those of all models; prompts are counted anew when they change
    /// @param ladder the newest counts of the prompt as it stands
    public Estimates(
            Engine engine, BiFunction<Prompt, List<Tokenizer>, PromptCounts> count,
            ObservableValue<List<Tokenizer>> tokenizers,
            ObservableValue<? extends @Nullable PromptCounts> ladder, ObservableValue<Workload> workload,
            Consumer<? super Throwable> failed) {
        this.engine = engine;
        this.tokenizers = tokenizers;
        this.ladder = ladder;
        this.workload = workload;
        counting = new Latest<>(engine.background(), order -> counted(order, count), found -> {
            known.putAll(found);
            changed();
        }, failed);
        ladder.addListener((_, _, _) -> changed());
        tokenizers.addListener((_, _, _) -> {
            Set<Prompt> again = Set.copyOf(known.keySet());
            known.clear();
            want(again);
            changed();
        });
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
            counting.submit(new Order(missing, tokenizers.getValue()));
        }
    }

    /// The estimate for a call, or empty while the prompt is being counted.
    Optional<Estimate> of(Prompt prompt, Model model, Parameters parameters) {
        return counts(prompt).flatMap(counts -> counts.on(model)).map(input -> {
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

    private static Map<Prompt, PromptCounts> counted(
            Order order, BiFunction<Prompt, List<Tokenizer>, PromptCounts> count) {
        Map<Prompt, PromptCounts> found = new LinkedHashMap<>();
        order.prompts().forEach(prompt -> found.put(prompt, count.apply(prompt, order.tokenizers())));
        return found;
    }
}
