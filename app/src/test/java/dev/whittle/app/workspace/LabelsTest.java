package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @BeforeEach
    void threeVersions() throws Exception {
        workspace = Workspace.open(folder.resolve("w.sqlite"));
        for (String text : new String[]{"one", "two", "three"}) {
            workspace.prompts().save("Triage", Prompt.of(Message.user(text)), "");
        }
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static void refused(String sentence, ThrowingCallable call) {
        assertThatThrownBy(call).hasMessage(sentence).isInstanceOfSatisfying(WorkspaceException.class,
                e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
    }

    @Test
    void aLabelMovesFromVersionToVersionAndSaysWhereItStood() throws Exception {
        assertThat(workspace.labels().move("production", new VersionRef("Triage", 1))).isEmpty();
        assertThat(workspace.labels().move("staging", new VersionRef("Triage", 3))).isEmpty();
        assertThat(workspace.labels().move("production", new VersionRef("Triage", 2))).hasValue(1);

        assertThat(workspace.labels().of("Triage")).containsExactly(Map.entry("production", 2),
                Map.entry("staging", 3));
        assertThat(workspace.labels().version("Triage", "production").number()).isEqualTo(2);
        assertThat(workspace.labels().version(" Triage ", "v1").number()).isEqualTo(1);
        assertThat(workspace.labels().version("Triage", "3").number()).isEqualTo(3);
        assertThat(workspace.labels().version("Triage", "latest").number()).isEqualTo(3);
    }

    @Test
    void aMissingLabelIsAnErrorThatNamesThoseThereAre() throws Exception {
        refused("There is no label \"production\" on \"Triage\"; it has no labels yet.",
                () -> workspace.labels().version("Triage", "production"));
        workspace.labels().move("production", new VersionRef("Triage", 2));
        workspace.labels().move("staging", new VersionRef("Triage", 3));

        refused("There is no label \"prod\" on \"Triage\"; it has production (version 2), staging (version 3).",
                () -> workspace.labels().version("Triage", "prod"));
        refused("There is no label \"prod\" on \"Triage\"; it has production (version 2), staging (version 3).",
                () -> workspace.labels().remove("Triage", "prod"));
        workspace.labels().remove("Triage", "staging");
        assertThat(workspace.labels().of("Triage")).containsOnlyKeys("production");
    }

    @Test
    void whatALabelCannotStandForIsRefused() {
        refused("There is no version 9 of \"Triage\"; it has 1 to 3.",
                () -> workspace.labels().move("production", new VersionRef("Triage", 9)));
        refused("There is no saved prompt \"Triag\"; there are Triage.",
                () -> workspace.labels().move("production", new VersionRef("Triag", 1)));
        refused("There is no version 9 of \"Triage\"; it has 1 to 3.",
                () -> workspace.labels().version("Triage", "v9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "latest", "LATEST", "7", "v7", "a b", "-x", "a/b", "production\n"})
    void aNameThatCouldBeTakenForSomethingElseIsNoLabel(String label) {
        assertThatThrownBy(() -> workspace.labels().move(label, new VersionRef("Triage", 1)))
                .isInstanceOf(WorkspaceException.class).hasMessageContaining("is no label");
    }

    @Test
    void everyPromptHasItsOwnLabels() throws Exception {
        workspace.prompts().save("Summary", Prompt.of(Message.user("x")), "");
        workspace.labels().move("production", new VersionRef("Triage", 2));
        assertThat(workspace.labels().of("Summary")).isEmpty();
    }
}
