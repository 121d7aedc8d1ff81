package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.Observed;
import dev.whittle.optimizer.experiment.matrix.ReplyStore.Known;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepliesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Instant now = Fixture.NOW;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @BeforeEach
    void open() throws WorkspaceException {
        workspace = Workspace.open(folder.resolve("w.sqlite"), Fixture.options(() -> now));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Replies run(boolean refresh) throws WorkspaceException {
        return workspace.matrices().replies(workspace.matrices().start("run", "{}"), refresh);
    }

    @Test
    void aReplyIsFoundAgainByItsRunAndByLaterOnes() throws Exception {
        Replies first = run(false);
        first.keep(Fixture.key(1), Fixture.TARGET, Fixture.kept("one"));

        assertThat(first.find(List.of(Fixture.key(1), Fixture.key(2))))
                .isEqualTo(Map.of(Fixture.key(1), new Known(Fixture.kept("one"), true)));
        assertThat(run(false).find(List.of(Fixture.key(1), Fixture.key(2))))
                .isEqualTo(Map.of(Fixture.key(1), new Known(Fixture.kept("one"), false)));
    }

    @Test
    void earlierRepliesAreUsedForFourteenDaysAndTheRunsOwnForEver() throws Exception {
        Replies first = run(false);
        first.keep(Fixture.key(1), Fixture.TARGET, Fixture.kept("one"));

        now = now.plus(Duration.ofDays(14));
        assertThat(run(false).find(List.of(Fixture.key(1)))).hasSize(1);
        now = now.plus(Duration.ofMillis(1));

        assertThat(run(false).find(List.of(Fixture.key(1)))).isEmpty();
        assertThat(first.find(List.of(Fixture.key(1)))).hasSize(1);
    }

    @Test
    void aRunThatUsedAnEarlierReplyFindsItForEverButDidNotPayForIt() throws Exception {
        run(false).keep(Fixture.key(1), Fixture.TARGET, Fixture.kept("one"));
        Replies second = run(false);
        second.find(List.of(Fixture.key(1)));

        now = now.plus(Duration.ofDays(100));

        assertThat(second.find(List.of(Fixture.key(1))))
                .isEqualTo(Map.of(Fixture.key(1), new Known(Fixture.kept("one"), false)));
    }

    @Test
    void refreshingPassesOverEarlierRepliesAndTheNewestIsUsedFromThenOn() throws Exception {
        run(false).keep(Fixture.key(1), Fixture.TARGET, Fixture.kept("old"));
        Replies refreshed = run(true);

        assertThat(refreshed.find(List.of(Fixture.key(1)))).isEmpty();
        refreshed.keep(Fixture.key(1), Fixture.TARGET, Fixture.kept("new"));

        assertThat(run(false).find(List.of(Fixture.key(1))).get(Fixture.key(1)))
                .isEqualTo(new Known(Fixture.kept("new"), false));
    }

    @Test
    void whatAFilterCutIsKeptForItsRunAlone() throws Exception {
        Replies first = run(false);
        first.keep(Fixture.key(1), Fixture.TARGET, Fixture.kept("", Reply.Finish.CONTENT_FILTER));

        assertThat(first.find(List.of(Fixture.key(1)))).hasSize(1);
        assertThat(run(false).find(List.of(Fixture.key(1)))).isEmpty();
    }

    @Test
    void manyThreadsKeepRepliesAtOnce() throws Exception {
        Replies replies = run(false);
        List<Callable<Boolean>> work = IntStream.range(0, 300).<Callable<Boolean>>mapToObj(number -> () -> {
            replies.keep(Fixture.key(number), Fixture.TARGET, Fixture.kept("answer " + number));
            return true;
        }).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> one : threads.invokeAll(work)) {
                assertThat(one.get()).isTrue();
            }
        }

        assertThat(replies.find(IntStream.range(0, 300).mapToObj(Fixture::key).toList())).hasSize(300);
        assertThat(workspace.matrices().spentOnADay(ZoneOffset.UTC, null).spent(LocalDate.of(2026, 11, 21)))
                .isEqualByComparingTo("0.105");
    }

    @Test
    void whatRepliesOfAModelWereLikeIsRemembered() throws Exception {
        Replies replies = run(false);
        assertThat(replies.observed(Fixture.TARGET)).isEmpty();
        replies.keep(Fixture.key(1), Fixture.TARGET, Fixture.kept("one"));

        assertThat(replies.observed(Fixture.TARGET)).contains(new Observed(1, 10, 10, Duration.ofMillis(200)));
        assertThat(replies.observed(new Target("gpt-4o", null, "GPT-4o", "x", "localhost"))).isEmpty();
    }

    @Test
    void aDamagedReplyIsASentence() throws Exception {
        Replies replies = run(false);
        replies.keep(Fixture.key(1), Fixture.TARGET, Fixture.kept("one"));
        Fixture.sql(workspace.file(), "UPDATE reply SET body = '{}'");

        assertThatThrownBy(() -> replies.find(List.of(Fixture.key(1))))
                .hasMessage("The text is not a reply kept by Whittle, or it is damaged.");
        Fixture.sql(workspace.file(), "UPDATE reply SET body = '%s'".formatted(
                Fixture.kept("one").toJson().replace("\"mode\":\"standard\"", "\"mode\":\"no such mode\"")));
        assertThatThrownBy(() -> replies.find(List.of(Fixture.key(1))))
                .hasMessage("The text is not a reply kept by Whittle, or it is damaged.");
    }
}
