package dev.whittle.app.matrix;

import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.WordButton;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// Run, Pause and Stop, for the line of the title.
public final class RunButtons extends HBox {
    private final MatrixViewModel model;
    private final Button pause;
    private final Button stop;
    private final Button run;

    public RunButtons(MatrixViewModel model) {
        super(8);
        this.model = model;
        // Without words, or a window of 1280 pixels has no room for Run.
        pause = new IconButton("matrix-pause", "Pause: send nothing more until you go on", Feather.PAUSE, model::pause);
        stop = new IconButton("matrix-stop", "Stop (Esc): what was answered is kept, and the run can be resumed",
                Feather.SQUARE, model::stop);
        run = new WordButton("matrix-run", "Run", Feather.PLAY, "Try every column on every case (Ctrl+Enter)",
                model::run);
        run.getStyleClass().add("accent");
        Button kept = new IconButton("matrix-kept-runs", "Kept runs: reopen or delete one", Feather.ARCHIVE,
                model.kept()::toggle);
        setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(kept, pause, stop, run);
        model.stateProperty().addListener((_, _, _) -> show());
        model.setup().forecastProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        RunState now = model.stateProperty().get();
        pause.setDisable(!(now instanceof RunState.Running));
        stop.setDisable(!now.busy() || now instanceof RunState.Stopping);
        run.setText(now instanceof RunState.Paused ? "Go on" : "Run");
        run.setDisable(switch (now) {
            case RunState.Paused _ -> false;
            case RunState.Preparing _,RunState.Running _,RunState.Stopping _ -> true;
            case RunState.Idle _,RunState.Ended _,RunState.Failed _ ->
                !model.setup().forecastProperty().get().startable();
        });
    }
}
