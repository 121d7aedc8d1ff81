package dev.whittle.optimizer.form;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line that stands several times in a row, said once with its number: `Retrying [6 times]`.
public final class RepeatedLine {
    private static final Pattern FOLDED = Pattern.compile("(.+) \\[([1-9]\\d{0,4}) times\\]");
    private static final int FEWEST = 3;

    private RepeatedLine() {}

    /// At least three equal lines as one. Empty if they are fewer or differ, or if the way back does not
    /// give the same lines.
    public static Optional<String> folded(String lines) {
        List<String> all = List.of(lines.split("\n", -1));
        String folded = "%s [%d times]".formatted(all.getFirst(), all.size());
        boolean repeated = all.size() >= FEWEST && !FOLDED.matcher(all.getFirst()).matches();
        return repeated && unfolded(folded).filter(lines::equals).isPresent() ? Optional.of(folded) : Optional.empty();
    }

    /// The way back: every line as it was. Empty if the text is no folded line.
    public static Optional<String> unfolded(String folded) {
        Matcher matcher = FOLDED.matcher(folded);
        return matcher.matches()
                ? Optional.of(
                        (matcher.group(1) + "\n").repeat(Integer.parseInt(matcher.group(2)) - 1) + matcher.group(1))
                : Optional.empty();
    }
}
