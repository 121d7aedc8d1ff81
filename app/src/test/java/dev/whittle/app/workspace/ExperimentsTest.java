package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Cost;
import dev.whittle.model.ModelException;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExperimentsTest {
    @TempDir
    private Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(Fixture.NOW);

    private Workspace open() throws WorkspaceException {
        return Workspace.open(folder.resolve("w.sqlite"), Fixture.options(now::get));
    }

    private static Experiment experiment(String name) {
        return Fixture.experiment(name, "text", Fixture.NOW, Fixture.finished("answer", "0.01"));
    }

    @Test
    void anExperimentComesBackWithEveryInput() throws Exception {
        Experiment experiment = Fixture.experiment("First", "a prompt", Fixture.NOW, Fixture.finished("yes", "0.0125"),
                new Outcome.Failed(ModelException.Kind.TIMEOUT, "No answer.", "ye", Duration.ofSeconds(9)),
                new Outcome.Stopped("y", Duration.ofMillis(7)));
        try (Workspace workspace = open()) {
            workspace.experiments().save(experiment);
        }
        try (Workspace workspace = open()) {
            assertThat(workspace.experiments().get(experiment.id())).contains(experiment);
            assertThat(workspace.experiments().list("", 10))
                    .containsExactly(new ExperimentSummary(experiment.id(), "First",
                            Fixture.NOW, List.of("GPT-4o", "GPT-4o", "GPT-4o"), 1, new BigDecimal("0.0125"), ""));
        }
    }

    @Test
    void oneThatIsDamagedDoesNotHideTheOthersWhereAllAreRead() throws Exception {
        Experiment good = experiment("good");
        try (Workspace workspace = open()) {
            workspace.experiments().save(good);
            workspace.experiments().save(experiment("bad"));
            Fixture.sql(workspace.file(), "DROP TRIGGER experiment_never_changes",
                    "UPDATE experiment SET body = '{}' WHERE name = 'bad'");

            assertThat(workspace.experiments().newest(10)).containsExactly(good);
        }
    }

    @Test
    void theSumOfCostsIsUnknownIfOneIs() throws Exception {
        Outcome unpriced = new Outcome.Finished(Fixture.reply("x"), new Cost.Unpriced("No price is known."));
        try (Workspace workspace = open()) {
            workspace.experiments().save(
                    Fixture.experiment("a", "", Fixture.NOW, Fixture.finished("", "0.25"),
                            Fixture.finished("", "0.50")));
            workspace.experiments().save(
                    Fixture.experiment("b", "", Fixture.NOW, Fixture.finished("", "0.25"), unpriced));
            workspace.experiments().save(
                    Fixture.experiment("c", "", Fixture.NOW, new Outcome.Stopped("", Duration.ZERO)));

            assertThat(workspace.experiments().list("", 10)).extracting(ExperimentSummary::usd)
                    .containsExactly(null, null, new BigDecimal("0.75"));
        }
    }

    @Test
    void savingTwiceChangesNothingAndOtherContentUnderTheSameIdIsRefused() throws Exception {
        Experiment first = experiment("First");
        Experiment changed = new Experiment(first.id(), "Changed", first.createdAt(), first.program(), null,
                first.runs());
        try (Workspace workspace = open()) {
            workspace.experiments().save(first);
            workspace.experiments().save(first);
            assertThatThrownBy(() -> workspace.experiments().save(changed)).hasMessage(
                    "The experiment \"Changed\" is saved already and never changes; save the new results as another one.");
            assertThat(workspace.experiments().list("", 10)).hasSize(1);
            assertThat(workspace.experiments().get(first.id())).contains(first);
            assertThatThrownBy(() -> Fixture.sql(workspace.file(), "UPDATE experiment SET body = '{}'"))
                    .hasMessageContaining("A saved experiment never changes.");
        }
    }

    @Test
    void theNewestComesFirstAndNoMoreThanAskedFor() throws Exception {
        try (Workspace workspace = open()) {
            for (int i = 0; i < 5; i++) {
                workspace.experiments().save(Fixture.experiment("e" + i, "", Fixture.NOW.plusSeconds(i)));
            }
            assertThat(workspace.experiments().list(" ", 3)).extracting(ExperimentSummary::name)
                    .containsExactly("e4", "e3", "e2");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Refund triage | Classify the ticket | Category: billing | refund          | name",
        "Refund triage | Classify the ticket | Category: billing | TICKET classif  | prompt, beginnings, any case",
        "Refund triage | Classify the ticket | Category: billing | billing refund  | words from two places",
        "Run 7         | Prüfe das Café      | ok                | cafe            | accents do not matter",
        "Run 7         | 请总结以下文章      | 好的              | 总结            | Chinese",
        "Run 7         | 文章を要約して      | はい              | 要約            | Japanese",
        "Run 7         | order_id: 48-113    | ok                | 48-113          | punctuation inside",
        "Run 7         | say \"hi\"          | ok                | \"hi\"          | quotes are no syntax",
        "Run 7         | a AND b OR c        | ok                | and             | operators are words",
    })
    void wordsAreFoundInNamePromptAndAnswer(String name, String prompt, String answer, String search, String why)
            throws Exception {
        Experiment wanted = Fixture.experiment(name, prompt, Fixture.NOW, Fixture.finished(answer, "0.1"));
        try (Workspace workspace = open()) {
            workspace.experiments().save(wanted);
            workspace.experiments().save(Fixture.experiment("zzz", "yyy", Fixture.NOW, Fixture.finished("xxx", "0.1")));

            assertThat(workspace.experiments().list(search, 10)).as(why).extracting(ExperimentSummary::id)
                    .containsExactly(wanted.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "answer nowhere", "*", "\"", "\" OR \"a", "name:", "NEAR(", "(", "-", "^q",
        "\0", "x\0y", "\uD83D", "';--"})
    void whateverIsTypedIsSearchedForAndNeverAnError(String search) throws Exception {
        try (Workspace workspace = open()) {
            workspace.experiments().save(experiment("First"));
            assertThat(workspace.experiments().list(search, 10)).isEmpty();
        }
    }

    @Test
    void aDeletedExperimentIsGoneFromListSearchAndGetUntilItIsRestored() throws Exception {
        Experiment experiment = experiment("First");
        try (Workspace workspace = open()) {
            Experiments experiments = workspace.experiments();
            experiments.save(experiment);

            assertThat(experiments.delete(experiment.id())).isTrue();
            assertThat(experiments.delete(experiment.id())).isFalse();
            assertThat(experiments.list("", 10)).isEmpty();
            assertThat(experiments.list("first", 10)).isEmpty();
            assertThat(experiments.get(experiment.id())).isEmpty();

            assertThat(experiments.restore(experiment.id())).isTrue();
            assertThat(experiments.restore(experiment.id())).isFalse();
            assertThat(experiments.list("first", 10)).hasSize(1);
            assertThat(experiments.get(experiment.id())).contains(experiment);
            assertThat(experiments.delete(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"))).isFalse();
        }
    }

    @Test
    void whatWasDeletedIsForgottenWithItsIndexAtTheFirstStartAfterThirtyDays() throws Exception {
        Experiment deleted = experiment("Deleted");
        Experiment kept = experiment("Kept");
        try (Workspace workspace = open()) {
            workspace.experiments().save(deleted);
            workspace.experiments().save(kept);
            workspace.experiments().delete(deleted.id());
        }
        now.set(Fixture.NOW.plus(Duration.ofDays(30)));
        try (Workspace workspace = open()) {
            assertThat(workspace.experiments().restore(deleted.id())).isTrue();
            workspace.experiments().delete(deleted.id());
        }
        now.set(Fixture.NOW.plus(Duration.ofDays(61)));
        try (Workspace workspace = open()) {
            assertThat(workspace.experiments().restore(deleted.id())).isFalse();
            assertThat(workspace.experiments().list("", 10)).extracting(ExperimentSummary::id)
                    .containsExactly(kept.id());
            assertThat(Fixture.sql(workspace.file(), "SELECT count(*) FROM experiment_text")).isEqualTo("1");
        }
    }
}
