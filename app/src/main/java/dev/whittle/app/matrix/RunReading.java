package dev.whittle.app.matrix;

import dev.whittle.app.work.Background;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import java.util.UUID;
import java.util.function.Consumer;

/// Reads kept runs as they are kept, with their answers and what their checks say; nothing is sent.
public final class RunReading {
    private final KeptRuns kept;
    private final SetupViewModel setup;
    private final Preparation preparation;
    private final SavedRuns saved;
    private final Background background;

    RunReading(KeptRuns kept, SetupViewModel setup, Preparation preparation, SavedRuns saved, Background background) {
        this.kept = kept;
        this.setup = setup;
        this.preparation = preparation;
        this.saved = saved;
        this.background = background;
    }

    /// Reads the run with an id and says what came of it, on the window's thread.
    public void start(UUID id, Consumer<? super MatrixRun> done, Consumer<? super Throwable> failed) {
        background.start(() -> kept.find(id), found -> {
            Recipe recipe = Recipe.of(found, setup);
            background.compute(() -> recipe.recall(preparation, saved), done, failed);
        }, failed);
    }
}
