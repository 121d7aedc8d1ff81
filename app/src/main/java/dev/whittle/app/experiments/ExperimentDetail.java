package dev.whittle.app.experiments;

import dev.whittle.app.compare.VoteText;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.NoteField;
import dev.whittle.app.control.WordButton;
import dev.whittle.app.export.FileName;
import dev.whittle.app.report.ReportFile;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Run;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The experiment that is open: its note, what it would cost now, and every column as it was.
final class ExperimentDetail extends VBox {
    private static final int MOST_COLUMNS = 4;

    ExperimentDetail(DetailState.Open open, ExperimentsViewModel model, FilePicker picker, RepricePane prices,
            Runnable showDiff) {
        super(8);
        ExperimentRow row = open.row();
        Experiment experiment = open.experiment();
        setId("experiment-detail");
        getStyleClass().add("experiments-list");
        Label name = new Label(experiment.name());
        name.setId("experiment-name");
        name.getStyleClass().add("title-4");
        Label recorded = new Label("%s, Whittle %s".formatted(row.date(), experiment.program()));
        recorded.getStyleClass().addAll("text-muted", "text-small");
        VBox names = new VBox(name, recorded);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox head = new HBox(8, new IconButton("experiment-back", "Back to the list (Esc)", Feather.ARROW_LEFT,
                model::close), names);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(head, actions(row, experiment, model, picker, showDiff), reported(model),
                note(row, model),
                prices);
        String question = experiment.question();
        if (question != null) {
            Label asked = new Label("Context was chosen for: " + question);
            asked.setWrapText(true);
            asked.getStyleClass().addAll("text-muted", "text-small");
            getChildren().add(asked);
        }
        if (!open.opinion().votes().isEmpty()) {
            Label votes = new Label(VoteText.of(experiment, open.opinion()));
            votes.setId("experiment-votes");
            votes.setWrapText(true);
            votes.getStyleClass().addAll("text-muted", "text-small");
            getChildren().add(votes);
        }
        getChildren().add(columns(open, model));
    }

    private static FlowPane actions(ExperimentRow row, Experiment experiment, ExperimentsViewModel model,
            FilePicker picker, Runnable showDiff) {
        boolean more = experiment.runs().size() > MOST_COLUMNS;
        Button reopen = new WordButton("experiment-reopen", "Reopen in Compare", Feather.REPEAT, more
                ? "Put the first four columns' prompts, models and parameters into Compare"
                : "Put these prompts, models and parameters into Compare; nothing is sent", model::reopen);
        reopen.getStyleClass().add("accent");
        String hosts = experiment.runs().stream().limit(MOST_COLUMNS).map(run -> run.column().target().host())
                .distinct().collect(Collectors.joining(", "));
        Button again = new WordButton("experiment-rerun", "Run again", Feather.PLAY,
                "Send %sthese prompts to %s once more, as they were; what comes is kept as a new experiment".formatted(
                        more ? "the first four of " : "", hosts),
                model::rerun);
        Button delete = new WordButton("experiment-delete", "Delete", Feather.TRASH_2, "Ctrl+Z brings it back",
                () -> model.list().delete(row));
        Button differ = new WordButton("experiment-differences", "Differences", Feather.GIT_PULL_REQUEST,
                "Compare two of its answers word by word", () -> {
                    model.diff().openRuns(experiment.runs());
                    showDiff.run();
                });
        Button report = new WordButton("experiment-report", "Report…", Feather.FILE_TEXT,
                ReportFile.HINT,
                () -> picker.toSave("Write a report", FileName.of(experiment.name(), "html"), ReportFile.extensions())
                        .ifPresent(model::report));
        Button learn = new WordButton("experiment-training", "Training data…", Feather.STAR,
                "Make fine-tuning data of its rated answers", model::learn);
        return new FlowPane(8, 6, reopen, again, differ, report, learn, delete);
    }

    private static Label reported(ExperimentsViewModel model) {
        Label reported = new Label();
        reported.setId("experiment-reported");
        reported.setWrapText(true);
        reported.getStyleClass().addAll("text-muted", "text-small");
        reported.textProperty().bind(model.reportedProperty());
        reported.visibleProperty().bind(reported.textProperty().isNotEmpty());
        reported.managedProperty().bind(reported.visibleProperty());
        return reported;
    }

    private static HBox note(ExperimentRow row, ExperimentsViewModel model) {
        NoteField note = new NoteField("experiment-note", "What to remember about this experiment",
                "Note of the experiment");
        note.show(row.summary().id(), row.summary().note(), text -> model.list().keepNote(row, text),
                text -> model.list().note(row, text));
        HBox.setHgrow(note, Priority.ALWAYS);
        Label label = new Label("Note");
        label.setLabelFor(note);
        HBox box = new HBox(8, label, note);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static ScrollPane columns(DetailState.Open open, ExperimentsViewModel model) {
        List<Run> runs = open.experiment().runs();
        HBox columns = new HBox(12);
        columns.getStyleClass().add("compare-columns");
        for (int i = 0; i < runs.size(); i++) {
            ExperimentColumn column = new ExperimentColumn(runs.get(i), i, model.rating(open, i));
            columns.getChildren().add(column);
            if (open.pointed().orElse(-1) == i) {
                column.point();
            }
        }
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }
}
