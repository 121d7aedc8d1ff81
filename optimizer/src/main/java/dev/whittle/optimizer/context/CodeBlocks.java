package dev.whittle.optimizer.context;

import dev.whittle.optimizer.text.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts source code, configuration, markup or a log into blocks without knowing its language: an item begins at the
/// smallest indentation behind a blank line, or where there are none at any line of the smallest indentation. Items too
/// long for a chunk are cut again one level deeper, below the line that opens them, which is the title of their parts.
final class CodeBlocks {
    private static final int DEEPEST = 16;
    private static final int DEEPEST_TITLE = 3;
    private static final int LONGEST_TITLE = 80;
    private static final int TAB = 4;
    // Goes on with what stands above it.
    private static final Pattern GOES_ON = Pattern.compile(
            "[{}()\\]>].*|</.*|\\*/.*|(?:end|else|elif|elsif|elseif|except|catch|finally|fi|done|esac|then|do)\\b.*");
    // Stands above what it is about.
    private static final Pattern ABOVE = Pattern.compile("(?:#|//|/\\*|\\*|--|;|%|@|<!--|'''|\"\"\").*|\\[.*\\]");
    private static final Pattern SECTION = Pattern.compile("\\[[^\\[\\]]+\\]|\\[\\[[^\\[\\]]+\\]\\]");
    private static final Map<String, String> COMMENTS = Map.of("/*", "*/", "<!--", "-->", "\"\"\"", "\"\"\"", "'''",
            "'''");
    private static final Pattern STAMP = Pattern.compile("[\\[<(]?\\d{2,4}[-/:.]?\\d.*");
    private static final Pattern TAG = Pattern.compile("<([\\w:.-]+).*");
    private final String text;
    private final Predicate<String> fits;
    private final List<Line> lines;
    // Columns before the first char of each line, -1 of a blank one.
    private final int[] indents;
    private final List<Block> blocks = new ArrayList<>();
    // Whether most lines begin with a time, so that one without goes on with the line above it.
    private boolean stamped;
    private int done;

    /// Lines to cut, and what they stand under.
    ///
    /// @param lead the first of the lines that open what the lines stand in and go with the first of them, else from
    /// @param leadPath what lead stands under
    private record Range(int lead, List<String> leadPath, int from, int to, List<String> path, int depth) {}

    private CodeBlocks(String text, Predicate<String> fits) {
        this.text = text;
        this.fits = fits;
        lines = Line.of(text);
        indents = new int[lines.size()];
        indent();
    }

    /// @param title what the code stands under, may be empty
    /// @param fits whether a text is short enough for a chunk
    static List<Block> of(String text, String title, Predicate<String> fits) {
        CodeBlocks cutting = new CodeBlocks(text, fits);
        List<String> path = title.isEmpty() ? List.of() : List.of(title);
        cutting.cut(new Range(0, path, 0, cutting.lines.size(), path, 0));
        return cutting.blocks;
    }

    private void indent() {
        String end = "";
        int stamps = 0;
        for (int at = 0; at < indents.length; at++) {
            String line = line(at);
            // a comment of several lines is one, whatever they begin with
            indents[at] = end.isEmpty() ? columns(lines.get(at)) : indents[at - 1];
            end = end.isEmpty() ? commentEnd(line) : line.contains(end) ? "" : end;
            stamps += STAMP.matcher(line).matches() ? 1 : 0;
        }
        stamped = stamps > indents.length / 2;
    }

    // What ends the comment that a line begins and does not end, empty if it begins none.
    private static String commentEnd(String line) {
        for (Map.Entry<String, String> comment : COMMENTS.entrySet()) {
            String begin = comment.getKey();
            if (line.startsWith(begin) && line.indexOf(comment.getValue(), begin.length()) < 0) {
                return comment.getValue();
            }
        }
        return "";
    }

    private int columns(Line line) {
        int indent = line.indent(text);
        int columns = 0;
        for (int at = line.start(); at < indent; at++) {
            columns += text.charAt(at) == '\t' ? TAB : 1;
        }
        return indent == line.end() ? -1 : columns;
    }

    private void cut(Range range) {
        List<Integer> starts = starts(range.from(), range.to(), true);
        if (starts.size() < 2) {
            starts = starts(range.from(), range.to(), false);
        }
        if (starts.size() < 2) {
            item(range);
            return;
        }
        for (int at = 0; at < starts.size(); at++) {
            int start = at == 0 ? range.from() : starts.get(at);
            int end = at + 1 < starts.size() ? starts.get(at + 1) : range.to();
            item(new Range(at == 0 ? range.lead() : start, at == 0 ? range.leadPath() : range.path(), start, end,
                    range.path(), range.depth()));
        }
    }

    // The first lines of the items of a range, at its smallest indentation.
    private List<Integer> starts(int from, int to, boolean behindBlanks) {
        int base = base(from, to);
        List<Integer> starts = new ArrayList<>();
        boolean above = false;
        for (int at = from; at < to; at++) {
            if (indents[at] < 0) {
                above = false;
            } else if (indents[at] == base) {
                String line = line(at);
                boolean begins = at == from || indents[at - 1] < 0 || SECTION.matcher(line).matches();
                boolean goesOn = GOES_ON.matcher(line).matches() || (stamped && !STAMP.matcher(line).matches());
                if (!goesOn && (begins || (!behindBlanks && !above))) {
                    starts.add(at);
                }
                above = ABOVE.matcher(line).matches();
            }
        }
        return starts;
    }

    private void item(Range range) {
        int base = base(range.from(), range.to());
        int inner = range.from();
        while (inner < range.to() && indents[inner] <= base) {
            inner++;
        }
        int end = range.to();
        while (end > inner && indents[end - 1] <= base) {
            end--;
        }
        if (range.depth() >= DEEPEST || inner == range.to() || fits.test(between(range.lead(), range.to()))) {
            block(range.lead(), range.to(), range.leadPath());
        } else {
            List<String> path = below(range.path(), range.from(), inner);
            cut(new Range(range.lead(), range.leadPath(), inner, end, path, range.depth() + 1));
            block(end, range.to(), path);
        }
    }

    private int base(int from, int to) {
        return Arrays.stream(indents, from, to).filter(indent -> indent >= 0).min().orElse(0);
    }

    // The path with the line that opens an item: the last of its first lines that says something.
    private List<String> below(List<String> path, int first, int inner) {
        String opening = "";
        for (int at = first; at < inner; at++) {
            String line = line(at);
            if (indents[at] >= 0 && !ABOVE.matcher(line).matches() && line.chars().anyMatch(Character::isLetter)) {
                opening = line;
            }
        }
        Matcher tag = TAG.matcher(opening);
        String name = (tag.matches() ? tag.group(1) : opening).replaceAll("[\\s:{(\\[=>-]+$", "");
        if (name.isEmpty() || path.size() >= DEEPEST_TITLE) {
            return path;
        }
        List<String> below = new ArrayList<>(path);
        below.add(name.length() <= LONGEST_TITLE ? name : name.substring(0, LONGEST_TITLE).strip() + "…");
        return below;
    }

    private void block(int from, int to, List<String> path) {
        int first = from;
        int end = to;
        while (first < end && lines.get(first).blank(text)) {
            first++;
        }
        while (end > first && lines.get(end - 1).blank(text)) {
            end--;
        }
        if (first < end) {
            blocks.add(new Block(String.join(Headings.PATH, path), between(first, end), true,
                    text.substring(done, lines.get(first).start())));
            done = lines.get(end - 1).end();
        }
    }

    private String between(int from, int to) {
        return text.substring(lines.get(from).start(), lines.get(to - 1).end());
    }

    private String line(int at) {
        return lines.get(at).in(text).strip();
    }
}
