package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.matrix.Board;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a run would do, how far it is, or how it went.
final class ProgressLine extends VBox {
    private final MatrixViewModel model;
    private final Label forecast = new Label("", new FontIcon(Feather.SEND));
    private final Label said = new Label();
    private final ProgressBar bar = new ProgressBar(0);

    ProgressLine(MatrixViewModel model) {
        super(4);
        this.model = model;
        forecast.setId("matrix-forecast");
        forecast.getStyleClass().add("departure");
        forecast.setWrapText(true);
        forecast.setMinHeight(Region.USE_PREF_SIZE);
        said.setId("matrix-progress");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        bar.setId("matrix-progress-bar");
        bar.setAccessibleText("Cells that are done");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setPrefHeight(6);
        getChildren().setAll(forecast, said, bar);
        model.setup().forecastProperty().addListener((_, _, _) -> show());
        model.stateProperty().addListener((_, _, _) -> show());
        model.frameProperty().addListener((_, _, _) -> show());
        model.noteProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        RunState now = model.stateProperty().get();
        forecast.setText(model.setup().forecastProperty().get().text());
        shown(forecast, !now.busy());
        String words = switch (now) {
            case RunState.Idle _ -> "";
            case RunState.Preparing _ -> "Looking up what is there already.";
            case RunState.Running _ -> progress("");
            case RunState.Paused _ -> progress("Paused. ");
            case RunState.Stopping _ -> progress("Stopping. ");
            case RunState.Ended(String sentence) -> sentence + (model.changedSince()
                    ? " Columns, cases or checks have changed since."
                    : "");
            case RunState.Failed(String sentence) -> sentence;
        };
        String note = model.noteProperty().get();
        said.setText(note.isEmpty() ? words : words + " " + note);
        shown(said, !said.getText().isEmpty());
        said.getStyleClass().remove("danger");
        if (now instanceof RunState.Failed) {
            said.getStyleClass().add("danger");
        }
        shown(bar, now.busy());
    }

    private String progress(String before) {
        @Nullable
        Results shown = model.resultsProperty().get().orElse(null);
        if (shown == null) {
            return before;
        }
        MatrixRun run = shown.run();
        Board.Totals totals = run.board().totals();
        bar.setProgress((double) totals.done() / totals.cells());
        List<String> parts = new ArrayList<>();
        parts.add("%s of %s done".formatted(Figures.number(totals.done()), Figures.number(totals.cells())));
        parts.add(SpentText.of(run, shown.order().options().budget()));
        run.remaining().filter(_ -> totals.done() < totals.cells())
                .ifPresent(left -> parts.add("about %s left".formatted(ForecastText.time(left))));
        return before + String.join(", ", parts) + ".";
    }

    private static void shown(Region node, boolean yes) {
        node.setVisible(yes);
        node.setManaged(yes);
    }
}
