package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptsTest {
    private static final Prompt FIRST = Prompt.of(Message.user("Summarise {{text}}")).withValue("text", "x");
    private static final Prompt SECOND = Prompt.of(Message.user("Sum up {{text}}")).withValue("text", "x");

    @TempDir
    private Path folder;

    private Workspace open() throws WorkspaceException {
        return Workspace.open(folder.resolve("w.sqlite"), Fixture.options(InstantSource.fixed(Fixture.NOW)));
    }

    @Test
    void versionsAreNumberedWithinTheirNameAndComeBackNewestFirst() throws Exception {
        PromptVersion one = new PromptVersion("Summary", 1, FIRST.id(), Fixture.NOW, "", FIRST);
        PromptVersion two = new PromptVersion("Summary", 2, SECOND.id(), Fixture.NOW, "shorter", SECOND,
                one.ref(), null);
        try (Workspace workspace = open()) {
            assertThat(workspace.prompts().save(" Summary ", FIRST, "")).isEqualTo(one);
            assertThat(workspace.prompts().save("Summary", SECOND, "shorter")).isEqualTo(two);
            assertThat(workspace.prompts().save("another", SECOND, "").number()).isEqualTo(1);
        }
        try (Workspace workspace = open()) {
            assertThat(workspace.prompts().versions("Summary")).containsExactly(two, one);
            assertThat(workspace.prompts().version("Summary", 1)).contains(one);
            assertThat(workspace.prompts().version("Summary", 3)).isEmpty();
            assertThat(workspace.prompts().versions("nothing")).isEmpty();
            assertThat(workspace.prompts().names()).containsExactly("another", "Summary");
        }
    }

    @Test
    void savingTheSameContentAgainIsTheSameVersionUnlessThereIsSomethingToNote() throws Exception {
        try (Workspace workspace = open()) {
            PromptVersion first = workspace.prompts().save("p", FIRST, "start");
            assertThat(workspace.prompts().save("p", FIRST, "")).isEqualTo(first);
            assertThat(workspace.prompts().save("p", FIRST, "start")).isEqualTo(first);
            assertThat(workspace.prompts().save("p", FIRST, "approved").number()).isEqualTo(2);
            assertThat(workspace.prompts().save("p", SECOND, "").number()).isEqualTo(3);
            assertThat(workspace.prompts().save("p", FIRST, "").number()).as("back to the first").isEqualTo(4);
        }
    }

    @Test
    void theLatestVersionIsTheOneWithTheHighestNumberOfItsName() throws Exception {
        try (Workspace workspace = open()) {
            assertThat(workspace.prompts().latest("Summary")).isEmpty();
            workspace.prompts().save("Summary", FIRST, "");
            PromptVersion second = workspace.prompts().save("Summary", SECOND, "");
            workspace.prompts().save("Summary, long", FIRST, "");

            assertThat(workspace.prompts().latest("Summary")).contains(second);
            assertThat(workspace.prompts().latest(" Summary ")).contains(second);
            assertThat(workspace.prompts().latest("summary, short")).isEmpty();
        }
    }

    @Test
    void aSavedVersionNeverChanges() throws Exception {
        try (Workspace workspace = open()) {
            workspace.prompts().save("p", FIRST, "");
            assertThatThrownBy(() -> Fixture.sql(workspace.file(), "UPDATE prompt_version SET body = '{}'"))
                    .hasMessageContaining("A saved version never changes.");
        }
    }

    @Test
    void aVersionKnowsWhatItWasMadeFromAndForWhichModel() throws Exception {
        try (Workspace workspace = open()) {
            PromptVersion first = workspace.prompts().save("p", FIRST, "", null, "openai/gpt-4o");
            PromptVersion second = workspace.prompts().save("p", SECOND, "");
            PromptVersion third = workspace.prompts().save("p", FIRST, "", first.ref(), null);

            assertThat(first.parent()).isNull();
            assertThat(second.parent()).isEqualTo(new VersionRef("p", 1));
            assertThat(third.parent()).as("not the newest").isEqualTo(new VersionRef("p", 1));
            assertThat(workspace.prompts().versions("p")).containsExactly(third, second, first);
            assertThat(first.modelKey()).isEqualTo("openai/gpt-4o");
        }
    }

    @Test
    void aBranchBeginsWithTheContentOfAnyVersionAndRemembersIt() throws Exception {
        try (Workspace workspace = open()) {
            workspace.prompts().save("p", FIRST, "");
            workspace.prompts().save("p", SECOND, "");

            PromptVersion branch = workspace.prompts().branch(new VersionRef("p", 1), "p, short");

            assertThat(branch).isEqualTo(new PromptVersion("p, short", 1, FIRST.id(), Fixture.NOW, "", FIRST,
                    new VersionRef("p", 1), null));
            assertThatThrownBy(() -> workspace.prompts().branch(new VersionRef("p", 1), " p "))
                    .hasMessage("There is a prompt \"p\" already; give the branch another name.");
            assertThatThrownBy(() -> workspace.prompts().branch(new VersionRef("p", 3), "q"))
                    .hasMessage("There is no version 3 of \"p\"; it has 1 to 2.");
        }
    }

    @Test
    void aNoteMayBeWrittenLaterAndTheVersionStaysAsItIs() throws Exception {
        try (Workspace workspace = open()) {
            PromptVersion saved = workspace.prompts().save("p", FIRST, "draft");
            workspace.prompts().save("p", SECOND, "");

            PromptVersion noted = workspace.prompts().note(saved.ref(), " approved by legal ");

            assertThat(noted).usingRecursiveComparison().ignoringFields("note").isEqualTo(saved);
            assertThat(noted.note()).isEqualTo("approved by legal");
            assertThat(workspace.prompts().version("p", 1)).contains(noted);
            assertThat(workspace.search().find("legal", 5, Fixture.COMPARISON)).hasSize(1);
            assertThat(workspace.search().find("draft", 5, Fixture.COMPARISON)).as("the note of before").isEmpty();
            workspace.prompts().note(saved.ref(), "");
            assertThat(workspace.prompts().require(saved.ref()).note()).isEmpty();
        }
    }

    @Test
    void promptsAreListedWithTheirNewestVersion() throws Exception {
        try (Workspace workspace = open()) {
            workspace.prompts().save("b", FIRST, "");
            workspace.prompts().save("b", SECOND, "");
            workspace.prompts().save("A", FIRST, "");
            assertThat(workspace.prompts().summaries()).containsExactly(new PromptSummary("A", 1, 1, Fixture.NOW),
                    new PromptSummary("b", 2, 2, Fixture.NOW));
        }
    }
}
