package dev.whittle.optimizer.experiment.check;

/// A text a pattern may look at only so often, so that one that explodes ends instead of hanging.
/// The bound counts steps and not seconds: the same answer gets the same verdict on every
/// machine.
final class BoundedText implements CharSequence {
    private static final long MOST_STEPS = 50_000_000;

    private final String text;
    private final long[] steps;

    BoundedText(String text) {
        this(text, new long[1]);
    }

    private BoundedText(String text, long[] steps) {
        this.text = text;
        this.steps = steps;
    }

    /// Ends a search: too many steps, or the thread was interrupted.
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("The search was ended", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (++steps[0] > MOST_STEPS || ((steps[0] & 0xFFFF) == 0 && Thread.currentThread().isInterrupted())) {
            throw new Ended();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.substring(start, end), steps);
    }

    @Override
    public String toString() {
        return text;
    }
}
