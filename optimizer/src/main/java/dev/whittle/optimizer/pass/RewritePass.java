package dev.whittle.optimizer.pass;

import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Prompt;
import java.util.List;

/// Proposes what a model wrote for parts of one prompt, so that it meets the same guards and is decided on like
/// any other edit. Sends nothing: a person had it written before.
///
/// @param prompt the prompt the parts were taken from; for any other there are no edits
/// @param edits what [dev.whittle.optimizer.Rewriter] proposed, at most one for a place
public record RewritePass(Prompt prompt, List<Edit> edits) implements Pass {
    /// The id of its edits.
    public static final String ID = "rewrite";

    public RewritePass {
        edits = List.copyOf(edits);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Rewritten by a model";
    }

    @Override
    public List<Edit> propose(Prompt other, Protection protection) {
        return prompt.messages().equals(other.messages()) ? edits : List.of();
    }
}
