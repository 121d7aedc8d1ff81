package dev.whittle.optimizer.training;

import dev.whittle.prompt.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer to a prompt and what it is worth.
///
/// @param messages the prompt as it is sent, every variable filled
/// @param answer what was answered, or what is expected
/// @param score 0 to 1, such as the score of its checks or a person's rating; null if nobody rated it
public record RatedAnswer(List<Message> messages, String answer, @Nullable Double score) {
    /// @throws IllegalArgumentException if the score is not between 0 and 1
    public RatedAnswer {
        messages = List.copyOf(messages);
        if (score != null && !(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A score is between 0 and 1, not %s.".formatted(score));
        }
    }
}
