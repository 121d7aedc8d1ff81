package dev.whittle.app.prompt;

import static dev.whittle.app.control.TestWindow.does;
import static dev.whittle.app.control.TestWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.TestWindow;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is in the prompt is the truth; what the editor shows must be the same but for its folds.
@Timeout(120)
final class TextEditorTest {
    private static final String EDITOR = "message-0-text";
    private static final String LINE = "{\"id\": 12345, \"name\": \"{{name}}\", \"text\": \"a long line\"},";
    private static final String LONG = LINE.repeat(200); // 11,400 chars without a line end

    private final OpenPrompt open = new OpenPrompt();
    private final HeldBackground background = new HeldBackground();
    private final List<Throwable> failures = new ArrayList<>();
    private final TestWindow window = TestWindow.show(() -> {
        open.open("test", Prompt.of(Message.user("One.\nTwo.")));
        return new VBox(new MessageEditor(open, open.messages().getFirst(), 0, background, failures::add));
    }, 800, 600);

    @AfterEach
    void close() {
        window.close();
    }

    private CodeArea area() {
        return (CodeArea) window.find(EDITOR);
    }

    private String text() {
        return onWindow(() -> open.prompt().messages().getFirst().text());
    }

    private String shown() {
        return onWindow(() -> area().getText());
    }

    private static void clipboard(String text) {
        onWindow(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private void paste(String text, int from, int to) {
        clipboard(text);
        does(() -> area().selectRange(from, to));
        does(area()::paste);
    }

    private void caret(int position) {
        window.focus(EDITOR);
        does(() -> area().moveTo(position));
    }

    private int paragraphs() {
        return onWindow(() -> area().getParagraphs().size());
    }

    @Test
    void aLongLineIsShownInFoldsAndIsOneLineInThePrompt() {
        paste(LONG, 4, 4);

        assertThat(text()).isEqualTo("One." + LONG + "\nTwo.");
        assertThat(shown().lines().mapToInt(String::length)).allMatch(length -> length <= Folded.LONG);
        assertThat(paragraphs()).isBetween(12, 20);
    }

    @Test
    void copyAndCutLeaveTheFoldsOut() {
        paste(LONG, 0, 9);
        does(() -> {
            area().selectAll();
            area().copy();
        });
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(LONG);
        does(area()::cut);
        assertThat(text()).isEmpty();
    }

    @Test
    void toDeleteAtAFoldDeletesTheCharacterBeyond() {
        paste(LONG, 0, 9);
        int fold = shown().indexOf('\n');
        caret(fold + 1);
        window.press(KeyCode.BACK_SPACE);
        assertThat(text()).isEqualTo(LONG.substring(0, fold - 1) + LONG.substring(fold));
        caret(shown().indexOf('\n'));
        window.press(KeyCode.DELETE);
        assertThat(text()).isEqualTo(LONG.substring(0, fold - 1) + LONG.substring(fold + 1));
    }

    @Test
    void aLineThatGrowsWhileOneTypesIsFolded() {
        paste("x".repeat(Folded.LONG), 0, 9);
        assertThat(paragraphs()).isEqualTo(1);
        caret(Folded.LONG / 2);
        window.type("y");

        assertThat(paragraphs()).isGreaterThan(1);
        assertThat(text()).hasSize(Folded.LONG + 1).doesNotContain("\n");
        window.type("z");
        assertThat(text()).contains("xyzx");
    }

    @Test
    void aLineEndTypedAtAFoldLeavesNoEmptyRow() {
        paste(LONG, 0, 9);
        int before = paragraphs();
        caret(shown().indexOf('\n'));
        window.press(KeyCode.ENTER);

        assertThat(paragraphs()).isEqualTo(before);
        assertThat(text()).hasSize(LONG.length() + 1).contains("\n");
    }

    @Test
    void undoAndRedoOfAPasteAreOneStep() {
        paste(LONG, 0, 4);
        does(open::undo);
        assertThat(text()).isEqualTo("One.\nTwo.");
        assertThat(shown()).isEqualTo("One.\nTwo.");
        does(open::redo);
        assertThat(text()).isEqualTo(LONG + "\nTwo.");
    }

    @Test
    void whatIsTypedWhileALongPasteIsMadeReadyStaysBehindIt() {
        String huge = LONG.repeat(10);
        paste(huge, 4, 4);
        window.focus(EDITOR);
        window.type("!?");
        assertThat(text()).isEqualTo("One.!?\nTwo.");
        does(() -> background.elapse());
        assertThat(window.shows("message-0-notice")).isTrue();
        assertThat(window.text("message-0-notice")).isEqualTo("Pasting 114,000 characters; you can type on");
        does(background::runAll);

        assertThat(text()).isEqualTo("One." + huge + "!?\nTwo.");
        assertThat(window.shows("message-0-notice")).isFalse();
        window.type("#");
        assertThat(text()).isEqualTo("One." + huge + "!?#\nTwo.");
    }

    @Test
    void whatIsTypedOverASelectionWhileItsReplacementIsMadeReadyStays() {
        String huge = LONG.repeat(10);
        paste(huge, 0, 4);
        window.focus(EDITOR);
        window.type("x");
        does(background::runAll);

        assertThat(text()).isEqualTo(huge + "x\nTwo.");
    }

    @Test
    void escapeCallsALongPasteOff() {
        paste(LONG.repeat(10), 0, 9);
        window.focus(EDITOR);
        window.press(KeyCode.ESCAPE);
        does(background::runAll);

        assertThat(text()).isEqualTo("One.\nTwo.");
    }

    @Test
    void aLongTextOfTheProgramComesWhenItIsReadyAndTheNewestWins() {
        does(() -> open.replace(Prompt.of(Message.user(LONG.repeat(10)))));
        assertThat(onWindow(() -> area().isEditable())).isFalse();
        does(() -> open.replace(Prompt.of(Message.user(LONG.repeat(9) + "end"))));
        does(background::runAll);

        assertThat(onWindow(() -> area().isEditable())).isTrue();
        assertThat(shown().replace("\n", "")).isEqualTo(LONG.repeat(9) + "end");
        caret(0);
        window.type("a");
        assertThat(text()).isEqualTo("a" + LONG.repeat(9) + "end");
    }

    @Test
    void aPasteBeyondEveryWindowIsRefusedInOneSentence() {
        paste("a".repeat(20_000_001), 0, 0);

        assertThat(failures).singleElement().extracting(Throwable::getMessage)
                .isEqualTo("This text has 20,000,001 characters; at most 20,000,000 can be pasted.");
        assertThat(text()).isEqualTo("One.\nTwo.");
    }

    @Test
    void promptAndEditorStayTheSameThroughRandomEditsUndoAndRedo() {
        Random random = new Random(11);
        paste(LONG, 0, 9);
        for (int step = 0; step < 300; step++) {
            int from = random.nextInt(onWindow(() -> area().getLength()) + 1);
            int kind = random.nextInt(8);
            String inserted = List.of("x", "\n", "{{name}}", "word ".repeat(600), LINE.repeat(60)).get(
                    random.nextInt(5));
            does(() -> {
                int to = Math.min(area().getLength(), from + random.nextInt(3_000));
                switch (kind) {
                    case 0, 1 -> area().replaceText(from, from, inserted);
                    case 2, 3 -> area().deleteText(from, to);
                    case 4 -> area().replaceText(from, Math.min(to, from + 20), inserted);
                    case 5 -> open.redo();
                    default -> open.undo();
                }
            });
            String text = text();
            assertThat(shown().replace("\n", "")).as("step %d", step).isEqualTo(text.replace("\n", ""));
            assertThat(onWindow(() -> {
                area().selectAll();
                area().copy();
                return Clipboard.getSystemClipboard().getString();
            })).as("step %d", step).isEqualTo(text.isEmpty() ? LONG : text);
            if (text.isEmpty()) {
                break;
            }
            assertThat(shown().lines().mapToInt(String::length)).allMatch(length -> length <= Folded.LONG);
        }
    }
}
