package dev.whittle.optimizer.fewshot;

import java.util.Locale;

/// English number words and Roman numerals.
final class NumberWords {
    private static final String[] SMALL = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
        "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    private static final String[] TENS = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
        "ninety"};
    private static final String[] GROUPS = {"", " thousand", " million", " billion"};
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] LETTERS = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};

    private NumberWords() {}

    /// A whole number below a trillion in words, as in "one thousand, two hundred and six".
    ///
    /// @param comma what stands behind a group, such as `, ` or a blank
    /// @param and what stands before the last two digits, such as ` and `
    static String of(long number, String comma, String and) {
        if (number < 0) {
            return "minus " + of(-number, comma, and);
        }
        if (number == 0) {
            return SMALL[0];
        }
        StringBuilder words = new StringBuilder();
        for (int group = 3; group >= 0; group--) {
            int part = (int) (number / (long) Math.pow(1000, group) % 1000);
            if (part == 0) {
                continue;
            }
            boolean tail = group == 0 && part < 100 && !words.isEmpty();
            words.append(words.isEmpty() ? "" : tail ? and : comma).append(hundreds(part, and)).append(GROUPS[group]);
        }
        return words.toString();
    }

    private static String hundreds(int number, String and) {
        if (number < 100) {
            return tens(number);
        }
        String rest = number % 100 == 0 ? "" : and + tens(number % 100);
        return SMALL[number / 100] + " hundred" + rest;
    }

    private static String tens(int number) {
        if (number < 20) {
            return SMALL[number];
        }
        return TENS[number / 10] + (number % 10 == 0 ? "" : "-" + SMALL[number % 10]);
    }

    /// A number from 1 to 3999 in Roman numerals, or an empty text.
    static String roman(long number) {
        StringBuilder roman = new StringBuilder();
        long rest = number < 1 || number > 3999 ? 0 : number;
        for (int at = 0; at < VALUES.length; at++) {
            for (; rest >= VALUES[at]; rest -= VALUES[at]) {
                roman.append(LETTERS[at]);
            }
        }
        return roman.toString();
    }

    /// A number with its English ending: `1st`, `12th`.
    static String ordinal(long number) {
        long two = number % 100;
        String ending = two >= 11 && two <= 13 ? "th" : switch ((int) (number % 10)) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return String.format(Locale.ROOT, "%d%s", number, ending);
    }
}
