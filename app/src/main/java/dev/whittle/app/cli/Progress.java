package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.matrix.Board;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Tells on standard error how far a run is, at every tenth.
final class Progress implements MatrixListener {
    private static final int STEPS = 10;

    private final Terminal terminal;
    private final AtomicInteger told = new AtomicInteger();
    private volatile @Nullable MatrixRun run;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    void of(MatrixRun running) {
        run = running;
    }

    @Override
    public void changed(int cell, CellState state) {
        MatrixRun running = run;
        // What is there already comes faster than it can be told.
        boolean asked = switch (state) {
            case CellState.Answered(var _, CellState.Source source, var _) -> source == CellState.Source.FRESH;
            case CellState.Failed _ -> true;
            case CellState.Waiting _,CellState.Running _,CellState.Skipped _ -> false;
        };
        if (running == null || !asked) {
            return;
        }
        Board.Totals totals = running.board().totals();
        int step = (int) ((long) totals.done() * STEPS / totals.cells());
        if (step < STEPS && told.getAndAccumulate(step, Math::max) < step) {
            Optional<Duration> left = running.remaining();
            terminal.say("%s of %s done, %s so far%s%s.".formatted(Figures.number(totals.done()),
                    Figures.number(totals.cells()), MatrixResults.spent(running.spending()),
                    totals.failed() == 0 ? "" : ", %s failed".formatted(Figures.number(totals.failed())),
                    left.map(time -> ", about %s left".formatted(Figures.duration(time))).orElse("")));
        }
    }

    @Override
    public void note(String sentence) {
        terminal.say(sentence);
    }
}
