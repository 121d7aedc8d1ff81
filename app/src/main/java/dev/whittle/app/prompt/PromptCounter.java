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
    private List<Tokenizer> tokenizers;
    private final List<Counted> counted = new ArrayList<>();

    /// One message as it was counted last.
    private static final class Counted {
        private final LiveCount live;
        private String text = "";

        Counted(Collection<Tokenizer> tokenizers) {
            live = new LiveCount(tokenizers);
        }

        // Comparing two strings is ten times faster than comparing a string with the segments of the live one.
        Map<String, TokenCount> count(String next) {
            Difference edit = Difference.between(text, next);
            if (!edit.isNone()) {
                live.replace(edit.start(), edit.start() + edit.removed().length(), edit.inserted());
                text = next;
            }
            return live.counts();
        }
    }

    public PromptCounter(Collection<Tokenizer> tokenizers) {
        this.tokenizers = List.copyOf(tokenizers);
    }

    /// Counts with other tokenizers from now on.
    void use(List<Tokenizer> next) {
        if (!next.equals(tokenizers)) {
            tokenizers = next;
            counted.clear();
        }
    }

    /// The counts of a prompt as it is sent, variables filled.
    public PromptCounts count(Prompt prompt) {
        List<Message> rendered = prompt.rendered();
        while (counted.size() > rendered.size()) {
            counted.removeLast();
        }
        List<Map<String, TokenCount>> messages = new ArrayList<>();
        // A prompt without a message has no tokens, which is known.
        Map<String, TokenCount> total = new LinkedHashMap<>();
        tokenizers.forEach(tokenizer -> total.put(tokenizer.id(), TokenCount.exact(0)));
        for (int i = 0; i < rendered.size(); i++) {
            if (i == counted.size()) {
                counted.add(new Counted(tokenizers));
            }
            Map<String, TokenCount> counts = counted.get(i).count(rendered.get(i).text());
            messages.add(counts);
            counts.forEach((id, count) -> total.merge(id, count, TokenCount::plus));
        }
        return new PromptCounts(prompt, new ArrayList<>(prompt.variables()), messages, total);
    }
}
