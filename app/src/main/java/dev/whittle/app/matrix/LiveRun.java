package dev.whittle.app.matrix;

import dev.whittle.app.work.Background;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what happens in a run on the threads it happens on, and tells the window at most twenty times a second
/// which cases changed: never the cells themselves, which stay on the run's board.
final class LiveRun implements MatrixListener {
    private static final Duration FRAME = Duration.ofMillis(50);

    /// Hears of a run on the window's thread.
    interface Window {
        void changed(LiveRun run, BitSet cases);

        void noted(LiveRun run, String sentence);

        void ended(LiveRun run, @Nullable Throwable failure);
    }

    private final Background background;
    private final Window window;
    private final BitSet changed = new BitSet();
    private final List<String> notes = new ArrayList<>();
    private boolean underWay;
    private @Nullable MatrixRun run;

    LiveRun(Background background, Window window) {
        this.background = background;
        this.window = window;
    }

    /// Starts the run. Its end is told exactly once.
    void start(MatrixRun prepared) {
        synchronized (this) {
            run = prepared;
        }
        background.start(() -> {
            prepared.run();
            return prepared;
        }, _ -> end(null), this::end);
    }

    @Override
    public synchronized void changed(int cell, CellState state) {
        if (run != null) {
            changed.set(run.plan().caseOf(cell));
            frame();
        }
    }

    @Override
    public synchronized void note(String sentence) {
        notes.add(sentence);
        frame();
    }

    private void frame() {
        if (!underWay) {
            underWay = true;
            background.later(FRAME, this::deliver);
        }
    }

    private void end(@Nullable Throwable failure) {
        deliver();
        window.ended(this, failure);
    }

    private void deliver() {
        BitSet cases;
        List<String> sentences;
        synchronized (this) {
            underWay = false;
            cases = (BitSet) changed.clone();
            changed.clear();
            sentences = List.copyOf(notes);
            notes.clear();
        }
        if (!cases.isEmpty()) {
            window.changed(this, cases);
        }
        sentences.forEach(sentence -> window.noted(this, sentence));
    }
}
