package dev.whittle.optimizer.fewshot;

import dev.whittle.optimizer.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Examples as `input -> output`, one a line or one a block; with a weaker sign between the two (a tab, `=`,
/// `:`, `|`, a dash) only where the text calls them examples.
final class ArrowExamples {
    private static final List<Pattern> ARROWS = List.of(
            Pattern.compile("[ \\t]{0,20}(?:-{1,2}>|→|⟶|➡️?|↦)[ \\t]{0,20}"),
            Pattern.compile("[ \\t]{0,20}(?:={1,2}>|⇒)[ \\t]{0,20}"),
            Pattern.compile("[ \\t]{1,20}>{2,3}[ \\t]{1,20}"));
    private static final List<String> ANY = List.of("->", "=>", "→", "⟶", "➡", "↦", "⇒", ">>");
    private static final List<Pattern> SIGNS = List.of(Pattern.compile("\\t+"), Pattern.compile(" ::+ ?"),
            Pattern.compile(" \\|{1,2} ?"),
            Pattern.compile("(?<=[^=<>!:]) ?= ?(?=[^=]|$)"), Pattern.compile(" [—–] ?| - ?"), Pattern.compile(" ?: "),
            Pattern.compile(" ?:(?=\\s*$|[^\\s/])"));
    private static final Pattern BULLET = Pattern.compile(
            "[ \\t]*(?:(?:[-*+•>]|\\(?\\d{1,3}[.):]|#{1,6})[ \\t]+)?(?:(?i:example|ex|sample|case)[ .]?#?\\d{0,3}[:.)][ \\t]*)?(?:(?:input|q|text):[ \\t]*)?");
    private static final int FAR = 20_000;

    private final String text;
    private final Pattern sign;

    private record Part(int start, int end, int left, int signStart, int signEnd) {}

    private ArrowExamples(String text, Pattern sign) {
        this.text = text;
        this.sign = sign;
    }

    /// Examples joined by arrows, or null.
    static @Nullable ExampleSet find(String text) {
        boolean any = ANY.stream().anyMatch(text::contains);
        return any ? best(text, ARROWS, false) : null;
    }

    /// Examples joined by a weaker sign, or null.
    static @Nullable ExampleSet findWeak(String text) {
        return best(text, SIGNS, true);
    }

    private static @Nullable ExampleSet best(String text, List<Pattern> signs, boolean weak) {
        ExampleSet best = null;
        for (Pattern sign : signs) {
            ExampleSet set = new ArrowExamples(text, sign).set(weak);
            if (set != null && (best == null || set.covered() > best.covered())) {
                best = set;
            }
        }
        return best;
    }

    private @Nullable ExampleSet set(boolean weak) {
        List<Part> lines = longest(lineParts());
        List<Part> blocks = longest(blockParts());
        List<Part> parts = blocks.size() >= lines.size() && !blocks.isEmpty() ? blocks : lines;
        if (parts.size() < 2) {
            return null;
        }
        boolean asks = Values.of(text, parts.getLast().signEnd(), parts.getLast().end()).isEmpty();
        List<Part> answered = asks ? parts.subList(0, parts.size() - 1) : parts;
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (Part part : answered) {
            inputs.add(Values.of(text, part.left(), part.signStart()));
            outputs.add(Values.of(text, part.signEnd(), part.end()));
        }
        int begin = parts.getFirst().start();
        boolean cue = Cycle.CUE.matcher(text.substring(Math.max(0, begin - 400), begin)).find();
        boolean told = asks || cue || (!weak && answered.size() > 2) || (!weak && lead(begin));
        if (answered.isEmpty() || (answered.size() < 2 && !(asks && !weak)) || !told || (weak && answered.size() < 2)
                || labelled(outputs) || inputs.stream().anyMatch(String::isEmpty)
                || outputs.stream().anyMatch(String::isEmpty)) {
            return null;
        }
        boolean both = Values.quoted(inputs) && Values.quoted(outputs);
        inputs = Values.unquoted(inputs, both);
        outputs = Values.unquoted(outputs, both);
        List<Example> examples = new ArrayList<>();
        for (int index = 0; index < answered.size(); index++) {
            Part part = answered.get(index);
            examples.add(new Example(inputs.get(index), outputs.get(index), "", 0, part.start(),
                    Values.end(text, part.signEnd(), part.end())));
        }
        return new ExampleSet(Format.ARROWS, "", "", examples, asks, List.of());
    }

    private static boolean labelled(List<String> outputs) {
        return outputs.stream()
                .allMatch(output -> output.matches("(?is)\\W{0,3}(?:output|answer|a|label|result|response|class):.*"));
    }

    // An instruction right above, ending in a colon or a full stop.
    private boolean lead(int begin) {
        String before = text.substring(0, begin).stripTrailing();
        return !before.isEmpty() && ":.。：".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    private List<List<Part>> lineParts() {
        List<List<Part>> runs = new ArrayList<>();
        List<Part> run = new ArrayList<>();
        for (Line line : Line.of(text)) {
            if (line.blank(text) || Values.of(text, line.start(), line.end()).isEmpty()) {
                continue;
            }
            Part part = part(line.start(), line.end());
            if (part == null) {
                runs.add(run);
                run = new ArrayList<>();
            } else {
                run.add(part);
            }
        }
        runs.add(run);
        return runs;
    }

    private List<List<Part>> blockParts() {
        List<List<Part>> runs = new ArrayList<>();
        List<Part> run = new ArrayList<>();
        int start = 0;
        Matcher matcher = Values.PARAGRAPH.matcher(text);
        while (start < text.length()) {
            boolean more = matcher.find(start);
            int end = more ? matcher.start() : text.length();
            Part part = part(start, end);
            if (part == null && !Values.of(text, start, end).isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            } else if (part != null) {
                run.add(part);
            }
            start = more ? matcher.end() : text.length();
        }
        runs.add(run);
        return runs;
    }

    private static List<Part> longest(List<List<Part>> runs) {
        return runs.stream().reduce(List.of(), (best, run) -> run.size() > best.size() ? run : best);
    }

    // A piece with the sign once in it; of several, each value with a sign of its own makes the last one count.
    private @Nullable Part part(int from, int to) {
        if (to - from > FAR) {
            return null;
        }
        Matcher bullet = BULLET.matcher(text).region(from, to);
        int left = bullet.lookingAt() ? bullet.end() : from;
        Matcher matcher = sign.matcher(text).region(left, to).useTransparentBounds(true);
        int start = -1;
        int end = -1;
        while (matcher.find()) {
            if (matcher.end() == matcher.start()) {
                continue;
            }
            if (start >= 0) {
                return null;
            }
            start = matcher.start();
            end = matcher.end();
        }
        return start > left ? new Part(Values.start(text, from, to), to, left, start, end) : null;
    }
}
