package dev.whittle.optimizer.experiment.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Checks and answers as tests write them: JSON with single quotes.
final class Sample {
    private Sample() {}

    static Checks checks(String json) {
        return checks(json, Equipment.NONE);
    }

    static Checks checks(String json, Equipment equipment) {
        return new ChecksReader(equipment).read(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    /// The verdict of the first check on a text.
    static Verdict verdict(String check, String answer) throws InterruptedException {
        return verdict(check, Answer.of(answer, Map.of(), null));
    }

    static Verdict verdict(String check, Answer answer) throws InterruptedException {
        return checks("[" + check + "]").all(answer).verdicts().getFirst();
    }

    /// `pass`, `fail` or `?`.
    static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Judged judged -> judged.passed() ? "pass" : "fail";
            case Verdict.Unjudged _ -> "?";
        };
    }

    static double score(Verdict verdict) {
        return verdict instanceof Verdict.Judged judged ? judged.score() : Double.NaN;
    }

    static Answer expecting(String text, @Nullable String expected) {
        return Answer.of(text, Map.of(), expected);
    }
}
