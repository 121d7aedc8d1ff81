package dev.whittle.pass;

import dev.whittle.prompt.Prompt;
import java.util.List;

/// One optimization. A pass only reads: it proposes edits on the original text, in order and without
/// overlaps, and never inside a protected span. Proposals that save nothing are dropped later, by the
/// optimizer, on the tokenizer of the chosen model.
public interface Pass {
    /// Stable kebab-case id, such as `whitespace`.
    String id();

    /// The name people see.
    String title();

    /// The edits this pass would make. The same prompt always gives the same edits; a prompt with the
    /// edits applied gives none of them again.
    List<Edit> propose(Prompt prompt, Protection protection);
}
