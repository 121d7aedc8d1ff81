package dev.whittle.app.models;

import dev.whittle.app.control.Sheet;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The models that go within ninety days, those in use first.
public final class RadarSheet {
    private final Sheet sheet = new Sheet("radar", "Models that go soon", 680, 440);
    private final ListView<Retirement> list = new ListView<>();

    public RadarSheet(ObservableValue<List<Retirement>> retiring) {
        list.setId("radar-list");
        list.setAccessibleText("Models that go soon");
        list.setPlaceholder(new Label("No model goes within %d days.".formatted(Radar.USUAL_DAYS)));
        list.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(Retirement one, boolean empty) {
                super.updateItem(one, empty);
                setPrefWidth(0);
                setWrapText(true);
                setText(empty || one == null ? null : RadarBar.sentence(one));
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        sheet.add(list);
        retiring.addListener((_, _, now) -> list.getItems().setAll(now));
        list.getItems().setAll(retiring.getValue());
    }

    public Node node() {
        return sheet;
    }

    /// Shows the list.
    public void open() {
        sheet.show();
        list.requestFocus();
    }
}
