package dev.whittle.optimizer.experiment.check;

import dev.whittle.model.Reply;
import java.util.List;
import java.util.Locale;

/// The model declined to answer: it says so at the beginning, its provider's filter did, or
/// nothing came at all.
final class Refusal implements Rule {
    private static final int BEGINNING = 300;

    private record File(int schema, String provenance, List<String> phrases) {}

    private static final class Standard {
        static final List<String> PHRASES = List.copyOf(Resource.read("refusals.json", File.class).phrases());
    }

    @Override
    public Verdict judge(Answer answer) {
        if (answer.finish() == Reply.Finish.CONTENT_FILTER) {
            return Verdict.of(true, "The provider's content filter ended the answer.");
        }
        if (answer.text().isBlank()) {
            return Verdict.of(true, "The answer is empty.");
        }
        String stripped = answer.text().strip();
        String beginning = stripped.substring(0, Math.min(BEGINNING, stripped.length())).toLowerCase(Locale.ROOT)
                .replace('’', '\'').replaceAll("\\s+", " ");
        for (String phrase : Standard.PHRASES) {
            if (beginning.contains(phrase)) {
                return Verdict.of(true, "The answer declines: %s.".formatted(Quote.of(phrase)));
            }
        }
        return Verdict.of(false, "Nothing at the answer's beginning declines.");
    }
}
