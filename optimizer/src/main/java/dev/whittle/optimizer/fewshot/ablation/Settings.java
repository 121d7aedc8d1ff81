package dev.whittle.optimizer.fewshot.ablation;

import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/// Which prompts are tried.
///
/// @param only the examples that are left out one at a time, by their numbers from 1; empty for all, or the longest of
///     very many
/// @param sizes how many examples stay in the smaller sets; empty for 1, 2, 4, 8 and so on
/// @param distance how unlike two examples are, such as [dev.whittle.optimizer.fewshot.Distances#byWords]
/// @param zeroShot the prompt with an instruction in place of its examples, as the guard let it through; null if there
///     is none
public record Settings(List<Integer> only, List<Integer> sizes, ToDoubleBiFunction<Example, Example> distance,
        @Nullable Prompt zeroShot) {
    public Settings {
        only = only.stream().distinct().sorted().toList();
        sizes = sizes.stream().distinct().sorted().toList();
    }
}
