package dev.whittle.app.prompt;

import dev.whittle.catalog.Model;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /// The input tokens of a call to a model: the texts and what its chat format adds around them.
    public TokenCount on(Model model) {
        TokenCount texts = total.getOrDefault(model.tokenizer(), TokenCount.ZERO);
        return texts.plus(TokenCount.exact(model.overhead().tokens(prompt.messages().size())));
    }
}
