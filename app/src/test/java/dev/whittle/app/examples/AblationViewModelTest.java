package dev.whittle.app.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.compare.Desk;
import dev.whittle.app.compare.Engine;
import dev.whittle.app.examples.AblationState.Done;
import dev.whittle.app.examples.AblationState.Failed;
import dev.whittle.app.examples.AblationState.Idle;
import dev.whittle.app.matrix.CaseFiles;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AblationViewModelTest {
    private static final String TEXT = "Is it urgent?\n\nMail: Fire!\nUrgent: yes\n\nMail: Lunch?\nUrgent: no\n\nMail: A leak!\nUrgent: yes\n\nMail: Pay day?\nUrgent: no\n\nMail: {{mail}}\nUrgent:";

    private final Desk desk = Desk.local();
    private final OpenPrompt open = new OpenPrompt();
    private final AtomicInteger answers = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init")
    private ExamplesViewModel examples;

    @SuppressWarnings("NullAway.Init")
    private AblationViewModel ablation;

    @BeforeEach
    void start() throws WorkspaceException {
        workspace = Workspace.open(folder.resolve("w.sqlite"));
        desk.scripts.put("one", (request, _) -> {
            answers.incrementAndGet();
            String text = request.messages().getLast().text();
            return Desk.reply(text.endsWith("!\nUrgent:") ? "Yes." : "no");
        });
        examples = new ExamplesViewModel(open, new SimpleObjectProperty<>(Desk.CATALOG), InstantSource.fixed(Desk.NOW),
                desk.background, new SimpleObjectProperty<>(Desk.GPT_4O), BuiltIn.tokenizers(desk.background),
                new SimpleObjectProperty<>(Workload.DEFAULT));
        ablation = new AblationViewModel(examples,
                new ModelChoice(desk.settings.servers(), new ModelNames(() -> Desk.CATALOG), desk.background),
                new CaseFiles(List.of(), List.of()),
                new Preparation(new Engine(() -> Desk.CATALOG, InstantSource.fixed(Desk.NOW), desk.background),
                        Tokenizers::get, null),
                workspace::matrices, () -> null, () -> Tokenizers.get("o200k_base"), desk.background);
        open.open("mails", Prompt.of(Message.user(TEXT)));
        examples.watch(true);
        ablation.watch(true);
        ablation.choice().modelProperty().set("one");
        settle();
    }

    @AfterEach
    void stop() {
        workspace.close();
    }

    private void settle() {
        for (int round = 0; round < 3; round++) {
            desk.background.runAll();
            desk.background.elapse();
        }
        desk.background.runAll();
    }

    @Test
    void whatWouldBeSentIsSaidAndNothingIsSentBeforeItIsAskedFor() {
        assertThat(ablation.saysProperty().get()).isEqualTo(
                "Makes 28 calls to localhost:11434, 8 duplicates removed, unpriced: one, time not known before the first answer.");
        assertThat(ablation.startableProperty().get()).isTrue();
        assertThat(ablation.stateProperty().get()).isEqualTo(new Idle());
        assertThat(answers).hasValue(0);
    }

    @Test
    void eachExampleGetsItsWorthAndEveryReplyIsKept() {
        ablation.run();
        settle();
        assertThat(ablation.stateProperty().get()).isInstanceOfSatisfying(Done.class, done -> {
            assertThat(done.sheet().examples()).hasSize(4);
            assertThat(done.sheet().lines().getFirst().passed()).isEqualTo("4 of 4");
            assertThat(done.sheet().verdict()).startsWith("Keep for now: not enough cases");
            assertThat(AblationSheet.worth(done.sheet().examples().getFirst())).startsWith("+0.0 pp (");
            assertThat(done.says()).contains("each asked with prompts that do not show it");
            assertThat(ablation.current(done)).isTrue();
        });
        assertThat(answers).hasValue(28);
        settle();
        assertThat(ablation.saysProperty().get()).contains("28 calls");
        ablation.run();
        settle();
        assertThat(answers).as("kept replies are not asked for again").hasValue(28);
    }

    @Test
    void casesOfAFileTakeThePlaceOfTheExamples() throws IOException {
        ablation.open(Files.writeString(folder.resolve("c.csv"), "mail,__expected\nSmoke!,icontains:yes\nTea?,no\n"));
        settle();
        assertThat(ablation.saysProperty().get()).startsWith("Makes 18 calls");
        ablation.onExamples();
        settle();
        assertThat(ablation.saysProperty().get()).startsWith("Makes 28 calls");
    }

    @Test
    void whatIsMissingIsSaid() {
        ablation.marginProperty().set("0");
        settle();
        assertThat(ablation.saysProperty().get()).isEqualTo("The margin is between 0 and 100 points, such as 2.");
        ablation.marginProperty().set("2");
        ablation.budgetProperty().set("1");
        settle();
        assertThat(ablation.saysProperty().get())
                .isEqualTo("No price is known for one, so no budget can be kept; clear it.");
        ablation.budgetProperty().set("");
        ablation.choice().modelProperty().set("");
        settle();
        assertThat(ablation.saysProperty().get()).isEqualTo("Choose a model.");
        assertThat(ablation.startableProperty().get()).isFalse();
        ablation.choice().modelProperty().set("one");
        open.open("one", Prompt.of(Message.user("Mail: a\nUrgent: b\n\nMail: {{x}}\nUrgent:")));
        settle();
        settle();
        assertThat(ablation.saysProperty().get())
                .isEqualTo("One example cannot be tried on itself; open a file of cases.");
        ablation.run();
        assertThat(answers).hasValue(0);
    }

    @Test
    void stoppingBeforeAnythingWasSentLeavesNothing() {
        ablation.run();
        ablation.stop();
        settle();
        assertThat(ablation.stateProperty().get()).isEqualTo(new Failed("Stopped before anything was sent."));
        assertThat(answers).hasValue(0);
    }
}
