package dev.whittle.app.versions;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.whittle.app.text.TextDiff.Piece;
import dev.whittle.app.text.TextDiff;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A place for a message in two prompts: in both, or only before, or only after.
///
/// @param before whether the message was there
/// @param after whether it is there now
record Slot(Role role, boolean before, boolean after, List<Piece> pieces) {
    /// The messages of two prompts side by side, matched by their roles in order.
    static List<Slot> between(Prompt before, Prompt after) {
        List<Message> old = before.messages();
        List<Message> now = after.messages();
        List<Slot> slots = new ArrayList<>();
        int doneOld = 0;
        int doneNow = 0;
        for (AbstractDelta<Role> delta : DiffUtils.diff(roles(old), roles(now)).getDeltas()) {
            for (; doneOld < delta.getSource().getPosition(); doneOld++, doneNow++) {
                slots.add(both(old.get(doneOld), now.get(doneNow)));
            }
            for (int i = 0; i < delta.getSource().size(); i++, doneOld++) {
                slots.add(new Slot(old.get(doneOld).role(), true, false,
                        List.of(new Piece(old.get(doneOld).text(), ""))));
            }
            for (int i = 0; i < delta.getTarget().size(); i++, doneNow++) {
                slots.add(new Slot(now.get(doneNow).role(), false, true,
                        List.of(new Piece("", now.get(doneNow).text()))));
            }
        }
        for (; doneOld < old.size(); doneOld++, doneNow++) {
            slots.add(both(old.get(doneOld), now.get(doneNow)));
        }
        return slots;
    }

    private static Slot both(Message old, Message now) {
        return new Slot(now.role(), true, true, TextDiff.between(old.text(), now.text()));
    }

    private static List<Role> roles(List<Message> messages) {
        return messages.stream().map(Message::role).toList();
    }

    /// Whether a piece is a change: its text differs, or the whole message came or went.
    boolean changed(Piece piece) {
        return before != after || !piece.same();
    }

    /// The text with the first changes made.
    Message with(int made) {
        int[] left = {made};
        return new Message(role, pieces.stream()
                .map(piece -> changed(piece) && left[0]-- <= 0 ? piece.before() : piece.after())
                .collect(Collectors.joining()));
    }
}
