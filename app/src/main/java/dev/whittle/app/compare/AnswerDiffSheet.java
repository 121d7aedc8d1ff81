package dev.whittle.app.compare;

import dev.whittle.app.control.Worded;
import dev.whittle.app.compare.AnswerDiffViewModel.Answer;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.Sheet;
import dev.whittle.app.text.ReadingArea;
import dev.whittle.app.text.Span;
import dev.whittle.app.text.TextDiff;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Shows what differs between two answers.
public final class AnswerDiffSheet {
    private final AnswerDiffViewModel model;
    private final String id;
    private final Sheet sheet;
    private final Label sentence = new Label();
    private final ReadingArea text;

    /// @param id starts the ids of the nodes here
    public AnswerDiffSheet(String id, AnswerDiffViewModel model) {
        this.model = model;
        this.id = id;
        sheet = new Sheet(id, "What differs", 900, 700);
        text = new ReadingArea(id + "-text", "What differs", "diff");
        sentence.setId(id + "-sentence");
        sentence.setWrapText(true);
        sentence.getStyleClass().add("text-muted");
        Label arrow = new Label("→");
        HBox choice = new HBox(8, chooser("before", "First answer", model.beforeProperty()), arrow,
                chooser("after", "Second answer", model.afterProperty()),
                new IconButton(id + "-swap", "Have the two change places", Feather.REPEAT, model::swap));
        choice.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(text, Priority.ALWAYS);
        sheet.add(choice, sentence, text);
        model.stateProperty().addListener((_, _, now) -> show(now));
        show(model.stateProperty().get());
    }

    public Sheet node() {
        return sheet;
    }

    public void show() {
        sheet.show();
        text.getContent().requestFocus();
    }

    private ComboBox<Answer> chooser(String part, String name, ObjectProperty<@Nullable Answer> chosen) {
        ComboBox<Answer> chooser = new ComboBox<>();
        chooser.setId(id + "-" + part);
        chooser.setAccessibleText(name);
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setPromptText(name);
        HBox.setHgrow(chooser, Priority.ALWAYS);
        chooser.setConverter(new Worded<>(Answer::title));
        model.answersProperty().addListener((_, _, answers) -> chooser.getItems().setAll(answers));
        chooser.valueProperty().bindBidirectional(chosen);
        return chooser;
    }

    private void show(AnswerDiffState state) {
        sentence.setText(switch (state) {
            case AnswerDiffState.Nothing(String said) -> said;
            case AnswerDiffState.Comparing _ -> "Comparing";
            case AnswerDiffState.Compared(String said, var _) -> said;
            case AnswerDiffState.Failed(String said) -> said;
        });
        if (state instanceof AnswerDiffState.Compared(var _, List<TextDiff.Piece> pieces)) {
            text.show(spans(pieces));
            if (pieces.stream().anyMatch(piece -> !piece.same())) {
                text.center(pieces.stream().takeWhile(TextDiff.Piece::same).mapToInt(piece -> piece.before().length())
                        .sum());
            }
        } else {
            text.clear();
        }
    }

    private static List<Span> spans(List<TextDiff.Piece> pieces) {
        List<Span> spans = new ArrayList<>();
        for (TextDiff.Piece piece : pieces) {
            if (piece.same()) {
                spans.add(new Span(piece.before()));
            } else {
                spans.add(new Span(piece.before(), "diff-removed"));
                spans.add(new Span(piece.after(), "diff-added"));
            }
        }
        return spans;
    }
}
