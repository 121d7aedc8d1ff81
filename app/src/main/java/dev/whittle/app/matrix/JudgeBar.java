package dev.whittle.app.matrix;

import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.ModelField;
import dev.whittle.app.settings.Server;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Which model judges the checks that need one.
final class JudgeBar extends HBox {
    private final ModelChoice choice;
    private final ComboBox<String> connection = new ComboBox<>();
    private boolean showing;

    JudgeBar(ModelChoice choice) {
        super(6);
        this.choice = choice;
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label("Judge");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setTooltip(new Tooltip("The model that judges llm-rubric and pairwise checks; leave it empty for none"));
        connection.setId("matrix-judge-connection");
        connection.setAccessibleText("Connection of the judge");
        connection.setPromptText("No connection");
        connection.getStyleClass().add("small");
        connection.setPrefWidth(150);
        connection.valueProperty().addListener((_, _, now) -> {
            if (!showing && now != null) {
                choice.connectionProperty().set(now);
            }
        });
        ModelField model = new ModelField(choice);
        model.setIds("matrix-judge", "Model that judges");
        model.field().setPromptText("Model, for checks such as llm-rubric: is it polite?");
        model.field().setPrefColumnCount(26);
        model.field().getStyleClass().add("small");
        title.setLabelFor(model.field());
        Label notice = new Label();
        notice.setId("matrix-judge-notice");
        notice.getStyleClass().addAll("danger", "text-small");
        notice.textProperty().bind(choice.noticeProperty());
        getChildren().setAll(title, connection, model, notice);
        choice.connectionProperty().addListener((_, _, _) -> show());
        choice.servers().allProperty().addListener((_, _, _) -> reconnect());
        reconnect();
    }

    private void reconnect() {
        choice.reconnect();
        show();
    }

    // Setting the items of a combo box clears its value, which must not look like a choice of the person's.
    private void show() {
        showing = true;
        String chosen = choice.connectionProperty().get();
        List<String> names = new ArrayList<>(choice.servers().all().stream().map(Server::name).toList());
        if (!chosen.isEmpty() && !names.contains(chosen)) {
            names.add(chosen);
        }
        connection.getItems().setAll(names);
        connection.setValue(chosen.isEmpty() ? null : chosen);
        showing = false;
    }
}
