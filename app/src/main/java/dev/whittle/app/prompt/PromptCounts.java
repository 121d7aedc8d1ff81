package dev.whittle.app.prompt;

import dev.whittle.catalog.Model;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tokens of one prompt on every tokenizer: an immutable snapshot, which any thread may read while the
/// prompt is edited on.
///
/// @param prompt the prompt that was counted, so that a late count can be told from a current one
/// @param variables the variables its messages mention, in order
/// @param messages by message and tokenizer id: tokens of the text as it is sent, variables filled
/// @param total by tokenizer id: the sum over the messages, without what a chat format adds
public record PromptCounts(
        Prompt prompt, List<String> variables, List<Map<String, TokenCount>> messages, Map<String, TokenCount> total) {
    public PromptCounts {
        variables = List.copyOf(variables);
        messages = messages.stream().map(PromptCounts::copy).toList();
        total = copy(total);
    }

    private static Map<String, TokenCount> copy(Map<String, TokenCount> counts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /// The input tokens of a call to a model: the texts and what its chat format adds around them. Empty if
    /// the prompt was not counted with its tokenizer, such as one that came to the catalog just now.
    public Optional<TokenCount> on(Model model) {
        return Optional.ofNullable(total.get(model.tokenizer()))
                .map(texts -> texts.plus(TokenCount.exact(model.overhead().tokens(prompt.messages().size()))));
    }

    /// The same for who needs it.
    ///
    /// @throws IllegalArgumentException if the prompt was not counted with the model's tokenizer
    public TokenCount require(Model model) {
        return on(model).orElseThrow(() -> new IllegalArgumentException(notCounted(model)));
    }

    /// What is said of a model while there is no count for it.
    public static String notCounted(Model model) {
        return "The prompt is not counted on %s yet.".formatted(model.displayName());
    }
}
