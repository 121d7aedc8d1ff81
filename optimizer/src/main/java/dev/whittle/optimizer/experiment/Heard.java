package dev.whittle.optimizer.experiment;

import dev.whittle.model.ReplyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Passes events on and remembers the text and the notes.
final class Heard implements Consumer<ReplyEvent> {
    private final Consumer<? super ReplyEvent> listener;
    private final StringBuilder text = new StringBuilder();
    private final List<String> notes = new ArrayList<>();
    private boolean listenerFailed;

    Heard(Consumer<? super ReplyEvent> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Text(String delta) -> text.append(delta);
            case ReplyEvent.Note(String note) -> notes.add(note);
            // The same request is sent again and answers from the beginning.
            case ReplyEvent.Retrying _ -> text.setLength(0);
            case ReplyEvent.Reasoning _ -> {
            }
        }
        try {
            listener.accept(event);
        } catch (RuntimeException | Error e) {
            listenerFailed = true;
            throw e;
        }
    }

    String text() {
        return text.toString();
    }

    List<String> notes() {
        return notes;
    }

    /// Whether the listener threw, which is no fault of the provider's.
    boolean listenerFailed() {
        return listenerFailed;
    }
}
