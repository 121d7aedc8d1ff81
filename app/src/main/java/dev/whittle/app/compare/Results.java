package dev.whittle.app.compare;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the columns came to: which stands out, and the experiment they make.
///
/// @param columns those whose answers are the runs of the experiment, in the same order
record Results(Experiment experiment, List<ColumnViewModel> columns) {

    Results {
        columns = List.copyOf(columns);
    }

    static void mark(List<ColumnViewModel> columns) {
        List<@Nullable Outcome> outcomes = new ArrayList<>();
        for (ColumnViewModel column : columns) {
            outcomes.add(column.state() instanceof ColumnState.Ended(int _, Run run, String _) ? run.outcome() : null);
        }
        List<Set<Mark>> marks = Mark.of(outcomes);
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).setMarks(marks.get(i));
        }
    }

    /// The experiment of the columns that were just run, together with older answers beside them that still
    /// belong to what their column shows.
    static Results of(
            List<ColumnViewModel> columns, Set<ColumnViewModel> justRun, Instant now, String program) {
        List<Run> runs = new ArrayList<>();
        List<ColumnViewModel> theirs = new ArrayList<>();
        for (ColumnViewModel column : columns) {
            if (column.state() instanceof ColumnState.Ended(int _, Run run, String _)
                    && (justRun.contains(column) || column.sameInputs(run.column()))) {
                runs.add(labelled(run, column.labelProperty().get()));
                theirs.add(column);
            }
        }
        String prompt = runs.getFirst().column().promptName();
        String name = "%s, %s".formatted(prompt.isBlank() ? "Untitled" : prompt,
                Figures.moment(now));
        return new Results(Experiment.of(name, now, program, null, runs), theirs);
    }

    // A column may have been moved since it was started.
    private static Run labelled(Run run, String label) {
        Column column = run.column();
        return new Run(
                new Column(label, column.promptName(), column.prompt(), column.target(), column.parameters()),
                run.sent(), run.notes(), run.catalogId(), run.price(), run.startedAt(), run.outcome());
    }
}
