package dev.whittle.app.compare;

import dev.whittle.app.Figures;
import dev.whittle.app.work.Background;
import dev.whittle.model.ReplyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Collects the events of one answer on the thread that reads it and hands what there is to the window at
/// most 25 times a second, less often when the text is long: a fast stream must not flood the window.
final class Deltas implements Consumer<ReplyEvent> {
    private static final int FRAME_MILLIS = 40;
    private static final int CHARS_A_MILLI = 2_000;

    private final Background background;
    private final Consumer<Partial> window;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<String> notes = new ArrayList<>();
    private String status = "";
    private boolean underWay;

    /// @param window hears of it on the window's thread
    Deltas(Background background, Consumer<Partial> window) {
        this.background = background;
        this.window = window;
    }

    @Override
    public synchronized void accept(ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Text(String delta) -> {
                text.append(delta);
                status = "";
            }
            case ReplyEvent.Reasoning(String delta) -> {
                reasoning.append(delta);
                status = "";
            }
            case ReplyEvent.Note(String note) -> notes.add(note);
            case ReplyEvent.Retrying(int attempt, Duration delay, String reason) -> {
                // The same request is sent again and answers from the beginning.
                text.setLength(0);
                reasoning.setLength(0);
                status = "Attempt %d failed, the next one starts in %s: %s"
                        .formatted(attempt, Figures.duration(delay), reason);
            }
        }
        if (!underWay) {
            underWay = true;
            background.later(Duration.ofMillis(FRAME_MILLIS + text.length() / CHARS_A_MILLI), this::deliver);
        }
    }

    synchronized Partial soFar() {
        return new Partial(text.toString(), reasoning.toString(), notes, status);
    }

    private void deliver() {
        Partial soFar;
        synchronized (this) {
            underWay = false;
            soFar = soFar();
        }
        window.accept(soFar);
    }
}
