package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.List;

/// Borders of examples a person corrects, a line at a time. Borders never cross the answer or a neighbour.
public final class Borders {
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

    private static int skip(String text, int at) {
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
