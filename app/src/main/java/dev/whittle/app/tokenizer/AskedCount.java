package dev.whittle.app.tokenizer;

import dev.whittle.catalog.Model;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.time.LocalDate;
import java.util.Optional;

/// What a provider counted for a prompt, beside what was estimated; nothing of the prompt itself.
///
/// @param family the id of the estimate, such as `claude-new`
/// @param model the model's key
/// @param host who counted
/// @param estimated tokens of the texts by the estimate as it is built in
/// @param counted tokens of the texts by the provider: what it said without what the chat format adds
public record AskedCount(String family, String model, String host, long estimated, long counted, LocalDate askedOn) {
    /// @param said the provider's count of the whole request
    /// @return empty if the model is counted exactly, so that there is nothing to learn
    public static Optional<AskedCount> of(Model model, Prompt prompt, String host, long said, LocalDate today) {
        Tokenizer builtIn = Tokenizers.get(model.tokenizer());
        if (builtIn.exact()) {
            return Optional.empty();
        }
        long estimated = prompt.rendered().stream().mapToLong(message -> builtIn.count(message.text()).tokens()).sum();
        long counted = said - model.overhead().tokens(prompt.messages().size());
        return estimated > 0 && counted > 0
                ? Optional.of(new AskedCount(model.tokenizer(), model.key(), host, estimated, counted, today))
                : Optional.empty();
    }
}
