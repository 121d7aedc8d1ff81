package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.app.control.WaterfallBars;
import dev.whittle.app.control.WaterfallBars.Kind;
import dev.whittle.app.control.WaterfallBars.Row;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.Ledger.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What each pass saves, one after the other, in tokens and dollars a month.
final class PassBars extends ScrollPane {
    private final OptimizeViewModel model;
    private final Map<String, String> titles;
    private final Label title = new Label();
    private final Label note = new Label();
    private final WaterfallBars bars = new WaterfallBars("pass-waterfall");

    /// @param titles of passes, by their id
    PassBars(OptimizeViewModel model, Map<String, String> titles) {
        this.model = model;
        this.titles = titles;
        title.setId("pass-waterfall-title");
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        note.setId("pass-waterfall-note");
        note.getStyleClass().add("text-muted");
        note.setWrapText(true);
        VBox box = new VBox(12, title, bars, note);
        box.getStyleClass().add("optimize-pane");
        setId("pass-savings");
        setContent(box);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    void show(Summary sums) {
        boolean accepted = !sums.ledger().accepted().isEmpty();
        List<Step> steps = sums.steps();
        if (steps.isEmpty()) {
            title.setText("No pass found anything to save.");
            note.setText("Choose another preset, or name sections to drop.");
            bars.show(List.of());
            return;
        }
        title.setText(accepted ? "Saved by the accepted edits" : "Offered: what all proposed edits would save");
        long first = steps.getFirst().before();
        long last = steps.getLast().after();
        String approximately = sums.before().exact() ? "" : "≈ ";
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("pass-now", "Now", 0, (double) first, Kind.TOTAL,
                List.of(approximately + Figures.number(first), "", Figures.usd(model.month(first)))));
        for (Step step : steps) {
            rows.add(new Row("pass-" + step.pass(), titles.getOrDefault(step.pass(), step.pass()),
                    (double) step.before(),
                    (double) step.after(), step.after() <= step.before() ? Kind.SAVED : Kind.ADDED,
                    figures(step.before(), step.after())));
        }
        List<String> all = figures(first, last);
        rows.add(
                new Row("pass-then", "Then", 0, (double) last, Kind.TOTAL, List.of(approximately + Figures.number(last),
                        all.get(1), Figures.usd(model.month(last)))));
        bars.show(rows);
        note.setText("Each pass works on what those before it left, so their shares multiply and do not add up. "
                + "Tokens of the messages, and dollars of their input a month.");
    }

    private List<String> figures(long before, long after) {
        long saved = before - after;
        String sign = saved >= 0 ? "−" : "+";
        return List.of(sign + Figures.number(Math.abs(saved)),
                sign + Figures.percent(Math.abs(saved) / (double) Math.max(1, before)), money(before, after));
    }

    private String money(long before, long after) {
        return model.month(before) instanceof Cost.Priced full && model.month(after) instanceof Cost.Priced rest
                ? Figures.usd(rest.usd().subtract(full.usd()))
                : "unpriced";
    }
}
