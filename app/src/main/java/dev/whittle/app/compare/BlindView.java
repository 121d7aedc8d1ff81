package dev.whittle.app.compare;

import dev.whittle.app.control.WordButton;
import dev.whittle.app.workspace.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The answers without their names, and the vote between them.
final class BlindView extends BorderPane {
    private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");

    private final CompareViewModel compare;
    private final BlindViewModel model;
    private final List<AnswerText> texts = new ArrayList<>();

    BlindView(CompareViewModel compare) {
        this.compare = compare;
        model = compare.blind();
        setId("blind");
        setAccessibleText("Answers without names; 1 to 4 votes for the best, T for a tie, B for none");
        setFocusTraversable(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.stateProperty().addListener((_, _, now) -> show(now));
        compare.answerFormProperty().addListener((_, _, form) -> texts.forEach(text -> text.showAs(form)));
        show(model.stateProperty().get());
    }

    private void key(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown() || !(model.stateProperty().get() instanceof BlindState.Voting)) {
            return;
        }
        switch (key.getCode()) {
            case DIGIT1, NUMPAD1 -> model.best(1);
            case DIGIT2, NUMPAD2 -> model.best(2);
            case DIGIT3, NUMPAD3 -> model.best(3);
            case DIGIT4, NUMPAD4 -> model.best(4);
            case T -> model.none(Vote.Verdict.TIE);
            case B -> model.none(Vote.Verdict.ALL_BAD);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void show(BlindState now) {
        texts.clear();
        switch (now) {
            case BlindState.Off _ -> show(null, null);
            case BlindState.Waiting(String sentence) -> show(waiting(sentence), null);
            case BlindState.Voting(var answers) -> {
                show(cards(answers.stream().map(this::voting).toList()), choices(answers.size()));
                requestFocus(); // the keys are for the vote now
            }
            case BlindState.Revealed told -> show(
                    cards(told.answers().stream().map(answer -> revealed(answer, told)).toList()), tally(told));
        }
    }

    private void show(@Nullable Node middle, @Nullable Node bottom) {
        setCenter(middle);
        setBottom(bottom);
    }

    private static Node waiting(String sentence) {
        Label label = new Label(sentence, new FontIcon(Feather.EYE_OFF));
        label.setId("blind-waiting");
        label.setWrapText(true);
        label.setMaxWidth(460);
        label.getStyleClass().add("empty-state");
        VBox box = new VBox(label);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static ScrollPane cards(List<VBox> cards) {
        HBox row = new HBox(12);
        row.getStyleClass().add("compare-columns");
        row.getChildren().setAll(cards);
        ScrollPane scroll = new ScrollPane(row);
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private VBox voting(BlindState.Answer answer) {
        Button best = new WordButton("blind-best-" + answer.number(), "This is best", Feather.THUMBS_UP,
                "Vote for answer %d (key %d)".formatted(answer.number(), answer.number()),
                () -> model.best(answer.number()));
        best.setAccessibleText("Answer %d is best".formatted(answer.number()));
        best.setMaxWidth(Double.MAX_VALUE);
        VBox card = card(answer, "Answer " + answer.number());
        card.getChildren().add(best);
        return card;
    }

    private VBox revealed(BlindState.Answer answer, BlindState.Revealed told) {
        VBox card = card(answer, "Answer %d is %s".formatted(answer.number(),
                VoteText.name(told.experiment().runs().get(answer.run()).column())));
        card.pseudoClassStateChanged(BEST, Objects.equals(told.vote().best(), answer.run()));
        long wins = told.all().wins(answer.run());
        Label won = new Label(wins == 1 ? "Voted best once" : "Voted best %d times".formatted(wins));
        won.setId("blind-wins-" + answer.number());
        won.getStyleClass().addAll("text-muted", "text-small");
        card.getChildren().add(won);
        return card;
    }

    private VBox card(BlindState.Answer answer, String title) {
        Label name = new Label(title);
        name.setId("blind-name-" + answer.number());
        name.setWrapText(true);
        name.getStyleClass().add("text-bold");
        AnswerText text = new AnswerText("blind-answer-" + answer.number(), "Answer " + answer.number());
        text.show(answer.text(), true);
        text.showAs(compare.answerFormProperty().get());
        texts.add(text);
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox card = new VBox(8, name, text);
        card.getStyleClass().add("compare-column");
        card.setMinWidth(240);
        card.setPrefWidth(320);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private HBox choices(int answers) {
        return line(
                new WordButton("blind-tie", "Tie", Feather.MINUS, "None is better than the others (key T)",
                        () -> model.none(Vote.Verdict.TIE)),
                new WordButton("blind-bad", answers == 2 ? "Both bad" : "All bad", Feather.THUMBS_DOWN,
                        "None is good enough (key B)",
                        () -> model.none(Vote.Verdict.ALL_BAD)));
    }

    private HBox tally(BlindState.Revealed told) {
        Label tally = new Label(VoteText.of(told.experiment(), told.all()));
        tally.setId("blind-tally");
        tally.setWrapText(true);
        HBox.setHgrow(tally, Priority.ALWAYS);
        tally.setMaxWidth(Double.MAX_VALUE);
        return line(tally,
                new WordButton("blind-take-back", "Take it back", Feather.CORNER_UP_LEFT,
                        "Forget this vote and hide the names again", model::takeBack),
                new WordButton("blind-again", "Vote again", Feather.SHUFFLE, "Hide the names and shuffle once more",
                        model::again));
    }

    private static HBox line(Node... content) {
        HBox line = new HBox(8, content);
        line.setAlignment(Pos.CENTER);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add("blind-line");
        return line;
    }
}
