package dev.whittle.optimizer.experiment.check;

import dev.whittle.embed.Embedder;
import dev.whittle.embed.EmbedderException;
import dev.whittle.embed.Passage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The answer means much the same as the value, or as one of several: the cosine of their
/// embeddings.
record Similar(Embedder embedder, List<Template> references, double threshold) implements Rule {
    static Similar of(Spec spec, @Nullable Embedder embedder) {
        if (embedder == null) {
            throw spec.refused("needs embeddings, and no embedder is installed");
        }
        return new Similar(embedder, spec.references(), spec.share(0.75));
    }

    @Override
    public Verdict judge(Answer answer) throws InterruptedException {
        if (answer.text().isBlank()) {
            return Verdict.of(false, "The answer is empty.");
        }
        double best = 0;
        float[] vector = vector(answer.text());
        for (Template reference : references) {
            best = Math.max(best, cosine(vector, vector(reference.in(answer))));
        }
        return Verdict.of(best, threshold, String.format(Locale.ROOT,
                "The answer's similarity to the reference is %.3f (%s); the check asks for %s.", best, embedder.id(),
                threshold));
    }

    private float[] vector(String text) throws InterruptedException {
        try {
            return embedder.embed(Passage.of(text)).getFirst();
        } catch (EmbedderException e) {
            throw new CannotJudge(String.valueOf(e.getMessage()));
        }
    }

    // Vectors are of length 1; rounding may put the cosine a hair above 1.
    private static double cosine(float[] left, float[] right) {
        double sum = 0;
        for (int at = 0; at < left.length; at++) {
            sum += (double) left[at] * right[at];
        }
        return Math.clamp(sum, 0.0, 1.0);
    }
}
