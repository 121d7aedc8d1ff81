package dev.whittle.app;

import dev.whittle.catalog.Cost;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Figures as people read them. Unknown is a word, never zero; an amount below a cent keeps its digits;
/// an estimate shows that it is one.
public final class Figures {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private Figures() {}

    /// `$1,234.50`, `$0.0125`, `$0.00042`, `unpriced`.
    public static String usd(Cost cost) {
        return switch (cost) {
            case Cost.Priced priced -> usd(priced.usd());
            case Cost.Unpriced _ -> "unpriced";
        };
    }

    /// `$1,234.50`, `$0.0125`, `$0.00042`, `$0`; a negative amount has its sign in front.
    public static String usd(BigDecimal amount) {
        BigDecimal size = amount.abs();
        String sign = amount.signum() < 0 ? "−" : "";
        if (size.signum() == 0) {
            return "$0";
        }
        if (size.compareTo(BigDecimal.ONE) >= 0) {
            return sign + "$" + String.format(Locale.ROOT, "%,.2f", size);
        }
        BigDecimal rounded = size.round(new MathContext(size.compareTo(CENT) >= 0 ? 3 : 2)).stripTrailingZeros();
        return sign + "$"
                + (rounded.scale() < 2 ? rounded.setScale(2, RoundingMode.UNNECESSARY) : rounded).toPlainString();
    }

    /// `1,234`, or `≈ 1,234` for an estimate.
    public static String tokens(TokenCount count) {
        return (count.exact() ? "" : "≈ ") + number(count.tokens());
    }

    /// `exact`, or the band of an estimate: `1,100 to 1,400`.
    public static String band(TokenCount count) {
        return count.exact() ? "exact" : "%s to %s".formatted(number(count.low()), number(count.high()));
    }

    /// `23 Sep 2026 14:05`, where the person is.
    public static String moment(Instant at) {
        return MOMENT.format(at.atZone(ZoneId.systemDefault()));
    }

    /// `23 Sep`, or `23 Sep 27` in another year than today's.
    public static String day(LocalDate day, LocalDate today) {
        return (day.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(day);
    }

    /// `1,234,567`.
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `0.3 %`, `12 %`, `>100 %`; a share that is not zero is never shown as zero.
    public static String percent(double share) {
        double percent = share * 100;
        if (percent > 0 && percent < 0.1) {
            return "<0.1 %";
        }
        return String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }

    /// A difference of shares: `+1.4 pp`, `−0.2 pp`.
    public static String points(double share) {
        return String.format(Locale.ROOT, "%+.1f pp", share * 100).replace('-', '−');
    }

    /// A p-value: `p 0.034`, `p < 0.001`.
    public static String probability(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p %.3f", p);
    }

    /// `1 call`, `1,200 calls`.
    public static String counted(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /// `12.3 kB`, `4.1 MB`.
    public static String bytes(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /// `340 ms`, `2.1 s`, `3 min 5 s`.
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
