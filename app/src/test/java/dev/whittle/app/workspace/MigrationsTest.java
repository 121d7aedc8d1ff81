package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.experiment.PromptJson;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

final class MigrationsTest {
    private static final int RUNS = 3;
    private static final int ANSWERS = 8;

    @TempDir
    private Path folder;

    private static Flyway flyway(Path file, MigrationVersion target) {
        return Flyway.configure().dataSource("jdbc:sqlite:" + file, null, null).target(target)
                .locations("classpath:dev/whittle/app/workspace/migrations").placeholderReplacement(false).load();
    }

    private static Stream<String> everySchema() throws Exception {
        Path file = Files.createTempFile("schemas", ".sqlite");
        try {
            return Arrays.stream(flyway(file, MigrationVersion.LATEST).info().all())
                    .map(info -> info.getVersion().toString()).toList().stream();
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @MethodSource("everySchema")
    void aFileOfAnySchemaOpensWithEverythingInItAndFindable(String schema) throws Exception {
        Path file = folder.resolve("w.sqlite");
        flyway(file, MigrationVersion.fromVersion(schema)).migrate();
        var experiment = Fixture.experiment("First", "Capital of France?", Fixture.NOW,
                Fixture.finished("Paris", "0.01"));
        // As the first Whittle wrote them: only columns there were from the beginning.
        Fixture.sql(file, "INSERT INTO prompt (id, name) VALUES (7, 'Triage')",
                "INSERT INTO prompt_version (prompt, number, content_id, saved_at, note, body) VALUES (7, 1, '"
                        + "a".repeat(64) + "', 1763726400000, 'first', '" + promptBody() + "')",
                "INSERT INTO draft (saved_at, name, chars, body) VALUES (1763726400000, 'Triage', 5, '"
                        + DraftJson.write(Fixture.draft("hello")) + "')",
                "INSERT INTO experiment (seq, id, name, created_at, models, finished, usd, body) VALUES (1, '"
                        + experiment.id() + "', 'First', 1763726400000, '[\"GPT-4o\"]', 1, '0.01', '"
                        + experiment.toJson() + "')",
                "INSERT INTO experiment_text (rowid, name, prompts, answers) VALUES (1, 'First', 'Capital of France?', "
                        + "'Paris')",
                "INSERT INTO setting VALUES ('appearance', '{\"theme\":\"DARK\",\"fontSize\":12}')");
        boolean runs = Integer.parseInt(schema) >= RUNS;
        if (runs) {
            Fixture.sql(file, "INSERT INTO matrix (seq, id, name, created_at, body) VALUES (3, '"
                    + experiment.id() + "', 'a run', 1763726400000, '" + Fixture.RUN + "')",
                    "INSERT INTO reply (id, key, at, target, reusable, total_ms, body) VALUES (5, x'" + call()
                            + "', 1763726400000, 'echo m', 1, 200, '" + Fixture.kept("A 退款 chandelier").toJson() + "')",
                    "INSERT INTO matrix_reply VALUES (3, x'" + call() + "', 5, 1)");
        }

        try (Workspace workspace = Workspace.open(file)) {
            assertThat(workspace.prompts().versions("Triage")).singleElement().satisfies(version -> {
                assertThat(version.note()).isEqualTo("first");
                assertThat(version.prompt().messages().getFirst().text()).isEqualTo("Refunds take five days.");
            });
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("hello"));
            assertThat(workspace.experiments().get(experiment.id())).contains(experiment);
            assertThat(workspace.settings().get(Settings.APPEARANCE))
                    .isEqualTo(new Appearance(Appearance.Theme.DARK, 12));
            assertThat(workspace.search().find("refund", 10, Fixture.COMPARISON)).extracting(Found::excerpt)
                    .containsExactly("Refunds take five days. first");
            assertThat(workspace.search().find("paris", 10, Fixture.COMPARISON)).hasSize(1);
            assertThat(workspace.search().find("lampshade", 10, Fixture.COMPARISON)).hasSize(runs ? 1 : 0);
            // Written behind the back of a Whittle that splits Chinese, a reply is found by its other words at once.
            boolean split = Integer.parseInt(schema) < ANSWERS;
            for (String word : split ? List.of("chandelier", "退款") : List.of("chandelier")) {
                assertThat(workspace.search().find(word, 10, Fixture.COMPARISON)).extracting(Found::excerpt)
                        .isEqualTo(runs ? List.of("A 退款 chandelier") : List.of());
            }
            assertThat(workspace.experiments().note(experiment.id(), "noted")).isTrue();
            assertThat(workspace.upkeep().check()).isEmpty();
            assertThat(workspace.prompts().save("Triage", Fixture.draft("next").prompt(), "").number()).isEqualTo(2);
        }
    }

    // What the run of the fixture asks.
    private static String call() {
        MatrixInputs inputs = MatrixInputs.fromJson(JsonMapper.shared().readTree(Fixture.RUN));
        return Plan.of(inputs.columns(), inputs.cases().cases(), 1, Fixture.COMPARISON).calls().getFirst().key();
    }

    private static String promptBody() {
        return PromptJson.print(PromptJson.write(
                Prompt.of(Message.user("Refunds take five days."))));
    }

    @Test
    void openingAgainMigratesNothing() throws Exception {
        Path file = folder.resolve("w.sqlite");
        Workspace.open(file).close();
        byte[] before = Files.readAllBytes(file);
        Workspace.open(file).close();
        assertThat(file).hasBinaryContent(before);
    }
}
