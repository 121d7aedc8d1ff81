package dev.whittle.app.matrix;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.report.ReportFile;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.MatrixSummary;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Writes reports of kept runs; nothing is sent.
final class RunReporting {
    private final KeptRuns kept;
    private final SetupViewModel setup;
    private final Preparation preparation;
    private final SavedRuns saved;
    private final Background background;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private Cancellable writing = Cancellable.NONE;
    private boolean busy;

    RunReporting(KeptRuns kept, SetupViewModel setup, Preparation preparation, SavedRuns saved,
            Background background) {
        this.kept = kept;
        this.setup = setup;
        this.preparation = preparation;
        this.saved = saved;
        this.background = background;
        kept.stateProperty().addListener((_, _, now) -> {
            if (now instanceof KeptState.Closed && !busy) {
                said.set("");
            }
        });
    }

    /// What became of the last report, or empty.
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Writes a report of a run, as what the file's ending says, else as a page.
    void write(MatrixSummary run, Path file) {
        writing.cancel();
        busy = true;
        said.set("Writing the report of \"%s\"".formatted(run.name()));
        writing = background.start(() -> kept.find(run.id()), found -> {
            Recipe recipe = Recipe.of(found, setup);
            writing = background.compute(() -> ReportFile.write(file, KeptReport.of(found.saved(),
                    recipe.recall(preparation, saved), saved.open().ratings(run.id()))), this::ended, this::failed);
        }, this::failed);
    }

    private void failed(Throwable cause) {
        ended(Problem.of(cause).text());
    }

    private void ended(String sentence) {
        busy = false;
        said.set(sentence);
    }
}
