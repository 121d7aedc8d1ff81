package dev.whittle.app.workspace;

import dev.whittle.optimizer.savings.Workload;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Chunk;
import dev.whittle.prompt.Prompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is being edited: what must be there again after a crash.
///
/// @param name what the person calls the prompt; may be empty
/// @param modelKey catalog key of the chosen model, or null while none is chosen
/// @param context the chunks to choose from
/// @param question what the chunks are ranked against; may be empty
/// @param budget most tokens of context
/// @param marks what the person protected, as spans of the prompt's messages
public record Draft(
        String name,
        Prompt prompt,
        Workload workload,
        @Nullable String modelKey,
        List<Chunk> context,
        String question,
        int budget,
        List<Protection.Span> marks) {
    /// Nothing typed yet.
    public static final Draft EMPTY = new Draft("", Prompt.EMPTY, Workload.DEFAULT, null, List.of(), "", 2_000,
            List.of());

    public Draft {
        context = List.copyOf(context);
        marks = List.copyOf(marks);
    }

    /// Chars of everything typed: messages, values, chunks and the question.
    int chars() {
        int chars = question.length();
        chars += prompt.messages().stream().mapToInt(message -> message.text().length()).sum();
        chars += prompt.values().values().stream().mapToInt(String::length).sum();
        return chars + context.stream().mapToInt(chunk -> chunk.text().length()).sum();
    }
}
