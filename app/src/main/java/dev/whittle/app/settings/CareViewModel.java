package dev.whittle.app.settings;

import dev.whittle.app.Figures;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.WorkspaceReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What there is to do with the workspace file, one thing at a time.
public final class CareViewModel {
    /// The rest of the window.
    public interface Window {
        /// Saves what is not saved yet.
        void beforeOpening();

        /// Shows what the workspace holds that is open now.
        void opened();
    }

    private final Care care;
    private final Window window;
    private final Background background;
    private final ReadOnlyStringWrapper holds = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<CareState> state = new ReadOnlyObjectWrapper<>(new CareState.Idle());
    private Cancellable looking = Cancellable.NONE;

    public CareViewModel(Care care, Window window, Background background) {
        this.care = care;
        this.window = window;
        this.background = background;
    }

    /// What the file holds, in a sentence.
    public ReadOnlyStringProperty holdsProperty() {
        return holds.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<CareState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Looks what the file holds now.
    public void look() {
        looking.cancel();
        looking = background.start(care::report, report -> holds.set(sentence(report)),
                cause -> holds.set(Problem.of(cause).text()));
    }

    /// Copies everything into a new file.
    public void backup(Path target) {
        work("Backing up", () -> care.backup(target), copy -> new CareState.Done(
                "Backed up to %s and read back: %s, %s.".formatted(copy.file(), Figures.bytes(copy.bytes()),
                        Figures.counted(copy.versions(), "version"))));
    }

    /// Gives unused space back.
    public void compact() {
        work("Compacting", care::compact, freed -> new CareState.Done(freed == 0
                ? "There was nothing to give back."
                : "%s given back to the disk.".formatted(Figures.bytes(freed))));
    }

    /// Reads every page and everything saved.
    public void check() {
        work("Checking", care::check, faults -> faults.isEmpty()
                ? new CareState.Done("Every page and everything saved was read; all is well.")
                : new CareState.Failed("Something is wrong with the file; open a backup of it. "
                        + String.join(" ", faults)));
    }

    /// Opens a copy in the place of the workspace.
    public void openCopy(Path copy) {
        window.beforeOpening();
        work("Reading the copy", () -> {
            care.openCopy(copy);
            return copy;
        }, path -> {
            window.opened();
            return new CareState.Done(
                    "%s is open now, as a copy of its own; the workspace before stands beside it.".formatted(path));
        });
    }

    private <T> void work(String what, Callable<T> job, Function<T, CareState> outcome) {
        if (state.get() instanceof CareState.Working) {
            return;
        }
        state.set(new CareState.Working(what));
        background.start(job, result -> {
            state.set(outcome.apply(result));
            look();
        }, cause -> {
            state.set(new CareState.Failed(Problem.of(cause).text()));
            look();
        });
    }

    /// `4.1 MB (8.2 kB unused): 3 prompts with 41 versions, 120 experiments, 4 runs on cases with 1,200 replies, 50
    /// earlier texts, 2.0 MB of embeddings.`
    static String sentence(WorkspaceReport report) {
        List<String> parts = List.of(
                "%s with %s".formatted(Figures.counted(report.prompts(), "prompt"),
                        Figures.counted(report.versions(), "version")),
                Figures.counted(report.experiments(), "experiment") + (report.deletedExperiments() == 0
                        ? ""
                        : " and %s deleted".formatted(Figures.number(report.deletedExperiments()))),
                "%s on cases".formatted(Figures.counted(report.runs(), "run")),
                report.replies() == 1 ? "1 reply" : Figures.number(report.replies()) + " replies",
                Figures.counted(report.earlierTexts(), "earlier text"),
                Figures.bytes(report.embeddingBytes()) + " of embeddings");
        return "%s%s: %s.".formatted(Figures.bytes(report.bytes() + report.logBytes()), report.unusedBytes() == 0
                ? ""
                : " (%s unused)".formatted(Figures.bytes(report.unusedBytes())), String.join(", ", parts));
    }
}
