package dev.whittle.optimizer.fewshot;

import dev.whittle.embed.Embedder;
import dev.whittle.embed.EmbedderException;
import dev.whittle.embed.Passage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleBiFunction;

/// How unlike two examples are: 0 the same, 1 nothing in common.
public final class Distances {
    private Distances() {}

    /// By the words they share: one minus their Jaccard index.
    public static ToDoubleBiFunction<Example, Example> byWords() {
        Map<Example, Set<String>> known = new ConcurrentHashMap<>();
        return (a, b) -> {
            Set<String> first = known.computeIfAbsent(a, Distances::words);
            Set<String> second = known.computeIfAbsent(b, Distances::words);
            Set<String> both = new HashSet<>(first);
            both.retainAll(second);
            int all = first.size() + second.size() - both.size();
            return all == 0 ? 0 : 1 - both.size() / (double) all;
        };
    }

    /// By meaning: one minus the cosine of their vectors, at most 1.
    ///
    /// @throws EmbedderException if the model cannot be loaded or run
    /// @throws InterruptedException if the thread was interrupted
    public static ToDoubleBiFunction<Example, Example> byMeaning(ExampleSet set, Embedder embedder)
            throws EmbedderException, InterruptedException {
        Map<Example, float[]> vectors = new HashMap<>();
        for (Example example : set.examples()) {
            vectors.put(example, embedder.embed(Passage.of(example.input() + "\n" + example.output())).getFirst());
        }
        return (a, b) -> {
            float[] first = vectors.getOrDefault(a, new float[0]);
            float[] second = vectors.getOrDefault(b, new float[0]);
            double cosine = 0;
            for (int at = 0; at < Math.min(first.length, second.length); at++) {
                cosine += first[at] * second[at];
            }
            return Math.min(1, 1 - cosine);
        };
    }

    private static Set<String> words(Example example) {
        return new HashSet<>(Arrays.asList(
                (example.input() + " " + example.output()).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", 0)));
    }
}
