package dev.whittle.app.matrix;

import dev.whittle.app.work.Background;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import java.util.UUID;
import java.util.function.Consumer;

/// Compares two kept runs by the replies that are kept of them; nothing is sent.
public final class RunComparison {
    /// @param before the older one
    public record Compared(SavedMatrix before, SavedMatrix after, MatrixDelta delta) {}

    private record Found(Offer before, Offer after) {}

    private final KeptRuns kept;
    private final SetupViewModel setup;
    private final Preparation preparation;
    private final SavedRuns saved;
    private final Background background;

    RunComparison(KeptRuns kept, SetupViewModel setup, Preparation preparation, SavedRuns saved,
            Background background) {
        this.kept = kept;
        this.setup = setup;
        this.preparation = preparation;
        this.saved = saved;
        this.background = background;
    }

    /// Compares the runs with two ids; the older one comes first.
    public void start(UUID one, UUID other, Consumer<? super Compared> done, Consumer<? super Throwable> failed) {
        background.start(() -> {
            Offer first = kept.find(one);
            Offer second = kept.find(other);
            return first.saved().createdAt().isAfter(second.saved().createdAt())
                    ? new Found(second, first)
                    : new Found(first, second);
        }, found -> {
            Recipe before = Recipe.of(found.before(), setup);
            Recipe after = Recipe.of(found.after(), setup);
            background.compute(() -> new Compared(found.before().saved(), found.after().saved(),
                    MatrixDelta.between(ran(before), ran(after))), done, failed);
        }, failed);
    }

    private MatrixDelta.Ran ran(Recipe recipe) throws Exception {
        MatrixRun run = recipe.recall(preparation, saved);
        return new MatrixDelta.Ran(recipe.order().inputs(), run.plan(), run.board());
    }
}
