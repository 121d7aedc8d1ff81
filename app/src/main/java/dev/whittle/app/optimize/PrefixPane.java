package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.app.optimize.PrefixViewModel.Shown;
import dev.whittle.optimizer.prefix.StablePrefix.Place;
import dev.whittle.prompt.Message;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What ends the part of the prompt a cache can hold, what that costs, and the prompt with its stable parts
/// first.
final class PrefixPane extends BorderPane {
    private final PrefixViewModel model;
    private final Label says = new Label();
    private final FlowPane variables = new FlowPane(12, 6);
    private final TableView<Place> table = new TableView<>();
    private final TextArea preview = new TextArea();
    private final Button reorder = new Button("Put stable parts first", new FontIcon(Feather.ARROW_UP));

    PrefixPane(PrefixViewModel model) {
        this.model = model;
        setId("cache-pane");
        getStyleClass().add("optimize-pane");
        says.setId("cache-advice");
        says.setWrapText(true);
        variables.setId("fixed-variables");
        reorder.setId("stable-first");
        reorder.setTooltip(new Tooltip("Puts the text below into the prompt; undo there takes it back"));
        reorder.setOnAction(_ -> model.reorder());
        table.setId("breakers-table");
        table.setAccessibleText("Places that change from call to call");
        table.getStyleClass().addAll("dense", "striped");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("Nothing in this prompt changes from call to call."));
        table.getColumns().add(column("Message", 64, place -> Integer.toString(place.breaker().message() + 1)));
        table.getColumns().add(column("Line", 48, place -> Integer.toString(place.line())));
        table.getColumns().add(column("Stable tokens behind it", 150, place -> Figures.number(place.behind())));
        table.getColumns().add(column("Text", 220, place -> Blanks.oneLine(place.text(), 80)));
        table.getColumns().add(column("What changes", 260, place -> PrefixAdvice.name(place.breaker().kind())));
        preview.setId("stable-first-text");
        preview.setAccessibleText("The prompt with its stable parts first");
        preview.setEditable(false);
        preview.setWrapText(true);
        preview.getStyleClass().add("message-area");
        SplitPane split = new SplitPane(table, preview);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.45);
        BorderPane.setMargin(split, new Insets(10, 0, 0, 0));
        setTop(new VBox(8, says, variables, reorder));
        setCenter(split);
        model.shownProperty().addListener((_, _, now) -> show(now));
        show(model.shownProperty().get());
    }

    private void show(@Nullable Shown now) {
        if (now == null) {
            says.setText("Write or open a prompt first; what of it a provider can cache appears here.");
            variables.getChildren().clear();
            table.getItems().clear();
            preview.clear();
            reorder.setDisable(true);
            return;
        }
        says.setText(String.join(" ", now.advice().sentences()) + (now.edits().isEmpty() ? "" : " " + now.edits()));
        List<String> names = List.copyOf(now.advice().prompt().variables());
        if (!names.equals(variables.getChildren().stream().map(box -> String.valueOf(box.getUserData())).toList())) {
            variables.getChildren().setAll(names.stream().map(this::box).toList());
        }
        table.getItems().setAll(now.advice().now().places());
        preview.setText(now.advice().gains()
                ? now.advice().reordered().messages().stream().map(PrefixPane::text).collect(Collectors.joining("\n\n"))
                : "The stable parts come first already.");
        reorder.setDisable(!now.advice().gains());
    }

    private CheckBox box(String variable) {
        CheckBox box = new CheckBox("{{%s}} is the same in every call".formatted(variable));
        box.setId("fixed-" + variable);
        box.setUserData(variable);
        box.setMnemonicParsing(false);
        box.setSelected(model.isFixed(variable));
        box.selectedProperty().addListener((_, _, same) -> model.fix(variable, same));
        return box;
    }

    private static String text(Message message) {
        return "[" + message.role().id() + "]\n" + message.text();
    }

    private static TableColumn<Place, String> column(String title, double width, Function<Place, String> text) {
        TableColumn<Place, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }
}
