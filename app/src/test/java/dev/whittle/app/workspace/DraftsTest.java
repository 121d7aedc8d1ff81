package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class DraftsTest {
    @TempDir
    private Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(Fixture.NOW);

    private Workspace open() throws WorkspaceException {
        return Workspace.open(folder.resolve("w.sqlite"), Fixture.options(this::time));
    }

    private Instant time() {
        return now.updateAndGet(time -> time.plusSeconds(1));
    }

    @Test
    void everythingBeingEditedIsThereAfterReopening() throws Exception {
        try (Workspace workspace = open()) {
            workspace.drafts().save(Fixture.draft("hello"));
        }
        try (Workspace workspace = open()) {
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("hello"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half \uD83D of a pair", "\uDE00\uD83D", "zero \0 inside", "emoji \uD83D\uDE00",
        "\r\n\t\u2028 \uFEFF"})
    void noCharIsLost(String text) throws Exception {
        Draft draft = new Draft(text, Prompt.of(Message.user(text)).withValue("v", text), Fixture.draft("").workload(),
                null,
                List.of(), text, 1, List.of());
        try (Workspace workspace = open()) {
            workspace.drafts().save(draft);
            assertThat(workspace.drafts().latest()).contains(draft);
        }
    }

    @Test
    void tenMegabytesOfTextAreSaved() throws Exception {
        Draft draft = Fixture.draft("0123456789".repeat(1_000_000));
        try (Workspace workspace = open()) {
            workspace.drafts().save(draft);
            assertThat(workspace.drafts().latest()).contains(draft);
        }
    }

    @Test
    void aSecondSaveOfTheSameDraftMakesNoRevision() throws Exception {
        try (Workspace workspace = open()) {
            DraftRevision first = workspace.drafts().save(Fixture.draft("hello"));
            assertThat(workspace.drafts().save(Fixture.draft("hello"))).isEqualTo(first);
            assertThat(workspace.drafts().revisions()).containsExactly(first);
        }
    }

    @Test
    void earlierStatesAreListedNewestFirstAndCanBeOpened() throws Exception {
        try (Workspace workspace = open()) {
            DraftRevision one = workspace.drafts().save(Fixture.draft("one"));
            DraftRevision two = workspace.drafts().save(Fixture.draft("two"));

            assertThat(workspace.drafts().revisions()).containsExactly(two, one);
            assertThat(two.savedAt()).isAfter(one.savedAt());
            assertThat(workspace.drafts().revision(one.id())).contains(Fixture.draft("one"));
            assertThat(workspace.drafts().revision(99)).isEmpty();
        }
    }

    @Test
    void noMoreThanFiftyRevisionsAreKeptAndTheFirstIsAmongThem() throws Exception {
        try (Workspace workspace = open()) {
            for (int i = 0; i < 120; i++) {
                workspace.drafts().save(Fixture.draft("text " + i));
            }
            List<DraftRevision> revisions = workspace.drafts().revisions();
            assertThat(revisions).hasSize(50);
            assertThat(workspace.drafts().revision(revisions.getLast().id())).contains(Fixture.draft("text 0"));
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("text 119"));
        }
    }

    @Test
    void aDayOfTypingLeavesARevisionNearEveryAge() {
        List<DraftRevision> kept = new ArrayList<>();
        for (int i = 0; i < 43_200; i++) {
            kept.addFirst(new DraftRevision(i, Fixture.NOW.plusSeconds(2L * i), "", 100));
            kept.removeAll(Retention.excess(kept));
        }

        assertThat(kept).hasSize(50);
        Instant newest = kept.getFirst().savedAt();
        assertThat(kept.subList(0, 10)).extracting(DraftRevision::id).containsExactly(43_199L, 43_198L, 43_197L,
                43_196L,
                43_195L, 43_194L, 43_193L, 43_192L, 43_191L, 43_190L);
        for (Duration age = Duration.ofSeconds(20); age.compareTo(Duration.ofHours(20)) < 0; age = age
                .multipliedBy(2)) {
            Instant from = newest.minus(age.multipliedBy(2));
            Instant to = newest.minus(age);
            assertThat(kept).as("between %s and twice that", age)
                    .anyMatch(revision -> !revision.savedAt().isBefore(from) && !revision.savedAt().isAfter(to));
        }
        assertThat(kept.getLast().id()).isZero();
    }

    @Test
    void hugeDraftsKeepFewerRevisionsButAlwaysTheNewest() {
        List<DraftRevision> huge = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            huge.addFirst(new DraftRevision(i, Fixture.NOW.plusSeconds(i), "", 40_000_000));
        }
        huge.removeAll(Retention.excess(huge));

        assertThat(huge).extracting(DraftRevision::id).containsExactly(4L);
    }

    @Test
    void aClockSetBackDoesNotUpsetTheRevisions() throws Exception {
        try (Workspace workspace = open()) {
            workspace.drafts().save(Fixture.draft("one"));
            now.set(Instant.parse("2001-01-01T00:00:00Z"));
            for (int i = 0; i < 60; i++) {
                workspace.drafts().save(Fixture.draft("later " + i));
            }
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("later 59"));
            assertThat(workspace.drafts().revisions()).hasSize(50);
        }
    }

    @Test
    void theSavedShapeIsTheDocumentedOne() {
        assertThat(JsonMapper.shared().readTree(DraftJson.write(Fixture.draft("hello"))))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"format": 1, "name": "Triage",
                         "prompt": {"messages": [{"role": "system", "text": "Be brief."},
                                                 {"role": "user", "text": "hello"}],
                                    "values": {"name": "Ada"}},
                         "workload": {"callsPerDay": 500, "daysPerMonth": "30.4375", "outputTokens": 120,
                                      "mode": "BATCH",
                                      "cache": {"share": "0.6", "hitRate": "0.95", "lifetime": "ONE_HOUR"}},
                         "modelKey": "openai/gpt-4o",
                         "context": [{"id": "c1", "title": "Refunds", "text": "Refunds take 5 days.",
                                      "source": "help.md"}],
                         "question": "How long?", "budget": 1500,
                         "marks": [{"message": 0, "start": 3, "end": 8, "reason": "marked"}]}
                        """));
    }

    @Test
    void aDraftSavedBeforeWorkloadsHadACacheIsReadAsStandardWithoutCaching() {
        String before = DraftJson.write(Fixture.draft("hello"))
                .replaceFirst(",\"mode\":\"BATCH\",\"cache\":\\{[^}]*}", "");

        assertThat(before).doesNotContain("cache");
        assertThat(DraftJson.read(before).workload()).isEqualTo(new Workload(500, new BigDecimal("30.4375"), 120));
    }
}
