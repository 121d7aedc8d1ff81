package dev.whittle.app.models;

import dev.whittle.catalog.ChatOverhead;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.tokenizer.Tokenizers;
import java.util.List;
import java.util.Set;

/// A model of the person's own, which no catalog has.
public final class OwnModel {
    private static final long MOST_TOKENS = 1_000_000_000;

    private OwnModel() {}

    /// @param key provider and id, such as `lab/llama-4`
    /// @param tokenizer what counts for it
    /// @param window input and output tokens together
    /// @throws IllegalArgumentException if it cannot be one; the message is one sentence for the person
    public static Model of(String key, String tokenizer, long window, Price price) {
        int slash = key.indexOf('/');
        if (slash <= 0 || slash == key.length() - 1 || key.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no key for a model of your own; it needs a provider and an id, such as lab/llama-4."
                            .formatted(key));
        }
        if (window < 1 || window > MOST_TOKENS) {
            throw new IllegalArgumentException("A context window holds 1 to %,d tokens, not %,d."
                    .formatted(MOST_TOKENS, window));
        }
        Tokenizers.get(tokenizer);
        return new Model(key, key.substring(0, slash), key.substring(slash + 1), List.of(), key.substring(slash + 1),
                tokenizer, ChatOverhead.NONE, new Model.Limits(window, null, null, null), Set.of(), Set.of(),
                new Model.Lifecycle(Model.Status.ACTIVE, null, null, null), List.of(price));
    }
}
