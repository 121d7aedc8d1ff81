package dev.whittle.app.matrix;

import dev.whittle.app.compare.GrowingText;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The selected cell: its answer, what each check said of it, the values of its case.
final class DetailPane extends VBox {
    private final Label title = new Label("Choose a cell to see its answer and checks.");
    private final Label facts = new Label();
    private final Label problem = new Label();
    private final HBox repeats = new HBox(2);
    private final ToggleButton json = new ToggleButton("JSON");
    private final GrowingText answer = new GrowingText("matrix-answer", "Answer of the selected cell");
    private final GrowingText values = new GrowingText("matrix-values", "Values of the case");
    private final VBox checks = new VBox(4);
    private final RatingBar rating = new RatingBar(this::rate);
    private @Nullable Results results;
    private @Nullable Detail shown;
    private int first;
    private int repeat;

    DetailPane() {
        super(6);
        setId("matrix-detail");
        getStyleClass().add("matrix-detail");
        title.setId("matrix-detail-title");
        title.getStyleClass().add("section-title");
        facts.setId("matrix-detail-facts");
        facts.getStyleClass().addAll("text-muted", "text-small");
        facts.setWrapText(true);
        problem.setId("matrix-detail-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("danger");
        json.setId("matrix-json");
        json.setTooltip(new Tooltip("Show the answer as indented JSON"));
        json.getStyleClass().add("small");
        json.setOnAction(_ -> showAnswer());
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, title, repeats, json);
        head.setAlignment(Pos.CENTER_LEFT);
        checks.setId("matrix-checks-said");
        values.setPrefRowCount(4);
        values.setMinHeight(60);
        VBox all = new VBox(8, checks, values);
        all.getStyleClass().add("matrix-said");
        ScrollPane said = new ScrollPane(all);
        said.setFitToWidth(true);
        said.getStyleClass().add("edge-to-edge");
        SplitPane halves = new SplitPane(answer, said);
        halves.setDividerPositions(0.58);
        VBox.setVgrow(halves, Priority.ALWAYS);
        getChildren().setAll(head, facts, problem, rating, halves);
        show(problem, false);
        show(rating, false);
        json.setDisable(true);
    }

    /// Shows a cell, or nothing.
    ///
    /// @param cell the first repeat of what was selected
    void show(Results of, OptionalInt cell) {
        if (cell.isPresent()) {
            if (!of.equals(results) || first != cell.getAsInt()) {
                repeat = 0;
            }
            results = of;
            first = cell.getAsInt();
            look();
        }
    }

    /// Shows another of the answers to what is selected.
    void repeat(int number) {
        repeat = number;
        look();
    }

    /// Looks again at the cell that is shown.
    void look() {
        Results of = results;
        if (of == null) {
            return;
        }
        Detail now = Detail.of(of.run(), of.order().inputs().checks(), first + repeat);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        title.setText(now.title());
        facts.setText(now.facts());
        problem.setText(now.problem());
        show(problem, !now.problem().isEmpty());
        boolean answered = of.run().board().state(now.cell()) instanceof CellState.Answered;
        show(rating, answered);
        rating.show(of.ratings().of(now.cell()));
        values.show(now.values());
        checks.getChildren().setAll(now.checks().stream().map(DetailPane::line).toList());
        showRepeats(of);
        showAnswer();
    }

    private void rate(Rating said) {
        Results of = results;
        if (of != null) {
            of.ratings().rate(first + repeat, said);
        }
    }

    private void showRepeats(Results of) {
        List<Node> choices = new ArrayList<>();
        for (int i = 0; of.run().plan().repeats() > 1 && i < of.run().plan().repeats(); i++) {
            int number = i;
            CellWords.Tone tone = CellWords.tone(of.run().board().state(first + i));
            ToggleButton choice = new ToggleButton(Integer.toString(i + 1), new FontIcon(AnswerCell.icon(tone)));
            choice.setId("matrix-repeat-" + (i + 1));
            choice.setAccessibleText("Repeat %d, %s".formatted(i + 1, CellWords.word(tone)));
            choice.setSelected(i == repeat);
            choice.getStyleClass().addAll(i == repeat ? List.of("small") : List.of("small", style(tone)));
            choice.setOnAction(_ -> {
                repeat = number;
                shown = null;
                look();
            });
            choices.add(choice);
        }
        repeats.getChildren().setAll(choices);
    }

    private void showAnswer() {
        Detail now = shown;
        String pretty = now == null ? null : Detail.pretty(now.answer());
        json.setDisable(pretty == null);
        answer.show(now == null ? "" : pretty != null && json.isSelected() ? pretty : now.answer());
    }

    private static Label line(Detail.Check check) {
        Label line = new Label("%s · %s. %s".formatted(check.name(), CellWords.word(check.tone()), check.reason()),
                new FontIcon(AnswerCell.icon(check.tone())));
        line.getStyleClass().add(style(check.tone()));
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static String style(CellWords.Tone tone) {
        return "tone-" + tone.name().toLowerCase(Locale.ROOT);
    }

    private static void show(Node node, boolean yes) {
        node.setVisible(yes);
        node.setManaged(yes);
    }
}
