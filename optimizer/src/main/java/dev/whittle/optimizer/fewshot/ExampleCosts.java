package dev.whittle.optimizer.fewshot;

import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.List;

/// What examples weigh.
public final class ExampleCosts {
    private ExampleCosts() {}

    /// The text of an example as it stands in the prompt, labels included; of chat messages both.
    public static String text(Prompt prompt, ExampleSet set, Example example) {
        String first = prompt.messages().get(example.message()).text();
        return set.format() == Format.MESSAGES
                ? first + "\n" + prompt.messages().get(example.message() + 1).text()
                : first.substring(example.start(), example.end());
    }

    /// The tokens of each example alone, labels included, without what stands between examples.
    public static List<TokenCount> tokens(Prompt prompt, ExampleSet set, Tokenizer tokenizer) {
        return set.examples().stream().map(example -> tokenizer.count(text(prompt, set, example))).toList();
    }
}
