package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.optimizer.experiment.Experiment;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpinionsTest {
    @TempDir
    private Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(Fixture.NOW);
    private final Experiment experiment = Fixture.experiment("First", "text", Fixture.NOW,
            Fixture.finished("yes", "0.01"), Fixture.finished("no", "0.01"));

    private Workspace open() throws WorkspaceException {
        return Workspace.open(folder.resolve("w.sqlite"), Fixture.options(now::get));
    }

    @Test
    void ratingsAndVotesAreThereAgainAndTheExperimentIsAsItWas() throws Exception {
        AnswerRating good = new AnswerRating(5, new BigDecimal("92.5"), "to the point");
        Vote vote = new Vote(List.of(1, 0), Vote.Verdict.BEST, 1);
        Vote tie = new Vote(List.of(0, 1), Vote.Verdict.TIE, null);
        try (Workspace workspace = open()) {
            workspace.experiments().save(experiment);
            workspace.opinions().rate(experiment.id(), 0, new AnswerRating(1, null, ""));
            workspace.opinions().rate(experiment.id(), 0, good);
            workspace.opinions().rate(experiment.id(), 1, new AnswerRating(null, null, "empty"));
            workspace.opinions().vote(experiment.id(), vote);
            workspace.opinions().vote(experiment.id(), tie);
        }
        try (Workspace workspace = open()) {
            assertThat(workspace.opinions().of(experiment.id())).isEqualTo(new Opinion(
                    Map.of(0, good, 1, new AnswerRating(null, null, "empty")), List.of(vote, tie)));
            assertThat(workspace.experiments().get(experiment.id())).contains(experiment);
            assertThat(workspace.upkeep().check()).isEmpty();
        }
    }

    @Test
    void aVoteCanBeTakenBackAndTheOthersStay() throws Exception {
        try (Workspace workspace = open()) {
            workspace.experiments().save(experiment);
            long first = workspace.opinions().vote(experiment.id(), new Vote(List.of(0, 1), Vote.Verdict.BEST, 0));
            workspace.opinions().vote(experiment.id(), new Vote(List.of(0, 1), Vote.Verdict.ALL_BAD, null));

            workspace.opinions().unvote(first);

            Opinion left = workspace.opinions().of(experiment.id());
            assertThat(left.wins(0)).isZero();
            assertThat(left.count(Vote.Verdict.ALL_BAD)).isEqualTo(1);
        }
    }

    @Test
    void theyComeBackWithADeletedExperimentAndGoWithIt() throws Exception {
        try (Workspace workspace = open()) {
            workspace.experiments().save(experiment);
            workspace.opinions().rate(experiment.id(), 0, new AnswerRating(4, null, ""));
            workspace.experiments().delete(experiment.id());
            workspace.experiments().restore(experiment.id());
            assertThat(workspace.opinions().of(experiment.id()).rating(0).stars()).isEqualTo(4);
            workspace.experiments().delete(experiment.id());
        }
        now.set(Fixture.NOW.plus(Duration.ofDays(31)));
        try (Workspace workspace = open()) {
            assertThat(workspace.opinions().of(experiment.id())).isEqualTo(Opinion.NONE);
        }
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new AnswerRating(6, null, "")).hasMessage("A rating is 1 to 5 stars, not 6.");
        assertThatThrownBy(() -> new AnswerRating(null, new BigDecimal("100.1"), ""))
                .hasMessage("A score is 0 to 100, not 100.1.");
        assertThatThrownBy(() -> new Vote(List.of(0, 1), Vote.Verdict.BEST, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsKeptForAnExperimentThatIsNotThere() throws Exception {
        try (Workspace workspace = open()) {
            assertThatThrownBy(() -> workspace.opinions().rate(UUID.randomUUID(), 0, new AnswerRating(3, null, "")))
                    .isInstanceOf(WorkspaceException.class);
        }
    }
}
