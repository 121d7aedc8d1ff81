package dev.whittle.optimizer.experiment.check;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The last number of the answer is near the value: that is where answers that reason first have
/// their result, and how GSM8K is scored. Commas are read as marks of thousands where they stand
/// like such.
///
/// @param tolerance how far off it may be, or how far as a share of the value
record Near(Template value, BigDecimal tolerance, boolean relative) implements Rule {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}.])[-−+]?"
            + "(?:(?:\\d{1,3}(?:,\\d{3})++(?!\\d)|\\d{1,1000}+)(?:\\.\\d{1,1000}+)?+|\\.\\d{1,1000}+)(?:[eE][-+]?\\d{1,3}+)?+");

    static Near of(Spec spec) {
        JsonNode tolerance = spec.node().path("tolerance");
        if (tolerance.isString() && tolerance.stringValue().endsWith("%")) {
            String share = tolerance.stringValue().substring(0, tolerance.stringValue().length() - 1).strip();
            return checked(spec, new Near(spec.text(), number(share) == null
                    ? BigDecimal.ONE.negate()
                    : new BigDecimal(share).movePointLeft(2), true));
        }
        return checked(spec, new Near(spec.text(), BigDecimal.valueOf(spec.number("tolerance", 0)), false));
    }

    private static Near checked(Spec spec, Near near) {
        if (near.tolerance().signum() < 0) {
            throw spec.refused("has a tolerance that is none: write a number such as 0.01, or a share such as \"1%\"");
        }
        if (near.value().fixed() && number(near.value().text()) == null) {
            throw spec.refused("needs a number as its value, not %s".formatted(Quote.of(near.value().text())));
        }
        return near;
    }

    @Override
    public Verdict judge(Answer answer) {
        String written = value.in(answer);
        @Nullable
        BigDecimal wanted = number(written);
        if (wanted == null) {
            throw new CannotJudge("The case expects %s, which is no number.".formatted(Quote.of(written)));
        }
        @Nullable
        String last = null;
        for (Matcher number = NUMBER.matcher(answer.text()); number.find();) {
            last = number.group();
        }
        if (last == null) {
            return Verdict.of(false, "The answer holds no number.");
        }
        BigDecimal off = plain(last).subtract(wanted).abs();
        BigDecimal allowed = relative ? wanted.abs().multiply(tolerance) : tolerance;
        boolean near = off.compareTo(allowed) <= 0;
        return Verdict.of(near, "The answer's last number is %s, %s %s.".formatted(last,
                near ? "near" : "not near", written.strip()));
    }

    private static @Nullable BigDecimal number(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        return number.matches() ? plain(number.group()) : null;
    }

    private static BigDecimal plain(String number) {
        return new BigDecimal(number.replace(",", "").replace('−', '-'));
    }
}
