package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Borders of examples a person corrects, a line at a time. Borders never cross the answer or a neighbour.
public final class Borders {
    private static final Pattern LABEL = Pattern.compile("^\\W{0,4}(\\p{L}[\\p{L} ]{0,30}):\\s*");
    private static final Pattern ANSWER = Pattern
            .compile("(?im)^\\W{0,4}(?:output|answer|a|label|response|completion|assistant)\\W{0,2}:\\s*");
    private static final Pattern ARROW = Pattern.compile("\\s*(?:->|=>|→|\\t)\\s*");
    private static final Pattern LAST_LINE = Pattern.compile("\\R(?=[^\\n]*\\z)");

    private Borders() {}

    /// The set with the start of one example moved: -1 takes the line above in, 1 leaves its first line out.
    /// Unchanged where that is not possible.
    ///
    /// @param text the message the examples stand in
    /// @param index place of the example in the set, from 0
    public static ExampleSet moveStart(String text, ExampleSet set, int index, int lines) {
        Example old = set.examples().get(index);
        int floor = index == 0 ? 0 : set.examples().get(index - 1).end();
        int start = lines < 0 ? lineStart(text, skipBack(text, old.start())) : next(text, old.start());
        int answer = answer(text, old);
        if (start < floor || start >= answer || start == old.start()) {
            return set;
        }
        int given = text.indexOf(old.input(), old.start());
        int until = given < 0 || given > answer ? answer : given + old.input().length();
        int from = start < old.start() ? start : Math.max(start, given);
        String input = Values.of(text, from, Math.max(from, until));
        return replaced(set, index,
                new Example(input, old.output(), old.reasoning(), old.message(), start, old.end()));
    }

    /// The set with the end of one example moved: 1 takes the line below in, -1 leaves its last line out.
    /// Unchanged where that is not possible.
    ///
    /// @param text the message the examples stand in
    /// @param index place of the example in the set, from 0
    public static ExampleSet moveEnd(String text, ExampleSet set, int index, int lines) {
        Example old = set.examples().get(index);
        int ceiling = index + 1 < set.size() ? set.examples().get(index + 1).start() : text.length();
        int end = lines > 0
                ? Values.lineEnd(text, skip(text, old.end()))
                : Values.end(text, old.start(), Math.max(old.start(), text.lastIndexOf('\n', old.end() - 1)));
        int answer = answer(text, old);
        if (end > ceiling || end <= answer || end == old.end()) {
            return set;
        }
        return replaced(set, index, new Example(old.input(), Values.of(text, answer, end), old.reasoning(),
                old.message(), old.start(), end));
    }

    /// The set without one example.
    ///
    /// @param index place of the example in the set, from 0
    public static ExampleSet drop(ExampleSet set, int index) {
        List<Example> left = new ArrayList<>(set.examples());
        left.remove(index);
        return set.with(left);
    }

    /// The set with one example more, which a person selected. Its answer begins behind the label the other answers have,
    /// an arrow or a tab, or else on the last line.
    ///
    /// @param message index of the message it stands in
    /// @param text that message
    /// @param from first char selected
    /// @param to char behind the last one
    /// @throws IllegalArgumentException if it is none; the message is one sentence for the person
    public static ExampleSet add(ExampleSet set, int message, String text, int from, int to) {
        int start = Values.start(text, from, to);
        int end = Values.end(text, start, to);
        boolean elsewhere = set.format() == Format.MESSAGES
                || set.examples().stream().anyMatch(other -> other.message() != message);
        if (elsewhere) {
            throw new IllegalArgumentException(
                    "The other examples stand in other messages; select one beside them, or leave those out first.");
        }
        for (int at = 0; at < set.size(); at++) {
            Example other = set.examples().get(at);
            if (start < other.end() && other.start() < end) {
                throw new IllegalArgumentException(
                        "The selection reaches into example %d; leave that out first, or move its borders.".formatted(
                                at + 1));
            }
        }
        Matcher cut = cut(set, text.substring(start, end));
        String input = cut == null ? "" : text.substring(start, start + cut.start());
        String output = cut == null ? "" : Values.of(text, start + cut.end(), end);
        Matcher label = LABEL.matcher(input);
        boolean labelled = label.find() && (label.group(1).equalsIgnoreCase(set.inputName())
                || Names.all().inputs().contains(label.group(1).toLowerCase(Locale.ROOT)));
        input = (labelled ? input.substring(label.end()) : input).strip();
        if (input.isEmpty() || output.isEmpty()) {
            throw new IllegalArgumentException(
                    "Select an input and its answer: the answer on a line of its own, or behind an arrow or a label.");
        }
        List<Example> examples = new ArrayList<>(set.examples());
        examples.add(new Example(input, output, "", message, start, end));
        examples.sort(Comparator.comparingInt(Example::start));
        return new ExampleSet(set.isEmpty() ? Format.BLOCKS : set.format(), set.inputName(), set.outputName(), examples,
                set.asks(), List.of());
    }

    // What stands between input and answer.
    private static @Nullable Matcher cut(ExampleSet set, String selected) {
        List<Pattern> ways = new ArrayList<>();
        if (!set.outputName().isEmpty()) {
            ways.add(Pattern.compile(
                    "(?im)(?:^|\\s)[^\\p{L}\\n]{0,4}" + Pattern.quote(set.outputName()) + "\\W{0,3}[:=>]\\W{0,3}"));
        }
        ways.add(ANSWER);
        ways.add(ARROW);
        for (Pattern way : ways) {
            Matcher matcher = way.matcher(selected);
            if (matcher.find() && !selected.substring(0, matcher.start()).isBlank()) {
                return matcher;
            }
        }
        Matcher lines = LAST_LINE.matcher(selected);
        return lines.find() ? lines : null;
    }

    private static ExampleSet replaced(ExampleSet set, int index, Example changed) {
        List<Example> examples = new ArrayList<>(set.examples());
        examples.set(index, changed);
        return set.with(examples);
    }

    private static int answer(String text, Example example) {
        int at = text.lastIndexOf(example.output(), example.end());
        return at < example.start() ? example.start() : at;
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private static int next(String text, int at) {
        return skip(text, Values.lineEnd(text, at));
    }

    // The first place from there on that is no white space.
    static int skip(String text, int at) {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static int skipBack(String text, int at) {
        int end = at;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
