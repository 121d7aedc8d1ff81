package dev.whittle.tokenizer.live;

import dev.whittle.tokenizer.estimate.TextProfile;

/// What a part of a text adds up to: its tokens by engine, and its profile. Immutable.
///
/// A part that begins with a soft cut can measure differently when the piece it begins inside already
/// has a lower-case letter; [#after] is the measure for that case. Nearly always it is the same one.
final class Measure {
    private final long[] tokens;
    private final TextProfile profile;
    private final boolean lower; // whether the piece the part ends inside has a lower-case letter, if the end is soft
    private final Measure after;

    /// A part that measures the same whatever stands before it.
    Measure(long[] tokens, TextProfile profile, boolean lower) {
        this.tokens = tokens;
        this.profile = profile;
        this.lower = lower;
        after = this;
    }

    /// @param after the measure behind a lower-case letter
    Measure(long[] tokens, TextProfile profile, boolean lower, Measure after) {
        this.tokens = tokens;
        this.profile = profile;
        this.lower = lower;
        this.after = after;
    }

    /// The tokens of an engine.
    long tokens(int engine) {
        return tokens[engine];
    }

    TextProfile profile() {
        return profile;
    }

    /// The measure of this part followed by another.
    Measure then(Measure next) {
        Measure entered = lower ? next.after : next;
        long[] sum = tokens.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += entered.tokens[i];
        }
        TextProfile both = profile.plus(next.profile);
        return after == this
                ? new Measure(sum, both, entered.lower)
                : new Measure(sum, both, entered.lower, after.then(next));
    }
}
