package dev.whittle.app.compare;

import dev.whittle.app.control.IconButton;
import dev.whittle.model.ModelException;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// An answer: what is being waited for or what went wrong, the model's reasoning, the text, the notes.
public final class AnswerView extends VBox {
    private final Label status = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Label problem = new Label();
    private final Label incomplete = new Label("incomplete");
    private final Label origin = new Label();
    private final AnswerText text;
    private final Label objection = new Label();
    private final GrowingText reasoning;
    private final TitledPane reasoningPane;
    private final VBox notes = new VBox(2);
    private List<String> noted = List.of();
    private final HBox statusLine;
    private final HBox problemLine;
    private final HBox marks = new HBox(4);
    private final Label stale = new Label("answered with earlier choices");

    /// @param prefix starts the id of every node here, such as `column-a`
    /// @param label the column's letter
    public AnswerView(String prefix, String label) {
        super(6);
        getStyleClass().add("answer");
        text = new AnswerText(prefix + "-answer", "Answer of column " + label);
        reasoning = new GrowingText(prefix + "-reasoning", "Reasoning of column " + label);
        reasoning.getStyleClass().add("reasoning-text");
        reasoning.setPrefRowCount(5);
        reasoningPane = new TitledPane("Reasoning", reasoning);
        reasoningPane.setExpanded(false);
        reasoningPane.setAnimated(false);
        reasoningPane.getStyleClass().addAll("dense", "reasoning");
        progress.setMaxSize(14, 14);
        progress.setMinSize(14, 14);
        status.setWrapText(true);
        status.getStyleClass().addAll("text-muted", "text-small");
        statusLine = new HBox(8, progress, status);
        statusLine.setAlignment(Pos.CENTER_LEFT);
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(problem, Priority.ALWAYS);
        problemLine = new HBox(8, new FontIcon(Feather.ALERT_TRIANGLE), problem);
        problemLine.getStyleClass().add("answer-problem");
        incomplete.getStyleClass().addAll("chip", "chip-bad");
        stale.getStyleClass().addAll("chip", "chip-neutral");
        origin.getStyleClass().addAll("chip", "chip-bad");
        IconButton copy = new IconButton("", "Copy the answer", Feather.COPY, this::copy).small();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        marks.setAlignment(Pos.CENTER_LEFT);
        HBox head = new HBox(6, origin, marks, incomplete, stale, space, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        head.visibleProperty().bind(text.visibleProperty());
        head.managedProperty().bind(head.visibleProperty());
        objection.setId(prefix + "-objection");
        objection.getStyleClass().addAll("chip", "chip-neutral");
        objection.setMinWidth(0);
        objection.textProperty().bind(text.objectionProperty());
        objection.visibleProperty().bind(text.objectionProperty().isNotEmpty());
        objection.managedProperty().bind(objection.visibleProperty());
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().setAll(statusLine, problemLine, reasoningPane, head, objection, text, notes);
        setIds(prefix, copy);
        showMarks(List.of());
        showStale(false);
        showIdle("");
    }

    private void setIds(String id, IconButton copy) {
        reasoningPane.setId(id + "-reasoning-pane");
        status.setId(id + "-status");
        problem.setId(id + "-problem");
        incomplete.setId(id + "-incomplete");
        origin.setId(id + "-origin");
        notes.setId(id + "-notes");
        marks.setId(id + "-marks");
        stale.setId(id + "-stale");
        copy.setId(id + "-copy");
    }

    /// What this answer is among the others, such as the fastest.
    void showMarks(List<Mark> earned) {
        marks.getChildren().setAll(earned.stream().map(mark -> {
            Label chip = new Label(mark.caption());
            chip.getStyleClass().addAll("chip", "chip-good");
            return chip;
        }).toList());
        shown(marks, !earned.isEmpty());
    }

    /// Whether the answer belongs to other choices than those its column shows.
    void showStale(boolean yes) {
        shown(stale, yes);
    }

    /// Lays the answer out in another way.
    public void showAs(AnswerForm form) {
        text.showAs(form);
    }

    /// Nothing was asked yet.
    void showIdle(String sentence) {
        show(sentence, false, "", "", "", true, List.of(), false);
    }

    /// The answer is under way.
    void showComing(Partial soFar, String waiting) {
        show(soFar.status().isEmpty() ? waiting : soFar.status(), !waiting.isEmpty() || !soFar.status().isEmpty(), "",
                soFar.reasoning(), soFar.text(), false, soFar.notes(), false);
    }

    /// The answer came to an end.
    ///
    /// @param reason the model's reasoning, where it is known
    public void showEnded(Run run, String reason) {
        Outcome outcome = run.outcome();
        boolean whole = outcome instanceof Outcome.Finished;
        String sentence = switch (outcome) {
            case Outcome.Finished _ -> "";
            case Outcome.Failed failed -> caption(failed.kind()) + ": " + failed.message();
            case Outcome.Stopped _ -> "";
        };
        String state = outcome instanceof Outcome.Stopped stopped
                ? stopped.partialText().isEmpty() ? "Stopped before the answer began." : "Stopped."
                : whole && outcome.text().isEmpty() ? "The answer is empty." : "";
        show(state, false, sentence, reason, outcome.text(), true, run.notes(), !whole && !outcome.text().isEmpty());
        showOrigin(outcome instanceof Outcome.Finished finished
                ? finished.reply().origin()
                : Reply.Origin.PROVIDER);
    }

    private void showOrigin(Reply.Origin from) {
        origin.setText(Fact.origin(from));
        shown(origin, from != Reply.Origin.PROVIDER);
    }

    private void show(
            String state, boolean busy, String wrong, String reason, String answer, boolean whole,
            List<String> remarks, boolean partial) {
        showOrigin(Reply.Origin.PROVIDER);
        status.setText(state);
        shown(progress, busy);
        shown(statusLine, !state.isEmpty());
        problem.setText(wrong);
        shown(problemLine, !wrong.isEmpty());
        reasoning.show(reason);
        shown(reasoningPane, !reason.isEmpty());
        text.show(answer, whole);
        shown(incomplete, partial);
        shown(text, !answer.isEmpty());
        if (!remarks.equals(noted)) {
            noted = List.copyOf(remarks);
            notes.getChildren().setAll(remarks.stream().map(AnswerView::note).toList());
        }
        shown(notes, !remarks.isEmpty());
    }

    private static Label note(String words) {
        Label note = new Label(words, new FontIcon(Feather.INFO));
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().addAll("note", "text-small");
        return note;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(text.text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static String caption(ModelException.@Nullable Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> "Not reached";
            case UNAUTHORIZED -> "Not allowed";
            case REFUSED -> "Refused";
            case RATE_LIMITED -> "Rate limited";
            case SERVER_ERROR -> "Server error";
            case TIMEOUT -> "No answer in time";
            case TRUNCATED -> "Cut off";
            case MALFORMED -> "Not understood";
            case null -> "Failed";
        };
    }

    private static void shown(Node node, boolean yes) {
        node.setVisible(yes);
        node.setManaged(yes);
    }
}
