package dev.whittle.app.experiments;

import dev.whittle.app.Figures;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.WordButton;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.Repricing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the open experiment would cost at other prices: the sum in the title, each column below.
final class RepricePane extends TitledPane {
    private final RepriceViewModel model;
    private final Label words = new Label();
    private final Label catalog = new Label();
    private final IconButton own;
    private final GridPane rows = new GridPane(18, 4);

    RepricePane(RepriceViewModel model, FilePicker picker) {
        this.model = model;
        setId("experiment-prices");
        setExpanded(false);
        setAnimated(false);
        setMinHeight(Region.USE_PREF_SIZE);
        getStyleClass().add("dense");
        DatePicker day = new DatePicker();
        day.setId("reprice-day");
        day.getEditor().setId("reprice-day-text");
        day.setAccessibleText("The day whose prices hold");
        day.setPrefWidth(140);
        day.valueProperty().bindBidirectional(model.dayProperty());
        catalog.setId("reprice-catalog");
        own = new IconButton("reprice-own", "Take your own catalog again", Feather.X,
                () -> model.fileProperty().set(Optional.empty()));
        FlowPane choices = new FlowPane(8, 6, new Label("Prices of"), day, new Label("in"), catalog, own,
                new WordButton("reprice-file", "Another price file…", Feather.FOLDER,
                        "A file as prices.json, whose prices come before the bundled ones", () -> {
                            List<Path> chosen = picker.toOpen("Price file", List.of("json"));
                            if (!chosen.isEmpty()) {
                                model.fileProperty().set(Optional.of(chosen.getFirst()));
                            }
                        }));
        choices.setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setId("reprice-words");
        rows.setId("reprice-rows");
        rows.getColumnConstraints().setAll(left(), left(), right(), right(), right(), left());
        setContent(new VBox(8, choices, words, rows));
        model.stateProperty().addListener((_, _, now) -> show(now));
        show(model.stateProperty().get());
    }

    private void show(RepriceState state) {
        Optional<Path> file = model.fileProperty().get();
        catalog.setText(file.map(path -> String.valueOf(path.getFileName())).orElse("your catalog"));
        own.setVisible(file.isPresent());
        own.setManaged(file.isPresent());
        words.setText("");
        rows.getChildren().clear();
        switch (state) {
            case RepriceState.Nothing _ -> setText("Prices");
            case RepriceState.Pricing _ -> setText("Pricing anew");
            case RepriceState.Failed(String sentence) -> {
                setText("Prices");
                words.setText(sentence);
                setExpanded(true);
            }
            case RepriceState.Priced(Repricing priced, String _, LocalDate day) -> {
                setText(sum(priced, day));
                words.setText("The provider's own usage of then, priced anew; the experiment is not changed.");
                table(priced);
            }
        }
    }

    /// `Cost $0.0123; at the prices of 2026-11-21 $0.0150, +22 %`.
    private static String sum(Repricing priced, LocalDate day) {
        if (priced.rows().isEmpty()) {
            return "No column has a whole answer, so there is nothing to price.";
        }
        String then = priced.then().map(Figures::usd).orElse("unpriced");
        String now = priced.now().map(Figures::usd).orElse("unpriced");
        return "Cost %s; at the prices of %s %s%s".formatted(then, day, now,
                priced.then().flatMap(before -> priced.now().map(after -> change(before, after))).orElse(""));
    }

    private static String change(BigDecimal before, BigDecimal after) {
        int order = after.compareTo(before);
        if (order == 0) {
            return ", the same";
        }
        if (before.signum() == 0) {
            return "";
        }
        BigDecimal percent = after.subtract(before).movePointRight(2).divide(before, 1, RoundingMode.HALF_UP);
        return ", %s%s %%".formatted(order > 0 ? "+" : "−", percent.abs().stripTrailingZeros().toPlainString());
    }

    private void table(Repricing priced) {
        row(0, List.of("Column", "Model", "Cost then", "Cost now", "Difference", "Price checked on"), "text-muted");
        int line = 1;
        for (Repricing.Row row : priced.rows()) {
            row(line, List.of(row.run().column().label(), row.run().column().target().displayName(),
                    Figures.usd(row.then()), Figures.usd(row.now()),
                    row.difference().map(Figures::usd).orElse("unknown"), checked(row.now())), "figures-cell");
            if (row.now() instanceof Cost.Unpriced(String why)) {
                Tooltip.install(rows.getChildren().get(rows.getChildren().size() - 3), new Tooltip(why));
            }
            line++;
        }
    }

    private void row(int line, List<String> cells, String style) {
        for (int i = 0; i < cells.size(); i++) {
            Label cell = new Label(cells.get(i));
            cell.setId(line == 0 ? null : "reprice-%d-%d".formatted(line, i + 1));
            cell.getStyleClass().add(style);
            rows.add(cell, i, line);
        }
    }

    private static String checked(Cost cost) {
        return cost instanceof Cost.Priced priced && priced.price().checkedOn() != null
                ? String.valueOf(priced.price().checkedOn())
                : "";
    }

    private static ColumnConstraints left() {
        return new ColumnConstraints();
    }

    private static ColumnConstraints right() {
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        return right;
    }
}
