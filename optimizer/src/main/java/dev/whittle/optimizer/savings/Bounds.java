package dev.whittle.optimizer.savings;

import java.math.BigDecimal;
import java.math.MathContext;

/// What the inputs of forecasts and strategies may be; anything else is refused in one sentence.
final class Bounds {
    private static final int MOST_DIGITS = 1_000_000;
    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);

    private Bounds() {}

    /// A part of a whole.
    static void share(String what, BigDecimal share) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0 || !isWritten(share)) {
            throw new IllegalArgumentException("%s is between 0 %% and 100 %%%s.".formatted(what,
                    isWritten(share) ? ", not %s %%".formatted(plain(share.movePointRight(2))) : ""));
        }
    }

    /// An amount in USD, a multiple, a number of hours: 0 or more and still a number one can mean.
    static void amount(String what, BigDecimal amount) {
        if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "%s is between 0 and a quadrillion, not %s.".formatted(what, plain(amount)));
        }
    }

    /// An amount that something is divided by.
    static void positive(String what, BigDecimal amount) {
        amount(what, amount);
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("%s is more than 0.".formatted(what));
        }
    }

    /// Whether a number can be written out: 1E-2147483647 fills the memory.
    static boolean isWritten(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    // Never 1E+9 written out with a billion zeros.
    static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.precision() - (long) bare.scale() > 15 || bare.scale() > 15
                ? bare.round(new MathContext(3)).toString()
                : bare.toPlainString();
    }
}
