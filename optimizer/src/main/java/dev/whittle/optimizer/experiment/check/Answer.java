package dev.whittle.optimizer.experiment.check;

import dev.whittle.model.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole answer and the case it is for. What is not known is null, never 0.
///
/// @param text the reply's text
/// @param variables the case's variables, for `{{name}}` in the values of checks
/// @param expected what the case expects, `{{expected}}` in the values of checks, or null if it
///     says nothing
/// @param tokensOut output tokens as the provider counted them, reasoning included
/// @param usd what the answer cost in USD, retries included
/// @param latency from sending the request until the end
/// @param fresh whether it was sent for this answer; the time of a kept or recorded one says
///     nothing
/// @param finish why the reply ended
public record Answer(
        String text,
        Map<String, String> variables,
        @Nullable String expected,
        @Nullable Long tokensOut,
        @Nullable BigDecimal usd,
        @Nullable Duration latency,
        boolean fresh,
        Reply.@Nullable Finish finish) {
    public Answer {
        variables = Map.copyOf(variables);
    }

    /// A text of which nothing else is known.
    ///
    /// @param expected what the case expects, or null
    public static Answer of(String text, Map<String, String> variables, @Nullable String expected) {
        return new Answer(text, variables, expected, null, null, null, true, null);
    }
}
