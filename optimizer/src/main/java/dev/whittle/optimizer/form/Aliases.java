package dev.whittle.optimizer.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Long addresses and ids that repeat, named once in lines on top (`U1 = https://example.com/help`) and by
/// their short names below. Addresses that share a long beginning share its name: `U1/refunds`.
public final class Aliases {
    private static final Pattern LONG = Pattern.compile(
            "(?<![\\w/.-])(?:https?://[^\\s<>\"'`\\])}|]{16,2000}|(?=[\\w-]{0,60}\\d)(?=[\\w-]{0,60}[A-Za-z])[\\w-]{24,200})(?![\\w-])");
    private static final Pattern NAME = Pattern.compile("(?<![\\w/.-])U(\\d{1,3})(?!\\w)");
    private static final Pattern LEGEND = Pattern.compile("U(\\d{1,3}) = (\\S+)\n");
    private static final int MOST = 30;
    // Chars a name and a line on top cost, the latter with a margin for looking it up; the gate on tokens decides.
    private static final int NAME_COST = 4;
    private static final int LINE_COST = 20;

    private Aliases() {}

    private record Found(int start, int end, String text) {}

    /// A part of a text with what repeats in it named on top.
    ///
    /// @param start first char of the part, which begins a line
    /// @param end char behind it
    /// @param text what stands there instead
    public record Coded(int start, int end, String text) {}

    /// The part of a text from the line of the first address that repeats to the last one, named. Empty if nothing repeats that is long enough, if the text uses
    /// such names already, or if the way back does not give the very same text.
    ///
    /// @param free whether what starts at a place may be named
    public static Optional<Coded> encoded(String text, IntPredicate free) {
        if (NAME.matcher(text).find()) {
            return Optional.empty();
        }
        List<Found> found = new ArrayList<>();
        for (MatchResult match : LONG.matcher(text).results().toList()) {
            int end = match.end();
            while (end > match.start() && ".,;:!?*_".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            if (free.test(match.start())) {
                found.add(new Found(match.start(), end, text.substring(match.start(), end)));
            }
        }
        Map<String, String> names = names(found);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder coded = new StringBuilder();
        names.forEach((whole, name) -> coded.append(name).append(" = ").append(whole).append('\n'));
        List<Found> named = found.stream().filter(one -> named(one.text(), names) != null).toList();
        int start = text.lastIndexOf('\n', named.getFirst().start()) + 1;
        int end = named.getLast().end();
        int copied = start;
        for (Found one : named) {
            String whole = Objects.requireNonNull(named(one.text(), names));
            coded.append(text, copied, one.start()).append(names.get(whole))
                    .append(one.text(), whole.length(), one.text().length());
            copied = one.end();
        }
        coded.append(text, copied, end);
        return decoded(coded.toString()).filter(text.substring(start, end)::equals)
                .map(_ -> new Coded(start, end, coded.toString()));
    }

    /// The way back: the text with every name written out. Empty if it starts with no such names.
    public static Optional<String> decoded(String coded) {
        Map<String, String> values = new HashMap<>();
        Matcher line = LEGEND.matcher(coded);
        int start = 0;
        while (line.region(start, coded.length()).lookingAt()
                && Integer.parseInt(line.group(1)) == values.size() + 1) {
            values.put(line.group(1), line.group(2));
            start = line.end();
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(NAME.matcher(coded.substring(start)).replaceAll(name -> Matcher.quoteReplacement(
                values.getOrDefault(name.group(1), name.group()))));
    }

    @Nullable
    private static String named(String text, Map<String, String> names) {
        if (names.containsKey(text)) {
            return text;
        }
        for (int slash = text.lastIndexOf('/'); slash > 8; slash = text.lastIndexOf('/', slash - 1)) {
            if (names.containsKey(text.substring(0, slash))) {
                return text.substring(0, slash);
            }
        }
        return null;
    }

    // What saves most is named first; what is inside it is then worth only what is left of it.
    private static Map<String, String> names(List<Found> found) {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> left = new ArrayList<>(found.stream().map(Found::text).toList());
        while (names.size() < MOST) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (String text : left) {
                counts.merge(text, 1, Integer::sum);
                for (int slash = text.lastIndexOf('/'); slash > 8; slash = text.lastIndexOf('/', slash - 1)) {
                    counts.merge(text.substring(0, slash), 1, Integer::sum);
                }
            }
            String best = counts.entrySet().stream().filter(entry -> entry.getValue() > 1 && saved(entry) > 0)
                    .max(Comparator.comparingInt(Aliases::saved)).map(Map.Entry::getKey).orElse(null);
            if (best == null) {
                break;
            }
            names.put(best, "U" + (names.size() + 1));
            left.removeIf(text -> text.equals(best) || text.startsWith(best + "/"));
        }
        return names;
    }

    private static int saved(Map.Entry<String, Integer> entry) {
        int length = entry.getKey().length();
        return entry.getValue() * (length - NAME_COST) - length - LINE_COST;
    }
}
