package dev.whittle.app.experiments;

import dev.whittle.app.Figures;
import dev.whittle.app.control.AxisWords;
import dev.whittle.app.control.IconButton;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The runs of a prompt as a line a model, and below as a list; Enter opens the experiment of one.
final class TrendPane extends VBox {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final ExperimentsViewModel model;
    private final ComboBox<String> prompts = new ComboBox<>();
    private final NumberAxis runs = new NumberAxis();
    private final LineChart<Number, Number> chart = new LineChart<>(runs, new NumberAxis());
    private final ListView<Trend.Point> list = new ListView<>();
    private final Label note = new Label();
    private final Label empty = new Label();
    private boolean showing;

    TrendPane(ExperimentsViewModel model) {
        super(10);
        this.model = model;
        setId("experiment-trend");
        getStyleClass().add("experiments-list");
        Label title = new Label("Trend of");
        title.getStyleClass().add("title-4");
        prompts.setId("trend-prompt");
        prompts.setAccessibleText("Prompt");
        prompts.setMaxWidth(360);
        prompts.valueProperty().addListener((_, _, name) -> {
            if (!showing && name != null) {
                model.trend().show(name);
            }
        });
        ComboBox<Measure> measure = new ComboBox<>();
        measure.setId("trend-measure");
        measure.setAccessibleText("What is shown");
        measure.getItems().setAll(Measure.values());
        measure.valueProperty().bindBidirectional(model.trend().measureProperty());
        FlowPane head = new FlowPane(8, 6, new IconButton("trend-back", "Back to the list (Esc)", Feather.ARROW_LEFT,
                model::close), title, prompts, measure);
        head.setAlignment(Pos.CENTER_LEFT);
        chart();
        note.setId("trend-note");
        note.setWrapText(true);
        note.getStyleClass().addAll("text-muted", "text-small");
        list.setId("trend-runs");
        list.setAccessibleText("Runs, newest first");
        list.setCellFactory(_ -> new PointCell());
        list.setPrefHeight(220);
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openChosen();
                key.consume();
            }
        });
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                openChosen();
            }
        });
        empty.setId("trend-empty");
        empty.setWrapText(true);
        empty.getStyleClass().add("empty-state");
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().setAll(head, empty, chart, note, list);
        model.trend().stateProperty().addListener((_, _, now) -> show(now));
        model.trend().measureProperty().addListener((_, _, _) -> show(model.trend().stateProperty().get()));
        show(model.trend().stateProperty().get());
    }

    private void chart() {
        runs.setAutoRanging(false);
        runs.setTickUnit(1);
        runs.setMinorTickVisible(false);
        chart.setId("trend-chart");
        chart.setAnimated(false);
        chart.setMinHeight(220);
        ((NumberAxis) chart.getYAxis()).setForceZeroInRange(true);
    }

    private void openChosen() {
        Trend.Point chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.open(chosen.experiment());
        }
    }

    private void show(TrendState state) {
        empty.setText(switch (state) {
            case TrendState.Reading _ -> "Reading the experiments";
            case TrendState.Empty _ -> "Nothing was compared yet; a trend needs runs of a prompt.";
            case TrendState.Failed(String sentence) -> sentence;
            case TrendState.Shown _ -> "";
        });
        boolean shown = state instanceof TrendState.Shown;
        empty.setVisible(!shown);
        empty.setManaged(!shown);
        chart.setVisible(shown);
        note.setVisible(shown);
        list.setVisible(shown);
        if (state instanceof TrendState.Shown(List<String> names, String prompt, Trend trend)) {
            showing = true;
            prompts.getItems().setAll(names);
            prompts.setValue(prompt);
            showing = false;
            draw(trend);
            list.getItems().setAll(trend.points().reversed());
        }
    }

    private void draw(Trend trend) {
        Measure measure = model.trend().measureProperty().get();
        Map<String, XYChart.Series<Number, Number>> series = new LinkedHashMap<>();
        int unknown = 0;
        List<Trend.Point> points = trend.points();
        // Columns of one experiment stand above each other.
        List<UUID> experiments = points.stream().map(Trend.Point::experiment).distinct().toList();
        for (Trend.Point point : points) {
            OptionalDouble figure = measure.of(point.run());
            if (figure.isPresent()) {
                XYChart.Data<Number, Number> data = new XYChart.Data<>(experiments.indexOf(point.experiment()) + 1,
                        figure.getAsDouble());
                data.setExtraValue(point);
                series.computeIfAbsent(point.run().column().target().displayName(), name -> {
                    XYChart.Series<Number, Number> made = new XYChart.Series<>();
                    made.setName(name);
                    return made;
                }).getData().add(data);
            } else {
                unknown++;
            }
        }
        runs.setLowerBound(0.5);
        runs.setUpperBound(experiments.size() + 0.5);
        runs.setTickUnit(Math.max(1, Math.ceil(experiments.size() / 8.0)));
        runs.setTickLabelFormatter(days(experiments.stream().map(id -> points.stream()
                .filter(point -> point.experiment().equals(id)).findFirst().orElseThrow()).toList()));
        chart.getYAxis().setLabel(measure.toString());
        ((NumberAxis) chart.getYAxis()).setTickLabelFormatter(new AxisWords(measure::words));
        chart.getData().setAll(List.copyOf(series.values()));
        chart.getData().forEach(one -> one.getData().forEach(TrendPane::explain));
        chart.setAccessibleText("%s of %d runs, a line a model".formatted(measure, points.size() - unknown));
        note.setText(unknown == 0
                ? "Experiments in their order; a line a model."
                : "Experiments in their order; a line a model. %d of %d runs have no such figure and are left out."
                        .formatted(
                                unknown, points.size()));
    }

    private static void explain(XYChart.Data<Number, Number> data) {
        if (data.getNode() != null && data.getExtraValue() instanceof Trend.Point point) {
            Tooltip.install(data.getNode(), new Tooltip(words(point)));
        }
    }

    /// `Triage, version 3 on GPT-4o, 21 Nov 2026 14:03: $0.0012, 120 in, 14 out`.
    static String words(Trend.Point point) {
        List<String> figures = new ArrayList<>();
        Measure.COST.of(point.run()).ifPresent(usd -> figures.add(Measure.COST.words(usd)));
        Measure.INPUT.of(point.run()).ifPresent(tokens -> figures.add(Measure.INPUT.words(tokens) + " in"));
        Measure.OUTPUT.of(point.run()).ifPresent(tokens -> figures.add(Measure.OUTPUT.words(tokens) + " out"));
        Measure.TIME.of(point.run()).ifPresent(seconds -> figures.add(Measure.TIME.words(seconds)));
        return "%s on %s, %s: %s".formatted(point.version().isBlank() ? "untitled" : point.version(),
                point.run().column().target().displayName(), Figures.moment(point.at()),
                figures.isEmpty() ? "no whole answer" : String.join(", ", figures));
    }

    private static AxisWords days(List<Trend.Point> points) {
        return new AxisWords(value -> {
            int index = (int) Math.round(value - 1);
            return Math.abs(value - 1 - index) < 0.01 && index >= 0 && index < points.size()
                    ? DAY.format(points.get(index).at().atZone(ZoneId.systemDefault()))
                    : "";
        });
    }

    private static final class PointCell extends ListCell<Trend.Point> {
        @Override
        protected void updateItem(Trend.Point point, boolean empty) {
            super.updateItem(point, empty);
            setPrefWidth(0);
            setWrapText(true);
            setText(empty || point == null ? null : words(point));
        }
    }
}
