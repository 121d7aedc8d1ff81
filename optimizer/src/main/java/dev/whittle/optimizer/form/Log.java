package dev.whittle.optimizer.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Log lines with what repeats said once: the day they share in a line above them, and neighbours that
/// differ only in their time folded into one that lists the times.
public final class Log {
    private static final String DAY = "\\[?(?:\\d{4}[-/]\\d{2}[-/]\\d{2}|[A-Z][a-z]{2} [ \\d]\\d)[T ]";
    private static final Pattern LINE = Pattern
            .compile("(" + DAY + ")?(\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?)(\\D.*|)");
    private static final Pattern SHARED = Pattern.compile("Each line starts with \"(" + DAY + ")\":\n");
    private static final Pattern FOLDED = Pattern.compile("(.*) \\[also at ([^\\[\\]]+)\\]");

    private Log() {}

    private record Entry(String day, String time, String rest) {}

    /// Whether a line is one of a log: a time of day with seconds, a day before it or not.
    public static boolean line(String line) {
        return line.length() < 2_000 && LINE.matcher(line).matches();
    }

    /// Several log lines, folded. Empty if any is none, or if the way back does not give the same lines.
    public static Optional<String> folded(String lines) {
        List<Entry> entries = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            entries.add(new Entry(matcher.group(1) == null ? "" : matcher.group(1), matcher.group(2),
                    matcher.group(3)));
        }
        String day = entries.getFirst().day();
        boolean shared = !day.isEmpty() && entries.stream().allMatch(entry -> entry.day().equals(day));
        StringBuilder text = new StringBuilder(shared ? "Each line starts with \"" + day + "\":\n" : "");
        for (int at = 0; at < entries.size();) {
            Entry first = entries.get(at++);
            List<String> times = new ArrayList<>();
            while (at < entries.size() && entries.get(at).day().equals(first.day())
                    && entries.get(at).rest().equals(first.rest())) {
                times.add(entries.get(at++).time());
            }
            text.append(shared ? "" : first.day()).append(first.time()).append(first.rest())
                    .append(times.isEmpty() ? "" : " [also at " + String.join(", ", times) + "]").append('\n');
        }
        String folded = text.substring(0, text.length() - 1);
        return unfolded(folded).filter(lines::equals).map(_ -> folded);
    }

    /// The way back: every line as it was. Empty if the text is no folded log.
    public static Optional<String> unfolded(String folded) {
        Matcher shared = SHARED.matcher(folded);
        String day = shared.lookingAt() ? shared.group(1) : "";
        List<String> lines = new ArrayList<>();
        for (String line : folded.substring(day.isEmpty() ? 0 : shared.end()).split("\n", -1)) {
            Matcher repeated = FOLDED.matcher(line);
            String first = day + (repeated.matches() ? repeated.group(1) : line);
            Matcher entry = LINE.matcher(first);
            if (!entry.matches()) {
                return Optional.empty();
            }
            lines.add(first);
            if (repeated.matches()) {
                for (String time : repeated.group(2).split(", ", -1)) {
                    lines.add((entry.group(1) == null ? "" : entry.group(1)) + time + entry.group(3));
                }
            }
        }
        return Optional.of(String.join("\n", lines));
    }
}
