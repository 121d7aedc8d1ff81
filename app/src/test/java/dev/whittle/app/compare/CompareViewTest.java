package dev.whittle.app.compare;

import static dev.whittle.app.control.TestWindow.does;
import static dev.whittle.app.control.TestWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.TestWindow;
import dev.whittle.app.workspace.AnswerRating;
import dev.whittle.app.workspace.Vote;
import dev.whittle.model.ModelException;
import dev.whittle.model.ReplyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class CompareViewTest {
    private final List<String> went = new ArrayList<>();

    private TestWindow show(Desk desk) {
        return TestWindow.show(
                () -> new CompareView(desk.compare, () -> went.add("settings"), () -> went.add("experiments")), 760,
                900);
    }

    private static Desk desk(Supplier<Desk> made) {
        // The toolkit must run before the first control is made, and the desk belongs to its thread.
        TestWindow.show(javafx.scene.layout.StackPane::new, 10, 10).close();
        return onWindow(made::get);
    }

    @Test
    void bothColumnsRunAndTheirAnswersStandSideBySide() {
        Desk desk = desk(Desk::local);
        try (TestWindow window = show(desk)) {
            assertThat(window.text("compare-departure")).isEqualTo("2 calls to localhost:11434, unpriced");

            window.click("compare-run");
            assertThat(window.text("column-a-status")).isEqualTo("Waiting for localhost:11434");
            assertThat(window.shows("column-a-stop")).isTrue();
            does(desk.background::runAll);

            assertThat(window.text("column-a-answer")).isEqualTo("First");
            assertThat(window.text("column-b-answer")).isEqualTo("Second answer");
            assertThat(window.text("column-a-tokens-in")).isEqualTo("1,000");
            assertThat(window.text("column-b-cost")).isEqualTo("unpriced");
            assertThat(window.text("compare-saved-text")).startsWith("Saved as \"Greeting, 21 Nov 2026 ");
            window.click("compare-open-experiments");
        }
        assertThat(went).containsExactly("experiments");
    }

    @Test
    void whatWouldBeSentIsShownWordForWordAndNothingIsSent() {
        Desk desk = desk(Desk::local);
        try (TestWindow window = show(desk)) {
            window.click("compare-outgoing");

            assertThat(onWindow(() -> OutgoingSheet.text(desk.compare.columns())))
                    .contains("A goes to http://localhost:11434/v1", "Model: one", "B goes to", "Model: two",
                            "── user ──");
            assertThat(desk.column(0).state()).isInstanceOf(ColumnState.Idle.class);
        }
    }

    @Test
    void anErrorAndThePartThatCameAreShownInTheirColumn() {
        Desk desk = desk(Desk::local);
        desk.scripts.put("one", (_, listener) -> {
            listener.accept(new ReplyEvent.Text("Hi A"));
            throw new ModelException(ModelException.Kind.TRUNCATED, "The stream ended early; run it again.");
        });
        try (TestWindow window = show(desk)) {
            window.click("compare-run");
            does(desk.background::runAll);

            assertThat(window.text("column-a-problem")).isEqualTo("Cut off: The stream ended early; run it again.");
            assertThat(window.text("column-a-answer")).isEqualTo("Hi A");
            assertThat(window.shows("column-a-incomplete")).isTrue();
            assertThat(window.shows("column-b-problem")).isFalse();
            assertThat(window.shows("column-b-incomplete")).isFalse();

            desk.answers("one", "Whole");
            window.click("column-a-retry");
            does(desk.background::runAll);
            assertThat(window.text("column-a-answer")).isEqualTo("Whole");
            assertThat(window.shows("column-a-problem")).isFalse();
        }
    }

    @Test
    void aBadNumberTurnsItsFieldRedAndSaysWhy() {
        Desk desk = desk(Desk::local);
        try (TestWindow window = show(desk)) {
            window.focus("column-a-temperature");
            window.type("3");

            Control field = (Control) window.find("column-a-temperature");
            assertThat(field.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("danger"));
            assertThat(field.getTooltip().getText()).isEqualTo("Temperature is between 0 and 2, not 3.0.");
            assertThat(window.text("column-a-status")).isEqualTo("Temperature is between 0 and 2, not 3.0.");
            assertThat(onWindow(() -> window.find("column-a-run").isDisabled())).isTrue();
            assertThat(window.text("compare-departure")).isEqualTo("1 call to localhost:11434, unpriced");
        }
    }

    @Test
    void columnsAreAddedAndRemovedAndComeBack() {
        Desk desk = desk(Desk::local);
        try (TestWindow window = show(desk)) {
            window.click("compare-add");
            assertThat(window.text("column-c-model")).isEqualTo("two");
            window.click("column-a-remove");
            assertThat(window.text("column-a-model")).isEqualTo("two");

            does(() -> window.find("compare-screen").getScene().getRoot().requestFocus());
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(window.text("column-a-model")).isEqualTo("one");
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(window.shows("column-c-model")).isFalse();
        }
    }

    @Test
    void withoutAConnectionTheWayToSettingsIsShownAndSoAreTheCosts() {
        Desk desk = desk(Desk::new);
        try (TestWindow window = show(desk)) {
            assertThat(window.text("compare-advice-text")).contains("add a connection in Settings");
            assertThat(window.text("column-a-estimate"))
                    .isEqualTo("1,000 tokens in, 300 expected out, about $0.0055");
            assertThat(window.text("column-b-estimate"))
                    .isEqualTo("1,000 tokens in, 300 expected out, about $0.0055");

            window.click("compare-open-settings");
        }
        assertThat(went).containsExactly("settings");
    }

    @Test
    void aTextThatGrowsKeepsWhatIsSelected() {
        Desk desk = desk(Desk::local);
        try (TestWindow window = show(desk)) {
            desk.scripts.put("one", (_, listener) -> {
                listener.accept(new ReplyEvent.Text("Hello there"));
                desk.background.elapse();
                GrowingText text = (GrowingText) window.find("column-a-answer");
                text.selectRange(0, 5);
                listener.accept(new ReplyEvent.Text(", Ada"));
                desk.background.elapse();
                assertThat(text.getText()).isEqualTo("Hello there, Ada");
                assertThat(text.getSelectedText()).isEqualTo("Hello");
                return Desk.reply("Hello there, Ada");
            });
            window.click("column-a-run");
            does(desk.background::runAll);

            assertThat(((ColumnState.Ended) desk.column(0).state()).run().outcome().text())
                    .isEqualTo("Hello there, Ada");
        }
    }

    @Test
    void everythingThatCanBeUsedHasAnIdAndAName() {
        Desk desk = desk(Desk::local);
        try (TestWindow window = show(desk)) {
            does(desk.compare::runAll);
            does(desk.background::runAll);

            assertThat(window.nameless()).isEmpty();
        }
    }

    @Test
    void answersAreLaidOutAsAskedAndWhatIsNoJsonSaysSo() {
        Desk desk = desk(Desk::local);
        desk.answers("one", "{\"queue\":\"billing\"}");
        desk.answers("two", "# Queue\n- billing");
        try (TestWindow window = show(desk)) {
            window.click("compare-run");
            does(desk.background::runAll);
            assertThat(window.shows("column-a-answer-laid-out")).isFalse();

            window.click("compare-form-json");
            assertThat(window.text("column-a-answer-laid-out")).isEqualTo("{\n  \"queue\": \"billing\"\n}");
            assertThat(window.text("column-b-objection"))
                    .isEqualTo("This is no JSON: it breaks at line 1, column 1.");
            assertThat(window.text("column-b-answer")).isEqualTo("# Queue\n- billing");

            window.click("compare-form-markdown");
            assertThat(window.text("column-b-answer-laid-out")).isEqualTo("Queue\n\n• billing");
            window.click("compare-form-text");
            assertThat(window.shows("column-b-answer-laid-out")).isFalse();
        }
    }

    @Test
    void anAnswerIsRatedInItsColumn() {
        Desk desk = desk(Desk::local);
        try (TestWindow window = show(desk)) {
            assertThat(window.shows("column-a-stars-4")).isFalse();
            window.click("compare-run");
            does(desk.background::runAll);

            window.click("column-a-stars-4");
            does(() -> {
                desk.background.elapse();
                desk.background.runAll();
            });
            assertThat(desk.opinions.ratings.values()).containsExactly(new AnswerRating(4, null, ""));
            window.click("column-a-stars-4");
            does(() -> {
                desk.background.elapse();
                desk.background.runAll();
            });
            assertThat(desk.opinions.ratings.values()).containsExactly(AnswerRating.NONE);
        }
    }

    @Test
    void theVoteIsGivenByKeysAndTheNamesComeAfterIt() {
        Desk desk = desk(Desk::local);
        try (TestWindow window = show(desk)) {
            window.click("compare-blind");
            assertThat(window.shows("column-a-answer")).isFalse();
            window.click("compare-run");
            does(desk.background::runAll);
            assertThat(window.text("blind-name-1")).isEqualTo("Answer 1");

            window.press(KeyCode.T);
            does(desk.background::runAll);
            assertThat(desk.opinions.votes()).singleElement()
                    .satisfies(vote -> assertThat(vote.verdict()).isEqualTo(Vote.Verdict.TIE));
            assertThat(window.text("blind-name-1")).matches("Answer 1 is (A: one|B: two)");
            assertThat(window.text("blind-tally")).isEqualTo("Votes: A: one 0, B: two 0, tie 1, both bad 0.");

            window.click("compare-blind");
            assertThat(window.text("column-a-answer")).isEqualTo("First");
            window.click("compare-blind");
            assertThat(onWindow(() -> window.find("compare-diff").isDisabled())).isTrue();
            window.press(KeyCode.DIGIT1);
            does(desk.background::runAll);
            assertThat(desk.opinions.votes()).hasSize(2);
        }
    }

    @Test
    void whatDiffersIsMarkedInASheet() {
        Desk desk = desk(Desk::local);
        CompareView[] made = new CompareView[1];
        try (TestWindow window = TestWindow.show(() -> {
            made[0] = new CompareView(desk.compare, () -> {}, () -> {});
            StackPane both = new StackPane(made[0]);
            both.getChildren().addAll(made[0].sheets());
            return both;
        }, 760, 900)) {
            window.click("compare-run");
            does(desk.background::runAll);
            window.click("compare-diff");
            does(desk.background::runAll);

            assertThat(window.text("answer-diff-sentence"))
                    .isEqualTo("0 words in both, 1 only in the first, 2 only in the second.");
            assertThat(window.text("answer-diff-text")).isEqualTo("FirstSecond answer");
        }
    }
}
