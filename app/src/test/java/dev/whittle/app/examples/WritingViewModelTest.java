package dev.whittle.app.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.compare.Desk;
import dev.whittle.app.compare.Engine;
import dev.whittle.app.examples.WritingState.Failed;
import dev.whittle.app.examples.WritingState.Written;
import dev.whittle.app.matrix.Preparation;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.ModelNames;
import dev.whittle.app.tokenizer.BuiltIn;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WritingViewModelTest {
    private static final String TEXT = "Mail: Fire!\nUrgent: yes\n\nMail: Lunch?\nUrgent: no\n\nMail: A leak!\nUrgent: yes\n\nMail: Pay day?\nUrgent: no\n\nMail: {{mail}}\nUrgent:";

    private final Desk desk = Desk.local();
    private final OpenPrompt open = new OpenPrompt();
    private final AtomicInteger answers = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init")
    private WritingViewModel writing;

    @BeforeEach
    void start() throws WorkspaceException {
        workspace = Workspace.open(folder.resolve("w.sqlite"));
        desk.scripts.put("one", (request, _) -> {
            answers.incrementAndGet();
            String text = request.messages().getLast().text();
            return Desk.reply(text.startsWith("Input: ")
                    ? "Say if somebody must act at once."
                    : text.endsWith("!\nUrgent:") ? "yes" : "no");
        });
        ExamplesViewModel examples = new ExamplesViewModel(open, new SimpleObjectProperty<>(Desk.CATALOG),
                InstantSource.fixed(Desk.NOW), desk.background, new SimpleObjectProperty<>(Desk.GPT_4O),
                BuiltIn.tokenizers(desk.background), new SimpleObjectProperty<>(Workload.DEFAULT));
        writing = new WritingViewModel(examples,
                new ModelChoice(desk.settings.servers(), new ModelNames(() -> Desk.CATALOG), desk.background),
                new Preparation(new Engine(() -> Desk.CATALOG, InstantSource.fixed(Desk.NOW), desk.background),
                        Tokenizers::get, null),
                workspace::matrices, () -> null, () -> Tokenizers.get("o200k_base"), desk.background);
        open.open("mails", Prompt.of(Message.user(TEXT)));
        examples.watch(true);
        writing.watch(true);
        writing.choice().modelProperty().set("one");
        settle();
    }

    @AfterEach
    void stop() {
        workspace.close();
    }

    private void settle() {
        desk.background.elapse();
        desk.background.runAll();
    }

    @Test
    void whatWouldLeaveIsSaidBeforeItDoes() {
        assertThat(writing.saysProperty().get()).isEqualTo(
                "Sends inputs and outputs of 3 examples to localhost:11434, 3 times, and tries what it writes on the other 1.");
        writing.candidatesProperty().set("99");
        assertThat(writing.saysProperty().get()).isEqualTo("How many instructions is a whole number from 1 to 20.");
        assertThat(writing.startableProperty().get()).isFalse();
        assertThat(answers).hasValue(0);
    }

    @Test
    void whatWasWrittenIsTriedProposedAndPutIntoThePromptOnlyWhenAsked() {
        writing.candidatesProperty().set("2");
        writing.run();
        settle();
        assertThat(writing.stateProperty().get()).isInstanceOfSatisfying(Written.class, written -> {
            assertThat(written.candidates()).containsExactly("1. Say if somebody must act at once. (1 of 1)",
                    "2. It is the same as instruction 1.");
            assertThat(written.says()).startsWith("Instruction 1 passed 1 of the 1 examples held out")
                    .contains("saves $").contains("cost unknown");
            assertThat(written.proposal()).isPresent();
        });
        assertThat(open.prompt().messages().getFirst().text()).isEqualTo(TEXT);
        writing.apply();
        assertThat(open.prompt().messages().getFirst().text()).isEqualTo(
                "Say if somebody must act at once.\nAnswer with one of: yes, no.\n\nMail: {{mail}}\nUrgent:");
        open.undo();
        assertThat(open.prompt().messages().getFirst().text()).isEqualTo(TEXT);
    }

    @Test
    void stoppingLeavesThePromptAsItIs() {
        writing.run();
        writing.stop();
        settle();
        assertThat(writing.stateProperty().get()).isInstanceOf(Failed.class);
        assertThat(answers).hasValue(0);
    }
}
