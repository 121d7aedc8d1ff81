package dev.whittle.app.examples;

import dev.whittle.app.Figures;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.WordButton;
import dev.whittle.app.examples.AblationSheet.Line;
import dev.whittle.app.examples.AblationState.Done;
import dev.whittle.app.examples.AblationState.Failed;
import dev.whittle.app.examples.AblationState.Idle;
import dev.whittle.app.examples.AblationState.Preparing;
import dev.whittle.app.examples.AblationState.Running;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What each example is worth: whom to ask, on which cases, for how much at most; then the verdict, score against cost,
/// and the tables.
final class AblationPane extends ScrollPane {
    private final AblationViewModel model;
    private final FilePicker picker;
    private final Label cases = new Label();
    private final Button examples;
    private final Button run;
    private final Button stop;
    private final Label said = Whom.words("ablation-said");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label verdict = Whom.words("ablation-verdict");
    private final ParetoChart chart = new ParetoChart();
    private final GridPane prompts = new GridPane(14, 4);
    private final GridPane worths = new GridPane(14, 4);
    private final VBox results;

    AblationPane(AblationViewModel model, FilePicker picker) {
        this.model = model;
        this.picker = picker;
        setId("ablation-pane");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
        examples = new WordButton("ablation-on-examples", "Use the examples", Feather.ROTATE_CCW,
                "Take the examples themselves as cases again", model::onExamples);
        run = new WordButton("ablation-run", "Find out", Feather.SEND,
                "Asks the model; what it costs is said above, and what is answered is not paid for again", model::run);
        run.getStyleClass().add("accent");
        stop = new WordButton("ablation-stop", "Stop", Feather.SQUARE,
                "Stop (Esc); what was answered is kept", model::stop);
        Label says = Whom.words("ablation-says");
        says.textProperty().bind(model.saysProperty());
        says.getStyleClass().add("text-muted");
        Label notice = Whom.notice(model.choice(), "ablation-notice");
        bar.setId("ablation-progress");
        bar.setAccessibleText("Answers that came");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setPrefHeight(6);
        bar.managedProperty().bind(bar.visibleProperty());
        verdict.getStyleClass().add("title-4");
        prompts.setId("ablation-prompts");
        worths.setId("ablation-worths");
        results = new VBox(12, verdict, chart, titled("Prompts that could be used"), prompts,
                titled("Each example left out"), worths);
        results.managedProperty().bind(results.visibleProperty());
        HBox buttons = new HBox(8, run, stop);
        VBox all = new VBox(10, new Whom(model.choice(), "ablation"), how(), notice, says, buttons, bar, said, results);
        all.getStyleClass().add("ablation");
        all.setMinWidth(0);
        setContent(all);
        model.casesProperty().addListener((_, _, _) -> showCases());
        model.startableProperty().addListener((_, _, _) -> show());
        model.stateProperty().addListener((_, _, _) -> show());
        showCases();
        show();
    }

    private FlowPane how() {
        cases.setId("ablation-cases");
        Button open = new WordButton("ablation-open-cases", "Open cases", Feather.FOLDER,
                "CSV, JSON lines, JSON: a row is a case, a column a variable of the prompt",
                () -> picker.toOpen("Open cases", model.extensions()).stream().findFirst().ifPresent(model::open));
        FlowPane how = new FlowPane(12, 8, cases, open, examples,
                number("Budget $", "ablation-budget", "Most it may spend in dollars, blank for no limit",
                        model.budgetProperty(), ""),
                number("Margin", "ablation-margin", "How many points worse is still good enough",
                        model.marginProperty(), "points"));
        how.setRowValignment(VPos.CENTER);
        return how;
    }

    private static HBox number(String name, String id, String hint, StringProperty value, String unit) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(hint);
        field.textProperty().bindBidirectional(value);
        return Whom.number(name, field, unit);
    }

    private void showCases() {
        cases.setText(model.casesProperty().get()
                .map(set -> "Cases: %s of %s".formatted(Figures.number(set.cases().size()), set.name()))
                .orElse("Cases: the examples themselves"));
        examples.setVisible(model.casesProperty().get().isPresent());
        examples.setManaged(examples.isVisible());
    }

    private void show() {
        AblationState now = model.stateProperty().get();
        run.setDisable(now.busy() || !model.startableProperty().get());
        stop.setDisable(!now.busy());
        bar.setVisible(now.busy());
        results.setVisible(now instanceof Done);
        said.getStyleClass().removeAll("danger", "text-muted");
        switch (now) {
            case Idle() -> said.setText("");
            case Preparing() -> {
                bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
                said.setText("Making the prompts and looking up what is there already.");
            }
            case Running(String says, double share) -> {
                bar.setProgress(share);
                said.setText(says);
            }
            case Failed(String sentence) -> {
                said.getStyleClass().add("danger");
                said.setText(sentence);
            }
            case Done done -> {
                said.getStyleClass().add("text-muted");
                said.setText((model.current(done) ? "" : "The prompt has changed since. ") + done.says());
                show(done.sheet());
            }
        }
    }

    private void show(AblationSheet sheet) {
        verdict.setText(sheet.verdict());
        chart.show(sheet);
        table(prompts, List.of("Prompt", "Tokens", "A month", "Passed"), sheet.prompts(),
                List.of(line -> line.variant().title(), line -> Figures.number(line.row().tokens()),
                        line -> Figures.usd(line.month()), Line::passed),
                AblationPane::beside);
        table(worths, List.of("Example", "costs a month", "is worth, with 95 % interval"), sheet.examples(),
                List.of(line -> Integer.toString(line.variant().number()), line -> Figures.usd(line.spared()),
                        AblationSheet::worth),
                _ -> "");
    }

    private static String beside(Line line) {
        String verdict = line.verdict().isEmpty() ? "" : "; " + line.verdict();
        return line.against().isEmpty() ? "" : "against all examples " + line.against() + verdict;
    }

    // What is said below a row stands over its whole width; only the last column may be wrapped.
    private static void table(GridPane grid, List<String> heads, List<Line> lines,
            List<Function<Line, String>> columns, Function<Line, String> below) {
        grid.getChildren().clear();
        for (int column = 0; column < heads.size(); column++) {
            grid.add(cell(heads.get(column), "text-muted"), column, 0);
        }
        int row = 1;
        for (Line line : lines) {
            for (int column = 0; column < columns.size(); column++) {
                Label cell = cell(columns.get(column).apply(line), "finding");
                cell.setMinWidth(column < columns.size() - 1 ? USE_PREF_SIZE : 0);
                grid.add(cell, column, row);
            }
            row++;
            if (!below.apply(line).isEmpty()) {
                grid.add(cell(below.apply(line), "text-muted"), 0, row++, columns.size(), 1);
            }
        }
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label titled(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }
}
