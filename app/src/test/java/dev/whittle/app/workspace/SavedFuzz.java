package dev.whittle.app.workspace;

import dev.whittle.fuzz.Damage;
import dev.whittle.fuzz.FuzzRun;
import dev.whittle.fuzz.FuzzRun.Target;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.KeptReply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.PromptJson;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What stands in a workspace file, damaged: a copy of one may come from anywhere.
public final class SavedFuzz {
    private SavedFuzz() {}

    /// A reader of what is saved.
    private interface Reading {
        void read(String body);
    }

    /// All readers of what is saved.
    public static List<Target> targets(int share) {
        List<String> drafts = List.of(DraftJson.write(Fixture.draft("Hello {{name}}")));
        List<String> experiments = List.of(Fixture.experiment("First", "Hi", Fixture.NOW,
                Fixture.finished("yes", "0.00035"), new Outcome.Stopped("ye", Duration.ofMillis(5)))
                .toJson());
        return List.of(new Target("saved-draft", share, damage -> isKnown(damage, drafts, DraftJson::read)),
                new Target("saved-prompt", share, damage -> isKnown(damage, drafts,
                        body -> PromptJson.read(JsonMapper.shared().readTree(body).path("prompt")))),
                new Target("saved-experiment", share, damage -> isTold(damage, experiments, Experiment::fromJson)),
                new Target("saved-reply", share, damage -> isTold(damage, List.of(Fixture.kept("yes").toJson()),
                        KeptReply::fromJson)),
                new Target("saved-run", share, damage -> isTold(damage, List.of(Fixture.RUN),
                        body -> MatrixBody.of(new SavedMatrix(UUID.randomUUID(), "run", Fixture.NOW, body)))));
    }

    // Whoever reads these turns both exceptions into a sentence.
    private static boolean isKnown(Damage damage, List<String> valid, Reading reading) {
        try {
            reading.read(damage.text(damage.any(valid), valid));
            return true;
        } catch (JacksonException | IllegalArgumentException _) {
            return false;
        }
    }

    // These tell the person themselves.
    private static boolean isTold(Damage damage, List<String> valid, Reading reading) {
        try {
            reading.read(damage.text(damage.any(valid), valid));
            return true;
        } catch (IllegalArgumentException e) {
            return FuzzRun.refused(e);
        }
    }
}
