package dev.whittle.app.prompt;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.LiveCount;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts a prompt again and again while it changes: only what changed since the last count is counted
/// anew. One thread at a time.
public final class PromptCounter {
    private final Collection<Tokenizer> tokenizers;
    private final List<LiveCount> live = new ArrayList<>();

    public PromptCounter(Collection<Tokenizer> tokenizers) {
        this.tokenizers = List.copyOf(tokenizers);
    }

    /// The counts of a prompt as it is sent, variables filled.
    public PromptCounts count(Prompt prompt) {
        List<Message> rendered = prompt.rendered();
        while (live.size() > rendered.size()) {
            live.removeLast();
        }
        List<Map<String, TokenCount>> messages = new ArrayList<>();
        Map<String, TokenCount> total = new LinkedHashMap<>();
        for (int i = 0; i < rendered.size(); i++) {
            if (i == live.size()) {
                live.add(new LiveCount(tokenizers));
            }
            live.get(i).setText(rendered.get(i).text());
            Map<String, TokenCount> counts = live.get(i).counts();
            messages.add(counts);
            counts.forEach((id, count) -> total.merge(id, count, TokenCount::plus));
        }
        return new PromptCounts(prompt, List.copyOf(prompt.variables()), messages, total);
    }
}
