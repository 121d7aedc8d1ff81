package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.fewshot.Conversion;
import dev.whittle.optimizer.fewshot.Conversion.Cut;
import dev.whittle.optimizer.fewshot.Conversion.Goal;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.List;

/// Puts an instruction, or a few of them, in place of a prompt's examples. What they said goes with them, so
/// its edits are of the highest risk; what a person marked and variables stay.
///
/// @param prompt the prompt the conversion was made for; for any other there are no edits
/// @param conversion what to make of its examples
public record ExamplesPass(Prompt prompt, Conversion conversion) implements Pass {
    /// The id of its edits.
    public static final String ID = "examples";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Examples";
    }

    @Override
    public List<Edit> propose(Prompt other, Protection protection) {
        if (!prompt.equals(other)) {
            return List.of();
        }
        return conversion.cuts().stream().filter(cut -> !text(cut).equals(cut.replacement())).map(this::edit).toList();
    }

    private String text(Cut cut) {
        return prompt.messages().get(cut.message()).text().substring(cut.start(), cut.end());
    }

    private Edit edit(Cut cut) {
        boolean zero = conversion.goal() == Goal.ZERO_SHOT;
        String reason = zero
                ? "The instruction says what the examples show."
                : "%d examples show what all of them do.".formatted(conversion.kept().size());
        return new Edit(ID, zero ? "examples.zero-shot" : "examples.k-shot", cut.message(), cut.start(), cut.end(),
                cut.replacement(), reason, Risk.HIGH);
    }
}
