package dev.whittle.app.optimize;

import dev.whittle.optimizer.pass.RewritePass;
import dev.whittle.pass.Edit;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What models wrote for parts of the open prompt. It was paid for, so it is kept by the text it stands for:
/// whatever changes elsewhere in the prompt, it is proposed again as long as that text is there once.
final class Rewritten {
    private record Piece(String before, Edit edit) {}

    private final List<Piece> pieces = new ArrayList<>();

    /// Keeps an edit in the place of others for the same text.
    void add(String before, Edit edit) {
        pieces.removeIf(piece -> piece.before().equals(before));
        pieces.add(new Piece(before, edit));
    }

    /// A pass with the edits where their texts stand in this prompt; of those that overlap the newest.
    RewritePass in(Prompt prompt) {
        List<Edit> edits = new ArrayList<>();
        for (Piece piece : pieces.reversed()) {
            Stream.iterate(0, i -> i < prompt.messages().size(), i -> i + 1)
                    .filter(i -> once(prompt.messages().get(i).text(), piece.before())).findFirst()
                    .map(i -> at(i, prompt.messages().get(i).text().indexOf(piece.before()), piece.edit()))
                    .filter(edit -> edits.stream().noneMatch(other -> meet(edit, other))).ifPresent(edits::add);
        }
        return new RewritePass(prompt, edits);
    }

    private static boolean once(String text, String part) {
        int first = text.indexOf(part);
        return first >= 0 && text.indexOf(part, first + 1) < 0;
    }

    private static Edit at(int message, int start, Edit edit) {
        return new Edit(edit.pass(), edit.rule(), message, start, start + edit.end() - edit.start(),
                edit.replacement(), edit.reason(), edit.risk());
    }

    private static boolean meet(Edit one, Edit other) {
        return one.message() == other.message() && one.start() < other.end() && other.start() < one.end();
    }
}
