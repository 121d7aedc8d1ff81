package dev.whittle.app;

import java.math.BigDecimal;

/// Numbers as people type them, on a command line or in a field.
public final class TypedNumber {
    // 1E+999999999 is a number too, and printing it takes all memory there is.
    private static final int MOST_DIGITS = 30;

    private TypedNumber() {}

    /// A number that may have a fraction and is never negative.
    ///
    /// @throws IllegalArgumentException if it is none; the message is one sentence for the person
    public static BigDecimal amount(String text) {
        try {
            String number = text.strip();
            BigDecimal amount = number.length() > MOST_DIGITS ? BigDecimal.ONE.negate() : new BigDecimal(number);
            if (amount.signum() >= 0 && Math.abs((long) amount.scale()) <= MOST_DIGITS) {
                return amount;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException("\"%s\" is not a number of 0 or more, such as 12.50.".formatted(text));
    }

    /// A part of a whole: `60%` or `0.6`.
    ///
    /// @throws IllegalArgumentException if it is none; the message is one sentence for the person
    public static BigDecimal part(String text) {
        String number = text.strip();
        boolean percent = number.endsWith("%");
        try {
            BigDecimal amount = amount(percent ? number.substring(0, number.length() - 1) : number);
            BigDecimal part = percent ? amount.movePointLeft(2) : amount;
            if (part.compareTo(BigDecimal.ONE) <= 0) {
                return part;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "\"%s\" is not a part from 0%% to 100%%, such as 60%% or 0.6.".formatted(text));
    }
}
