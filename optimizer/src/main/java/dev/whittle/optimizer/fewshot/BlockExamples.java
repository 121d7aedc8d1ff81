package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Examples without a name for anything: blocks between rulers, numbers or blank lines, of which the last
/// line is the answer. Blocks look like that in any text, so answers have to repeat, or the text has to
/// call them examples, or a block without an answer has to follow.
final class BlockExamples {
    private static final Pattern RULER = Pattern
            .compile("(?m)^[ \\t]*(?:#{2,}|-{3,}|={3,}|\\*{3,}|~{3,}|_{3,}|<\\|?sep\\|?>)[ \\t]*$\\R?");
    private static final Pattern TITLE = Pattern.compile(
            "(?m)^[ \\t]*(?:#{1,6} *)?(?:\\*\\*)?(?i:example|ex\\.?|sample|case) *#?\\d{1,4}(?:\\*\\*)?[:.)]?(?:\\*\\*)?[ \\t]*(?:\\R|$)?|^[ \\t]*(?:\\d{1,3}[.)]|\\[\\d{1,3}\\]|\\(\\d{1,3}\\))[ \\t]+");

    private final String text;

    private record Block(int start, int end) {}

    private BlockExamples(String text) {
        this.text = text;
    }

    /// The examples of a text, or null.
    static @Nullable ExampleSet find(String text) {
        BlockExamples blocks = new BlockExamples(text);
        ExampleSet titled = blocks.set(blocks.split(TITLE, true), Format.NUMBERED, false);
        ExampleSet ruled = blocks.set(blocks.split(RULER, false), Format.BLOCKS, false);
        ExampleSet paragraphs = blocks.set(blocks.split(Values.PARAGRAPH, false), Format.BLOCKS, true);
        for (ExampleSet set : Arrays.asList(titled, blocks.headed(), ruled, paragraphs)) {
            if (set != null) {
                return set;
            }
        }
        return null;
    }

    // "Q: all names" and the answer without a label below it.
    private @Nullable ExampleSet headed() {
        Map<String, List<Mark>> byName = MarkScan.of(text).stream()
                .filter(mark -> mark.kind() == Mark.Kind.LABEL && Names.all().inputs().contains(mark.name())
                        && !Names.all().pieces().contains(mark.name()))
                .collect(Collectors.groupingBy(Mark::name));
        List<Mark> marks = byName.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        List<Example> examples = new ArrayList<>();
        boolean asks = false;
        for (int index = 0; index < marks.size(); index++) {
            Mark mark = marks.get(index);
            int line = Values.lineEnd(text, mark.value());
            int next = index + 1 < marks.size() ? marks.get(index + 1).start() : text.length();
            List<String> before = examples.stream().map(Example::output).toList();
            int end = index + 1 < marks.size() ? Values.end(text, line, next) : Values.tail(text, line, next, before);
            String output = Values.of(text, line, Math.max(line, end));
            asks = output.isEmpty();
            if (asks && index + 1 < marks.size()) {
                return null;
            }
            if (!asks) {
                examples.add(new Example(Values.of(text, mark.value(), line), output, "", 0, mark.start(), end));
            }
        }
        boolean same = examples.stream().map(example -> example.output().lines().findFirst().orElse(""))
                .filter(line -> line.contains(":")).count() * 2 < examples.size();
        return examples.size() > 1 && same
                ? new ExampleSet(Format.LABELS, marks.getFirst().shown(), "", examples, asks, List.of())
                : null;
    }

    private List<Block> split(Pattern border, boolean leading) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = border.matcher(text);
        int from = 0;
        boolean first = leading;
        while (matcher.find()) {
            if (!first && matcher.start() > from) {
                blocks.add(new Block(from, matcher.start()));
            }
            first = false;
            from = matcher.end();
        }
        if (from < text.length() && from > 0) {
            blocks.add(new Block(from, text.length()));
        }
        return blocks;
    }

    private @Nullable ExampleSet set(List<Block> blocks, Format format, boolean paragraphs) {
        List<Block> run = paragraphs
                ? twoLines(blocks)
                : blocks.stream().filter(block -> !Values.of(text, block.start(), block.end()).isEmpty()).toList();
        if (run.size() < 2) {
            return null;
        }
        List<Example> examples = new ArrayList<>();
        boolean asks = false;
        for (int index = 0; index < run.size(); index++) {
            Example example = example(run.get(index), index == 0 && !paragraphs && format == Format.BLOCKS,
                    index == run.size() - 1 && index > 0, examples);
            if (example == null) {
                if (index < run.size() - 1) {
                    return null;
                }
                asks = true;
            } else {
                examples.add(example);
            }
        }
        if (paragraphs) {
            asks = oneLineAfter(run.getLast().end());
        }
        long different = new HashSet<>(examples.stream().map(Example::output).toList()).size();
        int begin = examples.isEmpty() ? 0 : examples.getFirst().start();
        boolean cue = Cycle.CUE.matcher(text.substring(Math.max(0, begin - 300), begin)).find();
        boolean whole = paragraphs && examples.size() > 2 && text.substring(0, begin).isBlank();
        int most = cue || asks || whole ? 1_000 : 200;
        boolean brief = examples.stream().allMatch(example -> example.output().length() <= most);
        boolean repeats = different < examples.size() && different * 3 <= examples.size() * 2L;
        boolean told = (repeats && examples.size() > 2) || cue || whole || (asks && examples.size() > 1);
        return examples.size() > 1 && told && brief ? new ExampleSet(format, "", "", examples, asks, List.of()) : null;
    }

    private boolean oneLineAfter(int from) {
        String rest = Values.of(text, from, text.length());
        return !rest.isEmpty() && rest.indexOf('\n') < 0;
    }

    // The longest run of paragraphs of two lines each.
    private List<Block> twoLines(List<Block> paragraphs) {
        List<Block> best = List.of();
        List<Block> run = new ArrayList<>();
        for (Block block : paragraphs) {
            boolean two = Values.of(text, block.start(), block.end()).lines().count() == 2;
            run = two ? run : new ArrayList<>();
            if (two) {
                run.add(block);
            }
            best = run.size() > best.size() ? List.copyOf(run) : best;
        }
        return best;
    }

    // The last line of a block is the answer. What stands above the first example in its block is its own
    // paragraph; what follows the last answer is not part of it.
    private @Nullable Example example(Block block, boolean first, boolean last, List<Example> before) {
        int start = Values.start(text, block.start(), block.end());
        int end = Values.end(text, start, block.end());
        if (first) {
            Matcher matcher = Values.PARAGRAPH.matcher(text).region(start, end);
            while (matcher.find()) {
                start = matcher.end();
            }
        } else if (last) {
            Matcher matcher = Values.PARAGRAPH.matcher(text).region(start, end);
            int breaks = before.stream()
                    .mapToInt(example -> Values.breaks(text.substring(example.start(), example.end()))).max().orElse(0);
            for (int seen = 0; matcher.find(); seen++) {
                if (seen == breaks) {
                    end = matcher.start();
                    break;
                }
            }
        }
        int line = text.lastIndexOf('\n', end - 1);
        String output = line > start ? Values.of(text, line, end) : "";
        String input = line > start ? Values.of(text, start, line) : "";
        return output.isEmpty() || input.isEmpty() ? null : new Example(input, output, "", 0, start, end);
    }
}
