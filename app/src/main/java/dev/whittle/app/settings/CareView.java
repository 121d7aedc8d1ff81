package dev.whittle.app.settings;

import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.WordButton;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the workspace file holds, and what there is to do with it.
public final class CareView extends VBox {
    private static final List<String> ENDINGS = List.of("db");

    private final Label said = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();

    /// @param today for the name of a backup
    public CareView(CareViewModel model, FilePicker picker, Supplier<LocalDate> today) {
        super(8);
        setId("workspace-care");
        Label holds = new Label();
        holds.setId("workspace-holds");
        holds.setWrapText(true);
        holds.setMinHeight(Region.USE_PREF_SIZE);
        holds.textProperty().bind(model.holdsProperty());
        FlowPane buttons = new FlowPane(8, 6,
                new WordButton("workspace-backup", "Back up…", Feather.COPY,
                        "Copy everything into a new file, which is read back; keys are not in it",
                        () -> picker.toSave("Back up the workspace", "whittle-%s.db".formatted(today.get()), ENDINGS)
                                .ifPresent(model::backup)),
                new WordButton("workspace-compact", "Compact", Feather.MINIMIZE_2,
                        "Give unused space back to the disk", model::compact),
                new WordButton("workspace-check", "Check", Feather.CHECK_SQUARE,
                        "Read every page and everything saved", model::check),
                new WordButton("workspace-open-copy", "Open a copy…", Feather.FOLDER,
                        "Open a backup or the copy of another machine here; the workspace of now is set aside and kept",
                        () -> {
                            List<Path> chosen = picker.toOpen("Open a copy of a workspace", ENDINGS);
                            if (!chosen.isEmpty()) {
                                model.openCopy(chosen.getFirst());
                            }
                        }));
        BooleanBinding working = Bindings.createBooleanBinding(
                () -> model.stateProperty().get() instanceof CareState.Working, model.stateProperty());
        buttons.disableProperty().bind(working);
        said.setId("workspace-said");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        progress.setMaxSize(18, 18);
        progress.setMinSize(18, 18);
        progress.visibleProperty().bind(working);
        progress.managedProperty().bind(working);
        HBox outcome = new HBox(8, progress, said);
        outcome.setAlignment(Pos.CENTER_LEFT);
        outcome.managedProperty().bind(said.textProperty().isNotEmpty());
        getChildren().setAll(holds, buttons, outcome);
        model.stateProperty().addListener((_, _, now) -> show(now));
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                model.look();
            }
        });
        show(model.stateProperty().get());
    }

    private void show(CareState state) {
        said.getStyleClass().setAll("label", switch (state) {
            case CareState.Failed _ -> "danger";
            case CareState.Done _ -> "good";
            case CareState.Idle _,CareState.Working _ -> "text-muted";
        });
        said.setText(switch (state) {
            case CareState.Idle _ -> "";
            case CareState.Working(String what) -> what;
            case CareState.Done(String sentence) -> sentence;
            case CareState.Failed(String sentence) -> sentence;
        });
    }
}
