package dev.whittle.optimizer.experiment.check;

/// The answer is the value, char by char.
record Equal(Template value) implements Rule {
    @Override
    public Verdict judge(Answer answer) {
        String wanted = value.in(answer);
        if (answer.text().equals(wanted)) {
            return Verdict.of(true, "The answer is %s.".formatted(Quote.of(wanted)));
        }
        return Verdict.of(false, answer.text().strip().equals(wanted.strip())
                ? "The answer differs from %s only in blanks or line breaks at an end.".formatted(Quote.of(wanted))
                : "The answer is %s, not %s.".formatted(Quote.of(answer.text()), Quote.of(wanted)));
    }
}
