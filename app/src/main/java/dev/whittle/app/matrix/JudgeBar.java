package dev.whittle.app.matrix;

import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.ModelField;
import dev.whittle.app.settings.ServerField;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Which model judges the checks that need one.
final class JudgeBar extends HBox {
    JudgeBar(ModelChoice choice) {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label("Judge");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setTooltip(new Tooltip("The model that judges llm-rubric and pairwise checks; leave it empty for none"));
        ServerField connection = new ServerField(choice);
        connection.setIds("matrix-judge", "Connection of the judge");
        connection.getStyleClass().add("small");
        connection.setPrefWidth(150);
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
        choice.servers().allProperty().addListener((_, _, _) -> choice.reconnect());
        choice.reconnect();
    }
}
