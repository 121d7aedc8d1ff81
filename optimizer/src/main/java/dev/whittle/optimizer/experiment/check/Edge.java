package dev.whittle.optimizer.experiment.check;

/// The answer starts, or ends, with the value.
record Edge(Template value, boolean atEnd) implements Rule {
    @Override
    public Verdict judge(Answer answer) {
        String wanted = value.in(answer);
        boolean passed = atEnd ? answer.text().endsWith(wanted) : answer.text().startsWith(wanted);
        return Verdict.of(passed, "The answer %s %s %s.".formatted(passed ? "does" : "does not",
                atEnd ? "end with" : "start with", Quote.of(wanted)));
    }
}
