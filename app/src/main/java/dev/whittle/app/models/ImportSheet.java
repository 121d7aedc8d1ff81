package dev.whittle.app.models;

import dev.whittle.app.control.Sheet;
import dev.whittle.catalog.pricelist.PriceChange;
import dev.whittle.catalog.pricelist.PriceDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a price list would change, to take or to leave.
final class ImportSheet {
    private final ModelsViewModel models;
    private final Sheet sheet = new Sheet("import", "Import prices", 820, 560);
    private final Label summary = new Label();
    private final Label refusals = new Label();
    private final ScrollPane refused = new ScrollPane(refusals);
    private final TableView<Line> table = new TableView<>();
    private final CheckBox older = new CheckBox("Also prices older than ours");
    private final CheckBox additions = new CheckBox("Add the new models");
    private final Button take = new Button("Take these prices");

    /// One rate of one model, or a new model.
    private record Line(String model, String what, String before, String after, String change) {}

    ImportSheet(ModelsViewModel models) {
        this.models = models;
        summary.setId("import-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        refusals.setId("import-refusals");
        refusals.setWrapText(true);
        refusals.getStyleClass().addAll("text-muted", "text-small");
        refused.setFitToWidth(true);
        refused.setMinHeight(44);
        refused.setMaxHeight(90);
        refused.getStyleClass().add("edge-to-edge");
        table.setId("import-table");
        table.setAccessibleText("What the price list would change");
        table.getStyleClass().addAll("dense", "striped");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("No price differs."));
        table.getColumns().add(column("Model", 220, Line::model));
        table.getColumns().add(column("Rate", 270, Line::what));
        table.getColumns().add(column("Now", 80, Line::before));
        table.getColumns().add(column("Then", 80, Line::after));
        table.getColumns().add(column("Change", 90, Line::change));
        VBox.setVgrow(table, Priority.ALWAYS);
        older.setId("import-older");
        additions.setId("import-additions");
        older.setOnAction(_ -> show(models.importProperty().get()));
        additions.setOnAction(_ -> show(models.importProperty().get()));
        take.setId("import-take");
        take.getStyleClass().add("accent");
        take.setOnAction(_ -> take());
        Button cancel = new Button("Cancel");
        cancel.setId("import-cancel");
        cancel.setOnAction(_ -> models.cancelImport());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(10, older, additions, space, cancel, take);
        foot.setAlignment(Pos.CENTER_LEFT);
        sheet.add(summary, table, refused, foot);
        sheet.visibleProperty().addListener((_, _, visible) -> {
            if (!visible && !(models.importProperty().get() instanceof ImportState.Closed)) {
                models.cancelImport();
            }
        });
        models.importProperty().addListener((_, _, state) -> {
            older.setSelected(false);
            additions.setSelected(false);
            show(state);
        });
    }

    Node node() {
        return sheet;
    }

    private void show(ImportState state) {
        boolean compared = state instanceof ImportState.Compared;
        table.setVisible(compared);
        refused.setVisible(compared);
        older.setVisible(compared);
        additions.setVisible(compared);
        switch (state) {
            case ImportState.Closed _ -> sheet.hide();
            case ImportState.Reading(String file) -> {
                summary.setText("Reading %s and comparing its prices with yours…".formatted(file));
                take.setDisable(true);
                sheet.show();
            }
            case ImportState.Failed(var _, String sentence) -> {
                summary.setText(sentence + " Nothing was changed.");
                take.setDisable(true);
                sheet.show();
            }
            case ImportState.Compared(PriceDiff diff) -> {
                show(diff);
                sheet.show();
                table.requestFocus();
            }
        }
    }

    private void show(PriceDiff diff) {
        long newer = diff.changed().stream().filter(PriceChange::isNewer).count();
        summary.setText(
                ("%s is a price list of %s as of %s. %d models have other prices, %d of them older than ours; %d agree, "
                        + "%d are not listed and stay as they are, %d imported before end.")
                        .formatted(diff.list().file(),
                                diff.list().format().title(), diff.asOf(), diff.changed().size(),
                                diff.changed().size() - newer, diff.unchanged().size(), diff.notListed().size(),
                                diff.removed().size()));
        older.setDisable(newer == diff.changed().size());
        additions.setText("Add the %d new models".formatted(diff.added().size()));
        additions.setDisable(diff.added().isEmpty());
        List<Line> lines = new ArrayList<>();
        diff.changed().stream().filter(change -> older.isSelected() || change.isNewer())
                .forEach(change -> change.rates().forEach(rate -> lines.add(new Line(change.key(), rate.name(),
                        rate.before() == null ? "unknown" : PriceText.rate(rate.before()),
                        rate.after() == null ? "unknown" : PriceText.rate(rate.after()),
                        rate.percent().map(percent -> (percent.signum() > 0 ? "+" : "") + percent + " %")
                                .orElse("")))));
        diff.removed().forEach(key -> lines.add(new Line(key, "imported price ends", "", "", "")));
        if (additions.isSelected()) {
            diff.added().forEach(model -> lines.add(new Line(model.key(), "new, input and output", "",
                    PriceText.rate(model.prices().getFirst().rates().input()) + " / "
                            + PriceText.rate(model.prices().getFirst().rates().output()),
                    "")));
        }
        table.getItems().setAll(lines);
        List<String> reasons = new ArrayList<>(diff.shrunk());
        diff.refused().forEach(row -> reasons.add(row.row() + ": " + row.reason()));
        refusals.setText(String.join("\n", reasons));
        take.setDisable(lines.isEmpty());
    }

    private void take() {
        if (models.importProperty().get() instanceof ImportState.Compared(PriceDiff diff)) {
            models.take(older.isSelected(),
                    additions.isSelected() ? ModelsViewModel.keys(diff.added()) : List.of());
        }
    }

    private static TableColumn<Line, String> column(String title, double width, Function<Line, String> text) {
        TableColumn<Line, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }
}
