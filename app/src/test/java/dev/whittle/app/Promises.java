package dev.whittle.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Sign.Edited;
import dev.whittle.app.Sign.Kind;
import dev.whittle.app.workspace.Draft;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.MatrixSummary;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.prompt.Chunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// What windows that were killed had said, and whether the workspace keeps it.
final class Promises {
    private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

    private final String name;
    private final Map<Integer, String> versions = new TreeMap<>();
    private final Map<UUID, String> experiments = new HashMap<>();
    private final Map<UUID, Integer> answers = new HashMap<>();
    private final List<UUID> runs = new ArrayList<>();
    private Edited kept;
    private int typed;
    private long oldestLost;

    Promises(Draft start) {
        name = start.name();
        kept = edited(start);
    }

    static Edited edited(Draft draft) {
        return new Edited(draft.prompt().messages().getFirst().text(), draft.question(),
                KilledProgram.hashes(draft.context().stream().map(Chunk::text)));
    }

    /// Looks whether everything that was said is there.
    ///
    /// @param said by the program that was killed last
    /// @param killedAt `System.nanoTime()` just before
    void check(Workspace workspace, List<Sign> said, long killedAt) throws WorkspaceException {
        checkDraft(edited(workspace.drafts().latest().orElseThrow()), said, killedAt);
        said.stream().filter(sign -> sign.kind() == Kind.VERSION)
                .forEach(sign -> versions.put(sign.number(), sign.edited().system()));
        Map<Integer, String> there = new HashMap<>();
        for (PromptVersion version : workspace.prompts().versions(name)) {
            there.put(version.number(), version.prompt().messages().getFirst().text());
        }
        assertThat(versions.entrySet()).isSubsetOf(there.entrySet());
        checkExperiments(workspace, said);
        checkRuns(workspace, said);
    }

    // What was being typed when it was killed may be there or not, and so may all that came in the two seconds before.
    private void checkDraft(Edited now, List<Sign> said, long killedAt) {
        List<Sign> steps = new ArrayList<>();
        Map<Edited, Long> done = new HashMap<>();
        for (Sign sign : said) {
            switch (sign.kind()) {
                case SHOWN -> assertThat(sign.edited()).as("shown by the window after the kill before").isEqualTo(kept);
                case TYPES -> steps.add(sign);
                case TYPED -> {
                    done.put(sign.edited(), sign.at());
                    typed++;
                }
                case VERSION, EXPERIMENT, ANSWERS -> {
                }
            }
        }
        List<Edited> states = new ArrayList<>(List.of(kept));
        steps.forEach(step -> states.add(step.edited()));
        int place = states.lastIndexOf(now);
        assertThat(place).as("the draft is one of the %d there were since %s: %s", states.size(), kept, now)
                .isNotNegative();
        if (place + 1 < states.size()) {
            Optional.ofNullable(done.get(states.get(place + 1))).ifPresent(at -> {
                oldestLost = Math.max(oldestLost, killedAt - at);
                assertThat(killedAt - at).as("nanoseconds since the oldest typing that is lost").isLessThan(GRACE);
            });
        }
        kept = now;
    }

    private void checkExperiments(Workspace workspace, List<Sign> said) throws WorkspaceException {
        List<UUID> there = workspace.experiments().list("", Integer.MAX_VALUE).stream().map(ExperimentSummary::id)
                .toList();
        assertThat(experiments.keySet()).isSubsetOf(there);
        for (UUID id : there) {
            if (!experiments.containsKey(id)) {
                experiments.put(id, asked(workspace.experiments().get(id).orElseThrow()));
            }
        }
        assertThat(said.stream().filter(sign -> sign.kind() == Kind.EXPERIMENT).map(sign -> sign.edited().system()))
                .isSubsetOf(experiments.values());
    }

    private static String asked(Experiment experiment) {
        assertThat(experiment.runs()).allSatisfy(run -> assertThat(run.outcome().text())
                .as("the echo of %s", run.column().label())
                .isEqualTo(run.column().prompt().rendered().getLast().text()));
        return experiment.runs().getFirst().column().prompt().messages().getFirst().text();
    }

    private void checkRuns(Workspace workspace, List<Sign> said) throws WorkspaceException {
        List<MatrixSummary> there = workspace.matrices().list().reversed();
        int before = runs.size();
        assertThat(there.stream().limit(before).map(MatrixSummary::id)).containsExactlyElementsOf(runs);
        there.subList(before, there.size()).forEach(run -> runs.add(run.id()));
        said.stream().filter(sign -> sign.kind() == Kind.ANSWERS)
                .forEach(sign -> answers.merge(runs.get(before - 1 + sign.run()), sign.number(), Math::max));
        for (MatrixSummary run : there) {
            assertThat(run.replies()).as("replies of %s", run.id())
                    .isGreaterThanOrEqualTo(answers.getOrDefault(run.id(), 0));
        }
    }

    Edited kept() {
        return kept;
    }

    @Override
    public String toString() {
        return "%,d edits, %,d versions, %,d experiments and %,d answers of %,d runs on cases; the oldest typing that was lost was %.2f s old"
                .formatted(typed, versions.size(), experiments.size(),
                        answers.values().stream().mapToInt(Integer::intValue).sum(), runs.size(), oldestLost / 1e9);
    }
}
