package dev.whittle.app.experiments;

import dev.whittle.app.compare.AnswerView;
import dev.whittle.app.compare.Fact;
import dev.whittle.app.compare.FactsView;
import dev.whittle.app.compare.ParameterText;
import dev.whittle.app.compare.RatingView;
import dev.whittle.app.compare.RatingViewModel;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One column of a saved experiment, with everything that was recorded.
final class ExperimentColumn extends VBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);

    ExperimentColumn(Run run, int index, RatingViewModel rating) {
        super(8);
        String id = "experiment-column-" + (index + 1);
        setId(id);
        getStyleClass().add("compare-column");
        setMinWidth(270);
        setPrefWidth(320);
        HBox.setHgrow(this, Priority.ALWAYS);
        Target target = run.column().target();
        Label letter = new Label(run.column().label());
        letter.getStyleClass().add("column-letter");
        Label model = new Label(target.displayName());
        model.setId(id + "-model");
        model.getStyleClass().add("text-bold");
        model.setWrapText(true);
        HBox head = new HBox(8, letter, model);
        head.setAlignment(Pos.CENTER_LEFT);
        AnswerView answer = new AnswerView(id, run.column().label());
        answer.showEnded(run, "");
        VBox.setVgrow(answer, Priority.ALWAYS);
        getChildren().setAll(head,
                line("%s at %s (%s)".formatted(target.model(), target.host(), target.connection())),
                line("Started " + WHEN.format(run.startedAt().atZone(ZoneId.systemDefault()))),
                line(ParameterText.of(run.column().parameters())),
                line(run.price() == null ? "No price was known." : Fact.rates(run.price())),
                prompt(id, run.column().promptName(), run.column().prompt()),
                answer, new RatingView(id, run.column().label(), rating), new FactsView(id, Fact.of(run)));
    }

    /// Shows that this is the answer that is meant.
    void point() {
        getStyleClass().add("pointed");
        setAccessibleText("The answer that was found");
    }

    private static TitledPane prompt(String id, String name, Prompt prompt) {
        TextArea text = new TextArea(text(prompt));
        text.setId(id + "-prompt");
        text.setAccessibleText("Prompt as it was");
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(10);
        text.getStyleClass().add("message-area");
        TitledPane pane = new TitledPane("Prompt: " + (name.isBlank() ? "untitled" : name), text);
        pane.setId(id + "-prompt-pane");
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add("dense");
        pane.setMinHeight(Region.USE_PREF_SIZE);
        return pane;
    }

    /// All messages and values of a prompt.
    static String text(Prompt prompt) {
        List<String> parts = new ArrayList<>();
        for (Message message : prompt.messages()) {
            parts.add("── %s ──%n%s".formatted(message.role().id(), message.text()));
        }
        if (!prompt.values().isEmpty()) {
            List<String> values = new ArrayList<>();
            prompt.values().forEach((name, value) -> values.add("{{%s}} = %s".formatted(name, value)));
            parts.add("── values ──%n%s".formatted(String.join("\n", values)));
        }
        return String.join("\n\n", parts);
    }

    private static Label line(String words) {
        Label line = new Label(words);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().addAll("text-muted", "text-small");
        return line;
    }
}
