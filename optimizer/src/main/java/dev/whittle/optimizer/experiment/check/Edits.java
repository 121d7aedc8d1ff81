package dev.whittle.optimizer.experiment.check;

import java.util.List;

/// The answer is at most so many edits of a character away from the value.
record Edits(Template value, int most) implements Rule {
    // About two seconds of work.
    private static final long MOST_WORK = 4_000_000_000L;

    static Edits of(Spec spec) {
        double most = spec.number("threshold", 5);
        if (most < 0 || most != Math.rint(most) || most > Integer.MAX_VALUE) {
            throw spec.refused("needs a whole number of edits as its threshold");
        }
        return new Edits(spec.text(), (int) most);
    }

    @Override
    public Verdict judge(Answer answer) {
        String wanted = value.in(answer);
        int longer = Math.max(answer.text().length(), wanted.length());
        if ((long) answer.text().length() * wanted.length() / 16 > MOST_WORK) {
            throw new CannotJudge("The answer and the value are too long to be compared character by character.");
        }
        int edits = Levenshtein.distance(answer.text(), wanted);
        double score = longer == 0 ? 1 : Math.clamp(1 - (double) edits / longer, 0.0, 1.0);
        return new Verdict.Judged(score, edits <= most, "The answer is %,d edits away from %s; the check allows %,d."
                .formatted(edits, Quote.of(wanted), most), List.of());
    }
}
