package dev.whittle.optimizer.fewshot;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Notations of dates.
final class Dates {
    private static final List<String> PATTERNS = List.of("uuuu-MM-dd", "dd/MM/uuuu", "MM/dd/uuuu", "d/M/uuuu",
            "M/d/uuuu", "dd.MM.uuuu", "d.M.uuuu", "uuuu/MM/dd", "uuuuMMdd",
            "d MMMM uuuu", "MMMM d, uuuu", "d MMM uuuu", "MMM d, uuuu", "dd-MM-uuuu", "MM-dd-uuuu", "dd-MMM-uuuu",
            "d. MMMM uuuu", "MMMM d uuuu", "EEEE, MMMM d, uuuu", "uuuu.MM.dd", "dd MMM uuuu", "dd MMMM uuuu",
            "MM/dd/uu", "dd/MM/uu");

    private Dates() {}

    /// The notation every text has, or null.
    static @Nullable String notation(List<String> texts) {
        return PATTERNS.stream().filter(pattern -> texts.stream().allMatch(text -> read(text, pattern).isPresent()))
                .findFirst().orElse(null);
    }

    /// The notation in which each text is the day another text names, or null.
    static @Nullable String rewritten(List<String> from, List<String> to) {
        for (String target : PATTERNS) {
            for (String source : PATTERNS) {
                boolean all = true;
                for (int at = 0; at < from.size() && all; at++) {
                    Optional<LocalDate> day = read(from.get(at), source);
                    all = day.isPresent() && to.get(at).equals(format(target).format(day.get()));
                }
                if (all && !source.equals(target)) {
                    return target.replace('u', 'y');
                }
            }
        }
        return null;
    }

    private static Optional<LocalDate> read(String text, String pattern) {
        if (text.length() < 6 || text.length() > 40 || text.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text, format(pattern));
            return format(pattern).format(day).equalsIgnoreCase(text) ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
