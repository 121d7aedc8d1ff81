package dev.whittle.optimizer.experiment;

import dev.whittle.catalog.Cost;
import dev.whittle.model.ModelException;
import dev.whittle.model.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a column ended. Only a finished one has a cost: what a provider bills for a part of a reply is
/// not known.
public sealed interface Outcome {
    /// The provider itself marked the reply as ended.
    ///
    /// @param cost from the provider's own usage; unpriced if it sent none
    record Finished(Reply reply, Cost cost) implements Outcome {}

    /// There is no whole reply.
    ///
    /// @param kind what went wrong, or null if the provider plugin itself broke
    /// @param message one sentence for the person
    /// @param partialText what came before; never scored, cached or billed
    /// @param elapsed from the start until the failure
    record Failed(
            ModelException.@Nullable Kind kind,
            String message,
            String partialText,
            Duration elapsed) implements Outcome {}

    /// The person stopped it.
    ///
    /// @param partialText what came before; never scored, cached or billed
    /// @param elapsed from the start until it stood still
    record Stopped(String partialText, Duration elapsed) implements Outcome {}

    /// The text there is: the whole reply, or the part that came.
    default String text() {
        return switch (this) {
            case Finished(Reply reply, Cost _) -> reply.text();
            case Failed failed -> failed.partialText();
            case Stopped stopped -> stopped.partialText();
        };
    }
}
