package dev.whittle.optimizer.savings;

import java.math.BigDecimal;
import java.math.MathContext;

/// Parts of a whole, 0 to 1, as the inputs of forecasts and strategies.
final class Share {
    private Share() {}

    static void require(String what, BigDecimal share) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "%s is between 0 %% and 100 %%, not %s %%.".formatted(what, percent(share)));
        }
    }

    // Never 1E+9 or a million digits of it.
    private static String percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2).stripTrailingZeros();
        return percent.precision() - percent.scale() > 15 || percent.scale() > 15
                ? percent.round(new MathContext(3)).toString()
                : percent.toPlainString();
    }
}
