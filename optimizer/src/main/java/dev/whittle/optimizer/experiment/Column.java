package dev.whittle.optimizer.experiment;

import dev.whittle.model.Parameters;
import dev.whittle.prompt.Prompt;

/// One column of a comparison: a prompt with its values, on a model, with parameters.
///
/// @param label what stands above it, such as `A`
/// @param promptName the name and version of the prompt, such as `Ticket triage, version 3`; may be empty
/// @param parameters as the person set them; those the model refuses are left out when it runs
public record Column(String label, String promptName, Prompt prompt, Target target, Parameters parameters) {
    /// How alike two columns of different comparisons are, to tell which became of which: the model counts most, then the
    /// prompt, then the label; 0 if none of them is the same.
    public int likeness(Column other) {
        return (target.model().equals(other.target.model()) ? 4 : 0)
                + (prompt.id().equals(other.prompt.id()) ? 2 : 0)
                + (label.equals(other.label) ? 1 : 0);
    }
}
