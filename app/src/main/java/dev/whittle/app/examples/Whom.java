package dev.whittle.app.examples;

import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.ModelField;
import dev.whittle.app.settings.ServerField;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Which server and model is asked, for the panes that ask one.
final class Whom extends FlowPane {
    /// @param prefix of the ids of its nodes
    Whom(ModelChoice choice, String prefix) {
        super(12, 8);
        ServerField servers = new ServerField(choice);
        servers.setIds(prefix, "Server that is asked");
        servers.setPrefWidth(170);
        ModelField field = new ModelField(choice);
        field.setIds(prefix, "Model that is asked");
        field.setPrefWidth(220);
        setRowValignment(VPos.CENTER);
        getChildren().setAll(group(named("Server", servers), servers), group(named("Model", field.field()), field));
    }

    /// What came of asking the server for its models, if that needs saying.
    static Label notice(ModelChoice choice, String id) {
        Label notice = words(id);
        notice.textProperty().bind(choice.noticeProperty());
        notice.getStyleClass().add("danger");
        notice.managedProperty().bind(notice.textProperty().isNotEmpty());
        return notice;
    }

    /// A field for a number with its name before it.
    static HBox number(String name, TextField field, String unit) {
        field.setPrefColumnCount(4);
        field.getStyleClass().add("figures");
        return unit.isEmpty()
                ? group(named(name, field), field)
                : group(named(name, field), field, new Label(unit));
    }

    /// Words that are wrapped and never cut off.
    static Label words(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(6, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    private static Label named(String text, Node of) {
        Label label = new Label(text);
        label.setLabelFor(of);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
