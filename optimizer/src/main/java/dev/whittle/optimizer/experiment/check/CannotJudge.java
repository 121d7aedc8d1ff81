package dev.whittle.optimizer.experiment.check;

/// Ends a rule that cannot come to a verdict; [Check] makes an [Verdict.Unjudged] of it. The
/// message is the reason.
final class CannotJudge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotJudge(String reason) {
        super(reason, null, false, false);
    }
}
