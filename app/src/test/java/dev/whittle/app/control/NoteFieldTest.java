package dev.whittle.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class NoteFieldTest {
    private final List<String> heard = new ArrayList<>();

    private void show(NoteField field, String thing, String note) {
        field.show(thing, note, text -> heard.add("%s keeps %s".formatted(thing, text)),
                text -> heard.add("%s has %s".formatted(thing, text)));
    }

    private TestWindow window(NoteField[] made) {
        return TestWindow.show(() -> {
            made[0] = new NoteField("note", "Note", "Note");
            show(made[0], "one", "");
            Button other = new Button("Other");
            other.setId("other");
            return new VBox(made[0], other);
        }, 300, 100);
    }

    // Bounded by the timeout of this class.
    private void waitUntilHeard(String sentence) {
        while (!TestWindow.onWindow(() -> heard.contains(sentence))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aNoteIsKeptWhileItIsTypedAndDoneOnceWithEnter() {
        NoteField[] made = new NoteField[1];
        try (TestWindow window = window(made)) {
            window.click("note");
            window.type("good");
            waitUntilHeard("one keeps good");
            window.press(KeyCode.ENTER);
            window.press(KeyCode.ENTER);

            assertThat(heard).containsExactly("one keeps good", "one has good");
        }
    }

    @Test
    void aNoteThatIsTakenBackIsTakenBackWhereItWasKept() {
        NoteField[] made = new NoteField[1];
        try (TestWindow window = window(made)) {
            window.click("note");
            window.type("x");
            waitUntilHeard("one keeps x");
            window.press(KeyCode.BACK_SPACE);
            window.press(KeyCode.ENTER);

            assertThat(heard).last().isEqualTo("one has ");
        }
    }

    @Test
    void anotherThingDoesNotTakeWhatWasTypedForTheOneBefore() {
        NoteField[] made = new NoteField[1];
        try (TestWindow window = window(made)) {
            window.click("note");
            window.type("mine");
            TestWindow.onWindow(() -> {
                show(made[0], "two", "yours");
                return true;
            });

            assertThat(heard).last().isEqualTo("one has mine");
            assertThat(TestWindow.<String>onWindow(made[0]::getText)).isEqualTo("yours");
        }
    }

    @Test
    void theSameThingShownAgainLeavesWhatIsBeingTyped() {
        NoteField[] made = new NoteField[1];
        try (TestWindow window = window(made)) {
            window.click("note");
            window.type("half a se");
            TestWindow.onWindow(() -> {
                show(made[0], "one", "half");
                return true;
            });

            assertThat(TestWindow.<String>onWindow(made[0]::getText)).isEqualTo("half a se");
        }
    }
}
