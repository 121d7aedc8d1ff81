package dev.whittle.app.optimize;

import dev.whittle.app.optimize.RewriteState.Asking;
import dev.whittle.app.optimize.RewriteState.Idle;
import dev.whittle.app.optimize.RewriteState.Refused;
import dev.whittle.app.optimize.RewriteState.Written;
import dev.whittle.app.settings.ModelField;
import dev.whittle.app.settings.ServerField;
import dev.whittle.prompt.Prompt;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which part a model should write shorter, what that sends and costs, and what came back beside what there is.
final class RewritePane extends BorderPane {
    private final RewriteViewModel model;
    private final Runnable proposed;
    private final ComboBox<RewritePart> parts = new ComboBox<>();
    private final Label says = new Label();
    private final Label result = new Label();
    private final TextArea before = text("rewrite-before", "The part as it is");
    private final TextArea after = text("rewrite-after", "What the model wrote");
    private final Button write = new Button("Write it shorter", new FontIcon(Feather.SEND));
    private final Button stop = new Button("Stop", new FontIcon(Feather.SQUARE));
    private final Button propose = new Button("Add to the edits", new FontIcon(Feather.PLUS));
    private boolean showing;

    /// @param proposed runs when a text was handed to the edits
    RewritePane(RewriteViewModel model, Runnable proposed) {
        this.model = model;
        this.proposed = proposed;
        setId("rewrite-pane");
        getStyleClass().add("optimize-pane");
        says.setId("rewrite-outlook");
        says.setWrapText(true);
        says.getStyleClass().add("text-muted");
        says.textProperty().bind(model.saysProperty());
        result.setId("rewrite-result");
        result.setWrapText(true);
        result.managedProperty().bind(result.textProperty().isNotEmpty());
        Label notice = new Label();
        notice.setId("rewrite-notice");
        notice.setWrapText(true);
        notice.getStyleClass().add("danger");
        notice.textProperty().bind(model.choice().noticeProperty());
        notice.visibleProperty().bind(model.choice().noticeProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        setTop(new VBox(8, choices(), notice, says, buttons(), result));
        SplitPane split = new SplitPane(titled("Now", before), titled("Written by the model", after));
        BorderPane.setMargin(split, new Insets(10, 0, 0, 0));
        setCenter(split);
        model.partsProperty().addListener((_, _, _) -> showParts());
        model.partProperty().addListener((_, _, _) -> {
            showParts();
            show();
        });
        model.requestProperty().addListener((_, _, _) -> show());
        model.saysProperty().addListener((_, _, _) -> show());
        model.stateProperty().addListener((_, _, _) -> show());
        showParts();
        show();
    }

    private FlowPane choices() {
        parts.setId("rewrite-part");
        parts.setAccessibleText("Part to write anew");
        parts.setPrefWidth(280);
        parts.valueProperty().addListener((_, _, now) -> {
            if (!showing) {
                model.partProperty().set(now);
            }
        });
        TextField percent = new TextField();
        percent.setId("rewrite-percent");
        percent.setAccessibleText("Percent of its tokens to ask for");
        percent.setPrefColumnCount(3);
        percent.getStyleClass().add("figures");
        percent.textProperty().bindBidirectional(model.percentProperty());
        ServerField servers = new ServerField(model.choice());
        servers.setIds("rewrite", "Server that is asked");
        servers.setPrefWidth(170);
        ModelField field = new ModelField(model.choice());
        field.setIds("rewrite", "Model that writes");
        field.setPrefWidth(260);
        FlowPane choices = new FlowPane(12, 8, group(label("Part", parts), parts),
                group(label("to", percent), percent, new Label("% of its tokens")),
                group(label("Server", servers), servers), group(label("Model", field.field()), field));
        choices.setRowValignment(VPos.CENTER);
        return choices;
    }

    private HBox buttons() {
        write.setId("rewrite-run");
        write.getStyleClass().add("accent");
        write.setTooltip(
                new Tooltip("Asks the model; what it writes is proposed, never put into the prompt by itself"));
        write.setOnAction(_ -> model.write());
        stop.setId("rewrite-stop");
        stop.setOnAction(_ -> model.stop());
        propose.setId("rewrite-propose");
        propose.setTooltip(new Tooltip("Proposes it beside the other edits, where it is accepted or rejected"));
        propose.setOnAction(_ -> {
            model.propose();
            proposed.run();
        });
        HBox buttons = new HBox(8, write, stop, propose);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private void showParts() {
        showing = true;
        if (!parts.getItems().equals(model.partsProperty().get())) {
            parts.getItems().setAll(model.partsProperty().get());
        }
        parts.setValue(model.partProperty().get());
        showing = false;
    }

    private void show() {
        RewriteState state = model.stateProperty().get();
        Optional<Prompt> request = model.requestProperty().get();
        boolean asking = state instanceof Asking;
        write.setDisable(asking || request.isEmpty());
        stop.setDisable(!asking);
        propose.setDisable(!(state instanceof Written));
        if (!(state instanceof Written)) {
            before.setText(model.partText());
        }
        switch (state) {
            case Idle() -> {
                result.setText("");
                after.setText("");
            }
            case Asking(long characters) -> result.setText(characters == 0
                    ? "Asked; waiting for the first words."
                    : "%,d characters came.".formatted(characters));
            case Written written -> {
                result.setText(written.says() + " Read both before you add it.");
                before.setText(written.before());
                after.setText(written.proposed().edit().replacement());
            }
            case Refused(String text, String why) -> {
                result.setText(why);
                after.setText(text);
            }
        }
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(6, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    private static Label label(String text, Node of) {
        Label label = new Label(text);
        label.setLabelFor(of);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static VBox titled(String title, TextArea area) {
        VBox.setVgrow(area, Priority.ALWAYS);
        Label label = new Label(title);
        label.setLabelFor(area);
        label.getStyleClass().add("text-muted");
        return new VBox(4, label, area);
    }

    private static TextArea text(String id, String accessible) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setAccessibleText(accessible);
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("message-area");
        return area;
    }
}
