package dev.whittle.app.training;

import dev.whittle.app.matrix.RunReading;
import dev.whittle.app.versions.SavedVersions;
import dev.whittle.app.work.Background;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.MatrixSummary;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.training.RatedAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// The runs on cases and the comparisons of the workspace.
///
/// @param source the workspace, or why there is none
public record KeptLessons(SavedVersions.Source source, RunReading runs,
        Background background) implements TrainingShelf {
    private static final int MOST = 500;

    @Override
    public List<Lesson> lessons() throws Exception {
        Workspace workspace = source.open();
        List<Lesson> lessons = new ArrayList<>();
        for (MatrixSummary run : workspace.matrices().list()) {
            if (run.replies() > 0) {
                lessons.add(new Lesson(run.id(), true, run.name(), run.createdAt(), run.replies(), run.rated()));
            }
        }
        Map<UUID, Integer> rated = workspace.opinions().rated();
        for (ExperimentSummary one : workspace.experiments().list("", MOST)) {
            if (one.finished() > 0) {
                lessons.add(new Lesson(one.id(), false, one.name(), one.createdAt(), one.finished(),
                        rated.getOrDefault(one.id(), 0)));
            }
        }
        lessons.sort(Comparator.comparing(Lesson::at).reversed());
        return lessons;
    }

    @Override
    public void read(Lesson lesson, Consumer<? super List<RatedAnswer>> done, Consumer<? super Throwable> failed) {
        if (lesson.onCases()) {
            runs.start(lesson.id(), run -> background.start(() -> KeptAnswers.of(source.open(), lesson.id(), run), done,
                    failed), failed);
        } else {
            background.start(() -> answers(lesson), done, failed);
        }
    }

    private List<RatedAnswer> answers(Lesson lesson) throws Exception {
        Experiment experiment = source.open().experiments().get(lesson.id())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The experiment \"%s\" is not there any more; choose another.".formatted(lesson.name())));
        return KeptAnswers.of(source.open(), experiment);
    }
}
