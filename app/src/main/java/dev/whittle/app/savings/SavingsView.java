package dev.whittle.app.savings;

import dev.whittle.app.Figures;
import dev.whittle.app.control.WaterfallBars;
import dev.whittle.app.savings.SavingsState.Counting;
import dev.whittle.app.savings.SavingsState.Ready;
import dev.whittle.app.savings.SavingsState.Unpriced;
import dev.whittle.optimizer.savings.Payback;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The Savings screen: strategies on the left, what they make of the month's bill on the right.
public final class SavingsView extends BorderPane {
    private static final int MONTHS = 12;

    private final SavingsViewModel model;
    private final List<CardView> cards;
    private final Label title = new Label();
    private final Label basis = muted("savings-basis");
    private final WaterfallBars bars = new WaterfallBars("waterfall");
    private final VBox breakEven = new VBox(4);
    private final VBox notes = new VBox(4);
    private final TextField hours = field("engineering-hours", "Hours of work to put the strategies in place");
    private final TextField rate = field("engineering-rate", "What an hour of work costs, in dollars");
    private final Label workProblem = muted("engineering-problem");
    private final Label payback = new Label();
    private final AreaChart<Number, Number> course;
    private final VBox results;
    private boolean showing;

    public SavingsView(SavingsViewModel model) {
        this.model = model;
        setId("savings-screen");
        getStyleClass().add("screen");
        getStylesheets().add(Objects.requireNonNull(SavingsView.class.getResource("savings.css")).toExternalForm());
        title.setId("savings-summary");
        title.setWrapText(true);
        title.getStyleClass().add("title-4");
        VBox head = new VBox(4, title, basis);
        head.getStyleClass().add("toolbar");
        setTop(head);
        cards = Arrays.stream(StrategyCard.values()).map(card -> new CardView(model, card)).toList();
        VBox left = new VBox(10);
        left.getStyleClass().add("savings-column");
        left.getChildren().addAll(cards);
        course = course();
        payback.setId("payback");
        payback.setWrapText(true);
        workProblem.getStyleClass().setAll("label", "danger", "text-small");
        HBox work = new HBox(10, labelled("Hours of work (assumption)", hours),
                labelled("$ an hour (assumption)", rate));
        results = new VBox(14, section("Dollars a month"), bars, notes, section("Prefix cache: when it pays"),
                breakEven,
                section("Payback"), work, workProblem, payback, course);
        results.getStyleClass().add("savings-results");
        SplitPane split = new SplitPane(scroll(left, "strategies"), scroll(results, "savings-results"));
        split.setDividerPositions(0.42);
        setCenter(split);
        hours.textProperty().addListener((_, _, _) -> typed());
        rate.textProperty().addListener((_, _, _) -> typed());
        model.planProperty().addListener((_, _, _) -> restore());
        model.stateProperty().addListener((_, _, state) -> show(state));
        restore();
        show(model.stateProperty().get());
    }

    private void typed() {
        if (!showing) {
            model.typeWork(hours.getText(), rate.getText());
        }
    }

    private void restore() {
        showing = true;
        cards.forEach(CardView::restore);
        if (!hours.getText().equals(model.planProperty().get().hours())) {
            hours.setText(model.planProperty().get().hours());
        }
        if (!rate.getText().equals(model.planProperty().get().rate())) {
            rate.setText(model.planProperty().get().rate());
        }
        showing = false;
    }

    private void show(SavingsState state) {
        results.setVisible(state instanceof Ready);
        Map<String, String> refused = state instanceof Ready ready ? ready.refused() : Map.of();
        cards.forEach(card -> card.show(refused));
        workProblem.setText(refused.getOrDefault("work", ""));
        workProblem.setManaged(refused.containsKey("work"));
        switch (state) {
            case Counting() -> words("Counting tokens", "");
            case Unpriced(var reason) -> words("Nobody knows what a month costs now", reason
                    + " Choose another model in the ladder.");
            case Ready ready -> showReady(ready);
        }
    }

    private void showReady(Ready ready) {
        var change = ready.waterfall().change();
        String then = Figures.usd(change.after());
        words(change.saved().signum() == 0
                ? "%s a month; switch a strategy on to see what it would save".formatted(then)
                : "%s → %s a month, %s %s (%s)".formatted(Figures.usd(change.before()), then,
                        change.saved().signum() > 0 ? "saves" : "costs", Figures.usd(change.saved().abs()),
                        change.share().map(share -> Figures.percent(Math.abs(share.doubleValue()))).orElse("-")),
                ready.basis());
        bars.show(MonthSteps.of(ready.waterfall()));
        sentences(breakEven, ready.breakEven());
        sentences(notes, ready.notes());
        showPayback(ready.payback());
    }

    private void showPayback(Payback now) {
        boolean invested = now.invested().signum() > 0;
        payback.setText(!invested
                ? "Nothing is invested yet: enter the hours it takes."
                : now.periods().map(months -> "%s are back after %s months. After a year: %s, a return of %s."
                        .formatted(Figures.usd(now.invested()),
                                months.setScale(1, RoundingMode.CEILING).toPlainString(), Figures.usd(now.net(MONTHS)),
                                now.returned(MONTHS).map(part -> Figures.percent(part.doubleValue())).orElse("-")))
                        .orElse("%s never come back: nothing is saved.".formatted(Figures.usd(now.invested()))));
        course.setVisible(invested);
        course.setManaged(invested);
        XYChart.Series<Number, Number> series = new XYChart.Series<>();
        for (int month = 0; month <= MONTHS; month++) {
            series.getData().add(new XYChart.Data<>(month, now.net(month).doubleValue()));
        }
        course.getData().setAll(List.of(series));
    }

    private void words(String summary, String detail) {
        title.setText(summary);
        basis.setText(detail);
    }

    private static void sentences(VBox box, List<String> sentences) {
        box.getChildren().setAll(sentences.stream().map(sentence -> {
            Label label = new Label(sentence);
            label.setWrapText(true);
            return label;
        }).toList());
        box.setVisible(!sentences.isEmpty());
        box.setManaged(!sentences.isEmpty());
    }

    private static AreaChart<Number, Number> course() {
        AreaChart<Number, Number> chart = new AreaChart<>(new NumberAxis("Months", 0, MONTHS, 1), new NumberAxis());
        chart.setId("payback-chart");
        chart.setAccessibleText("Dollars gained after each month");
        chart.getYAxis().setLabel("$ gained");
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setCreateSymbols(false);
        chart.setPrefHeight(220);
        chart.setMinHeight(180);
        return chart;
    }

    private static ScrollPane scroll(VBox content, String id) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setId(id);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(240);
        return scroll;
    }

    private static Label section(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    private static Label muted(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.getStyleClass().add("text-muted");
        return label;
    }

    private static TextField field(String id, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setPrefColumnCount(7);
        field.getStyleClass().addAll("small", "figures");
        return field;
    }

    private static Region labelled(String text, TextField field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.getStyleClass().addAll("text-muted", "text-small");
        return new VBox(2, label, field);
    }
}
