package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.prompt.Chunk;
import dev.whittle.prompt.Role;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleProjectTest {
    private final Draft sample = SampleProject.draft();

    @Test
    void everyVariableHasAValue() {
        assertThat(sample.prompt().variables()).containsExactly("product", "context", "ticket");
        assertThat(sample.prompt().unfilled()).isEmpty();
        assertThat(sample.prompt().rendered()).noneMatch(message -> message.text().contains("{{"));
    }

    @Test
    void thereIsSomethingToSeeOnEveryScreen() {
        String system = sample.prompt().messages().getFirst().text();
        assertThat(sample.prompt().messages().getFirst().role()).isEqualTo(Role.SYSTEM);
        assertThat(Pattern.compile("^Input: .*\\ROutput: \\{", Pattern.MULTILINE).matcher(system).results()).hasSize(5);
        assertThat(system).as("blanks at the end of a line, for the whitespace pass").containsPattern("(?m) {2,}$")
                .contains("\n\n\n").as("for the wording pass").contains("In order to");
        String repeated = "Do not invent facts that are not in the ticket or in the context.";
        assertThat(system.split(Pattern.quote(repeated), -1)).as("for the redundancy pass").hasSize(3);
        assertThat(sample.question()).isNotEmpty();
        assertThat(sample.budget()).isPositive();
        assertThat(sample.workload().callsPerDay()).isPositive();
    }

    @Test
    void theContextHasArticlesOfUsualLengthAndOneTwice() {
        assertThat(sample.context()).hasSizeBetween(12, 16).allSatisfy(chunk -> {
            assertThat(chunk.text().split("\\s+", -1)).hasSizeBetween(60, 200);
            assertThat(chunk.title()).isNotEmpty();
        });
        assertThat(sample.context()).extracting(Chunk::id).doesNotHaveDuplicates();
        assertThat(new HashSet<>(sample.context().stream().map(Chunk::text).toList()))
                .hasSize(sample.context().size() - 1);
    }

    @Test
    void theChosenModelIsInTheCatalogAndNotOnItsWayOut() {
        assertThat(Catalog.bundled().find(String.valueOf(sample.modelKey()))).hasValueSatisfying(
                model -> assertThat(model.lifecycle().status()).isEqualTo(Model.Status.ACTIVE));
    }

    @Test
    void theSampleIsADraftLikeAnyOther(@TempDir Path folder) throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.sqlite"))) {
            workspace.drafts().save(sample);
            assertThat(workspace.drafts().latest()).contains(sample);
        }
    }
}
