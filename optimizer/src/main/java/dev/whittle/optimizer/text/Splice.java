package dev.whittle.optimizer.text;

import dev.whittle.pass.Edit;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Cuts edits into the text they were proposed on.
public final class Splice {
    private Splice() {}

    /// A prompt with edits applied, in whatever order they come.
    ///
    /// @throws IllegalArgumentException if two edits overlap or one lies outside its message
    public static Prompt into(Prompt prompt, List<Edit> edits) {
        List<Message> messages = new ArrayList<>(prompt.messages());
        for (int index = 0; index < messages.size(); index++) {
            int message = index;
            List<Edit> own = edits.stream().filter(edit -> edit.message() == message).toList();
            if (!own.isEmpty()) {
                messages.set(index, messages.get(index).withText(into(messages.get(index).text(), own)));
            }
        }
        return prompt.withMessages(messages);
    }

    /// A message's text with that message's edits applied.
    ///
    /// @throws IllegalArgumentException if two edits overlap or one lies outside the text
    public static String into(String text, List<Edit> edits) {
        List<Edit> sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        StringBuilder result = new StringBuilder(text.length());
        int copied = 0;
        for (Edit edit : sorted) {
            if (edit.start() < copied || edit.end() > text.length()) {
                throw new IllegalArgumentException(
                        "Edit %s at %d..%d overlaps another or leaves the text".formatted(edit.rule(), edit.start(),
                                edit.end()));
            }
            result.append(text, copied, edit.start()).append(edit.replacement());
            copied = edit.end();
        }
        return result.append(text, copied, text.length()).toString();
    }
}
