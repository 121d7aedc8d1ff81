package dev.whittle.optimizer.experiment.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One kind of secret or personal data, and how it is recognized; they are read from
/// `findings.json`.
///
/// @param id what it is called in the value of a check
/// @param name what it is called in a sentence, with its article
/// @param proof what a match must pass beside the pattern, or null
/// @param example a text it is found in
/// @param not a text it is not found in
record Finding(
        String id, Kind kind, String name, Pattern pattern, @Nullable Proof proof, String example, String not) {
    enum Kind {
        @JsonProperty("secret")
        SECRET, @JsonProperty("pii")
        PERSONAL
    }

    enum Proof {
        @JsonProperty("luhn")
        LUHN, @JsonProperty("iban")
        IBAN
    }

    private record File(int schema, String provenance, List<Finding> findings) {}

    private static final class Standard {
        static final List<Finding> ALL = List.copyOf(Resource.read("findings.json", File.class).findings());
    }

    /// All that are known of a kind, in the order of the file.
    static List<Finding> of(Kind kind) {
        return Standard.ALL.stream().filter(finding -> finding.kind() == kind).toList();
    }

    /// Whether a text holds it. A search that takes too many steps or is interrupted ends as
    /// every pattern's does.
    boolean in(String text) throws InterruptedException {
        return new BoundedPattern(pattern).anyMatch(text, this::proven);
    }

    /// Hands over every place of a text where it is, in order.
    void each(String text, Consumer<Matcher> found) throws InterruptedException {
        new BoundedPattern(pattern).anyMatch(text, match -> {
            if (proven(match)) {
                found.accept(match);
            }
            return false;
        });
    }

    private boolean proven(Matcher match) {
        String bare = match.group().replaceAll("[ -]", "");
        return switch (proof) {
            case LUHN -> luhn(bare);
            case IBAN -> iban(bare);
            case null -> true;
        };
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int doubled = at % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean iban(String text) {
        StringBuilder digits = new StringBuilder();
        (text.substring(4) + text.substring(0, 4)).toUpperCase(Locale.ROOT).chars()
                .forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
