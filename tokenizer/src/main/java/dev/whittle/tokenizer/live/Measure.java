package dev.whittle.tokenizer.live;

/// What a part of a text adds up to: tokens by engine and whatever else is counted. Immutable.
///
/// A part that begins with a soft cut can measure differently when the piece it begins inside already
/// has a lower-case letter; [#after] is the measure for that case. Nearly always it is the same one.
final class Measure {
    private final long[] values;
    private final boolean lower; // whether the piece the part ends inside has a lower-case letter, if the end is soft
    private final Measure after;

    /// A part that measures the same whatever stands before it.
    Measure(long[] values, boolean lower) {
        this.values = values;
        this.lower = lower;
        after = this;
    }

    /// @param after the measure behind a lower-case letter
    Measure(long[] values, boolean lower, Measure after) {
        this.values = values;
        this.lower = lower;
        this.after = after;
    }

    long value(int index) {
        return values[index];
    }

    /// The measure of this part followed by another.
    Measure then(Measure next) {
        Measure entered = lower ? next.after : next;
        long[] sum = values.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += entered.values[i];
        }
        return after == this
                ? new Measure(sum, entered.lower)
                : new Measure(sum, entered.lower, after.then(next));
    }
}
