package dev.whittle.app.examples;

import dev.whittle.app.control.WordButton;
import dev.whittle.app.examples.WritingState.Asking;
import dev.whittle.app.examples.WritingState.Failed;
import dev.whittle.app.examples.WritingState.Idle;
import dev.whittle.app.examples.WritingState.Written;
import dev.whittle.app.optimize.DiffView;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Which model writes an instruction, what that sends, what it wrote and how that did, and the prompt with the best.
final class WritingPane extends VBox {
    private final WritingViewModel model;
    private final Label said = Whom.words("writing-said");
    private final Label candidates = Whom.words("writing-candidates");
    private final DiffView diff = new DiffView();
    private final Button run;
    private final Button stop;
    private final Button apply;

    WritingPane(WritingViewModel model) {
        super(10);
        this.model = model;
        setId("writing-pane");
        run = new WordButton("writing-run", "Have it written", Feather.SEND,
                "Asks the model; what it writes is tried and proposed, never put into the prompt by itself",
                model::run);
        run.getStyleClass().add("accent");
        stop = new WordButton("writing-stop", "Stop", Feather.SQUARE, "Stop (Esc)", model::stop);
        apply = new WordButton("writing-apply", "Put into the prompt", Feather.CHECK,
                "Undo in the prompt takes it back", model::apply);
        TextField number = new TextField();
        number.setId("writing-number");
        number.setAccessibleText("How many instructions it writes");
        number.textProperty().bindBidirectional(model.candidatesProperty());
        Label says = Whom.words("writing-says");
        says.textProperty().bind(model.saysProperty());
        says.getStyleClass().add("text-muted");
        FlowPane buttons = new FlowPane(8, 8, run, stop, apply);
        VBox.setVgrow(diff, Priority.ALWAYS);
        getStyleClass().add("ablation");
        getChildren().setAll(new Whom(model.choice(), "writing"), Whom.number("Instructions", number, ""),
                Whom.notice(model.choice(), "writing-notice"), says, buttons, said, candidates, diff);
        model.stateProperty().addListener((_, _, _) -> show());
        model.startableProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        WritingState now = model.stateProperty().get();
        run.setDisable(now instanceof Asking || !model.startableProperty().get());
        stop.setDisable(!(now instanceof Asking));
        apply.setDisable(!(now instanceof Written written) || written.proposal().isEmpty() || !model.current(written));
        candidates.setText(now instanceof Written written ? String.join("\n", written.candidates()) : "");
        candidates.setManaged(!candidates.getText().isEmpty());
        said.getStyleClass().remove("danger");
        switch (now) {
            case Idle() -> said.setText("");
            case Asking(String words) -> said.setText(words);
            case Failed(String sentence) -> {
                said.getStyleClass().add("danger");
                said.setText(sentence);
            }
            case Written written -> {
                said.setText((model.current(written) ? "" : "The prompt has changed since. ") + written.says());
                written.proposal().ifPresent(proposal -> {
                    diff.show(proposal.accepted(), 0);
                    diff.reveal(1);
                });
            }
        }
        diff.setVisible(now instanceof Written written && written.proposal().isPresent());
    }
}
