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
        PromptVersion two = new PromptVersion("Summary", 2, SECOND.id(), Fixture.NOW, "shorter", SECOND);
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
}
