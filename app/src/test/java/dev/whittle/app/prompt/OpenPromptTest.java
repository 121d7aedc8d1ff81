package dev.whittle.app.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OpenPromptTest {
    private final OpenPrompt open = new OpenPrompt();

    @BeforeEach
    void openAPrompt() {
        open.open("start", Prompt.of(Message.system("Be kind."), Message.user("Hello")));
    }

    private MessageText message(int index) {
        return open.messages().get(index);
    }

    private String text(int index) {
        return open.prompt().messages().get(index).text();
    }

    private void type(int index, int at, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            open.typed(message(index), at + i, "", letters.substring(i, i + 1));
        }
    }

    @Test
    void whatIsTypedIsInThePromptAtOnce() {
        type(1, 5, " you");

        assertThat(open.prompt()).isEqualTo(Prompt.of(Message.system("Be kind."), Message.user("Hello you")));
    }

    @Test
    void typedLettersMergeIntoWords() {
        type(1, 5, " dear friend");

        open.undo();
        assertThat(text(1)).isEqualTo("Hello dear ");
        open.undo();
        assertThat(text(1)).isEqualTo("Hello ");
        open.undo();
        assertThat(text(1)).isEqualTo("Hello");
        assertThat(open.undoableProperty().get()).isFalse();
    }

    @Test
    void aNewLineBeginsAStepOfItsOwn() {
        type(1, 5, "x\ny");

        open.undo();
        assertThat(text(1)).isIn("Hellox\n", "Hellox");
        open.undo();
        assertThat(text(1)).isIn("Hellox", "Hello");
    }

    @Test
    void lettersDeletedBackwardsComeBackTogether() {
        open.typed(message(1), 4, "o", "");
        open.typed(message(1), 3, "l", "");
        open.typed(message(1), 2, "l", "");
        assertThat(text(1)).isEqualTo("He");

        open.undo();
        assertThat(text(1)).isEqualTo("Hello");
    }

    @Test
    void typingInAnotherMessageIsAStepOfItsOwn() {
        type(1, 5, "a");
        type(0, 0, "b");

        open.undo();
        assertThat(text(0)).isEqualTo("Be kind.");
        assertThat(text(1)).isEqualTo("Helloa");
        open.undo();
        assertThat(text(1)).isEqualTo("Hello");
    }

    @Test
    void aTextReplacedByTypingOverASelectionComesBack() {
        open.typed(message(1), 0, "Hello", "B");
        open.typed(message(1), 1, "", "y");
        open.typed(message(1), 2, "", "e");

        open.undo();
        assertThat(text(1)).isEqualTo("Hello");
        open.redo();
        assertThat(text(1)).isEqualTo("Bye");
    }

    @Test
    void whatIsTypedAfterAnUndoIsNotMergedIntoWhatStoodBefore() {
        type(1, 5, "ab");
        type(1, 7, " c");
        open.undo();
        open.redo();
        open.typed(message(1), text(1).length(), "", "d");

        open.undo();
        assertThat(text(1)).isEqualTo("Helloab c");
    }

    @Test
    void undoneStepsCanBeRedoneAcrossMessages() {
        type(0, 8, "!");
        type(1, 5, "?");
        open.undo();
        open.undo();
        open.redo();
        assertThat(open.prompt()).isEqualTo(Prompt.of(Message.system("Be kind.!"), Message.user("Hello")));
        open.redo();
        assertThat(open.prompt()).isEqualTo(Prompt.of(Message.system("Be kind.!"), Message.user("Hello?")));
        assertThat(open.redoableProperty().get()).isFalse();
    }

    @Test
    void theEditorHearsOfAnUndoButNotOfTheTypingItShowsAlready() {
        StringBuilder heard = new StringBuilder();
        message(1).addListener((start, end, inserted) -> heard.append(start).append('-').append(end).append(inserted));
        type(1, 5, "x");
        assertThat(heard).isEmpty();

        open.undo();
        assertThat(heard).hasToString("5-6");
    }

    @Test
    void aValueTypedInOneGoIsOneStep() {
        open.setValue("name", "A");
        open.setValue("name", "Ad");
        open.setValue("name", "Ada");
        assertThat(open.prompt().values()).containsEntry("name", "Ada");

        open.undo();
        assertThat(open.prompt().values().getOrDefault("name", "")).isEmpty();
    }

    @Test
    void undoneTypingOfAValueLeavesThePromptAsItWas() {
        Prompt before = open.prompt();
        open.setValue("name", "Ada");
        open.undo();

        assertThat(open.prompt()).isEqualTo(before);
    }

    @Test
    void aClearedValueIsNoValue() {
        open.setValue("name", "Ada");
        open.setValue("name", "");

        assertThat(open.prompt().values()).isEmpty();
    }

    @Test
    void aRoleCanBeChangedAndChangedBack() {
        open.setRole(message(1), Role.ASSISTANT);
        assertThat(open.prompt().messages().get(1)).isEqualTo(Message.assistant("Hello"));

        open.undo();
        assertThat(open.prompt().messages().get(1)).isEqualTo(Message.user("Hello"));
    }

    @Test
    void aRemovedMessageComesBackWithItsText() {
        type(1, 5, "!");
        open.remove(message(1));
        assertThat(open.messages()).hasSize(1);

        open.undo();
        assertThat(text(1)).isEqualTo("Hello!");
        open.undo();
        assertThat(text(1)).isEqualTo("Hello");
    }

    @Test
    void anAddedMessageIsAtTheEndAndItsTextSurvivesUndoAndRedo() {
        MessageText added = open.add(Role.ASSISTANT);
        open.typed(added, 0, "", "Good day");
        open.undo();
        open.undo();
        assertThat(open.messages()).hasSize(2);

        open.redo();
        open.redo();
        assertThat(open.prompt().messages().getLast()).isEqualTo(Message.assistant("Good day"));
    }

    @Test
    void aMessageMovesOnePlaceAndNoFurtherThanTheEnds() {
        open.move(message(0), 1);
        assertThat(text(0)).isEqualTo("Hello");
        open.move(message(1), 1);
        open.move(message(0), -1);
        assertThat(text(0)).isEqualTo("Hello");

        open.undo();
        assertThat(text(0)).isEqualTo("Be kind.");
        assertThat(open.undoableProperty().get()).isFalse();
    }

    @Test
    void anotherPromptInThisOnesPlaceIsOneStep() {
        Prompt before = open.prompt();
        Prompt next = Prompt.of(Message.system("Be kind"), Message.user("Hi {{name}}")).withValue("name", "Ada");
        open.replace(next);
        assertThat(open.prompt()).isEqualTo(next);

        open.undo();
        assertThat(open.prompt()).isEqualTo(before);
        open.redo();
        assertThat(open.prompt()).isEqualTo(next);
    }

    @Test
    void whereRolesMatchEditorsKeepTheirMessages() {
        MessageText kept = message(1);
        open.replace(Prompt.of(Message.system("x"), Message.user("y")));

        assertThat(message(1)).isSameAs(kept);
    }

    @Test
    void aPromptWithOtherRolesCanBeUndoneToo() {
        Prompt before = open.prompt();
        open.replace(Prompt.of(Message.user("one")));
        assertThat(open.prompt()).isEqualTo(Prompt.of(Message.user("one")));

        open.undo();
        assertThat(open.prompt()).isEqualTo(before);
    }

    @Test
    void theSamePromptAgainIsNothingToUndo() {
        open.replace(open.prompt());

        assertThat(open.undoableProperty().get()).isFalse();
    }

    @Test
    void lineEndsOfOtherSystemsBecomeOnes() {
        open.replace(Prompt.of(Message.system("a\r\nb\rc\n"), Message.user("Hello")));
        open.setValue("list", "1\r\n2");

        assertThat(text(0)).isEqualTo("a\nb\nc\n");
        assertThat(open.prompt().values()).containsEntry("list", "1\n2");
    }

    @Test
    void aTextThatDiffersOnlyInLineEndsIsNothingToUndo() {
        open.open("lines", Prompt.of(Message.user("a\nb")).withValue("list", "1\n2"));
        open.replace(Prompt.of(Message.user("a\r\nb")).withValue("list", "1\r\n2"));
        open.setValue("list", "1\r\n2");

        assertThat(open.undoableProperty().get()).isFalse();
    }

    @Test
    void anOpenedPromptHasNothingToUndo() {
        type(1, 5, "x");
        open.open("other", Prompt.of(Message.user("new")));

        assertThat(open.undoableProperty().get()).isFalse();
        assertThat(open.redoableProperty().get()).isFalse();
        assertThat(open.nameProperty().get()).isEqualTo("other");
        assertThat(open.prompt()).isEqualTo(Prompt.of(Message.user("new")));
    }
}
