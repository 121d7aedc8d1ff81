package dev.whittle.app.experiments;

import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.WordButton;
import dev.whittle.app.matrix.RunTable;
import dev.whittle.app.workspace.MatrixSummary;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// The runs on cases that are kept, or what changed from one to another.
final class RunsPane extends StackPane {
    private final RunsViewModel model;
    private final RunTable table;
    private final Label said = new Label();
    private final VBox list;

    RunsPane(RunsViewModel model, Supplier<LocalDate> today, Runnable back) {
        this.model = model;
        said.setId("runs-said");
        said.setWrapText(true);
        said.setMaxWidth(460);
        said.setTextAlignment(TextAlignment.CENTER);
        table = new RunTable("runs-table", today, said, model::open);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        VBox.setVgrow(table, Priority.ALWAYS);
        Label title = new Label("Runs on cases");
        title.getStyleClass().add("title-4");
        HBox head = new HBox(8, new IconButton("runs-back", "Back to the experiments (Esc)", Feather.ARROW_LEFT, back),
                title);
        head.setAlignment(Pos.CENTER_LEFT);
        list = new VBox(8, head, actions(), table);
        list.getStyleClass().add("experiments-list");
        model.stateProperty().addListener((_, _, now) -> show(now));
        show(model.stateProperty().get());
    }

    private FlowPane actions() {
        ObservableList<MatrixSummary> chosen = table.getSelectionModel().getSelectedItems();
        Button open = new WordButton("runs-open", "Reopen in Compare", Feather.REPEAT,
                "Show it as it is kept, with its columns and cases (Enter); nothing is sent",
                () -> model.open(chosen.getFirst()));
        Button compare = new WordButton("runs-compare", "Compare two", Feather.GIT_PULL_REQUEST,
                "Select two with Ctrl and the mouse, or Shift and the arrow keys: what changed, with intervals",
                () -> model.compare(chosen.getFirst(), chosen.getLast()));
        Button learn = new WordButton("runs-training", "Training data…", Feather.STAR,
                "Make fine-tuning data of its good answers", () -> model.learn(chosen.getFirst()));
        open.disableProperty().bind(Bindings.isEmpty(chosen));
        learn.disableProperty().bind(Bindings.isEmpty(chosen));
        compare.disableProperty().bind(Bindings.size(chosen).isNotEqualTo(2));
        return new FlowPane(8, 6, open, compare, learn);
    }

    private void show(RunsState state) {
        if (state instanceof RunsState.Compared(var compared)) {
            getChildren().setAll(new RunDeltaPane(compared, model::refresh));
            return;
        }
        getChildren().setAll(list);
        table.getItems().setAll(state instanceof RunsState.Listed(List<MatrixSummary> runs) ? runs : List.of());
        table.getSelectionModel().selectFirst();
        said.setText(switch (state) {
            case RunsState.Loading _ -> "Looking for runs";
            case RunsState.Comparing _ -> "Reading the kept replies of both and judging them again";
            case RunsState.Failed(String sentence) -> sentence;
            case RunsState.Listed _ ->
                "No run on cases is kept yet: Compare, On cases makes one, and it is kept by itself.";
            case RunsState.Compared _ -> "";
        });
    }
}
