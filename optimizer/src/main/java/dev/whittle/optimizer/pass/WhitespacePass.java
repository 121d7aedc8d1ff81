package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.form.Log;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out blanks that show nothing: at line ends, in runs within a line, blank lines beyond the
/// first, carriage returns, and blank lines at either end of a message. Indentation, the two blanks of
/// a Markdown line break, the gap behind a list marker and everything protected stay.
public final class WhitespacePass implements Pass {
    private static final Pattern BREAKS = Pattern.compile("(?<![ \\t])(?:[ \\t]*+(?:\\r?\\n[ \\t]*+)++|[ \\t]++\\z)");
    private static final Pattern RUN = Pattern.compile("(?<=\\S)[ \\t]{2,}+(?=\\S)");
    private static final Pattern MARKER = Pattern.compile("[ \\t]*+(?:[-*+•#>]{1,6}|\\d{1,3}[.)])");

    @Override
    public String id() {
        return "whitespace";
    }

    @Override
    public String title() {
        return "Whitespace";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        Shield shield = new Shield(protection.spans());
        List<Edit> edits = new ArrayList<>();
        for (int index = 0; index < prompt.messages().size(); index++) {
            String text = prompt.messages().get(index).text();
            List<Edit> own = new ArrayList<>();
            if (!text.isBlank()) {
                breaks(index, text, own);
                runs(index, text, own);
            }
            own.removeIf(edit -> shield.touches(edit.message(), edit.start(), edit.end()));
            own.sort(Comparator.comparingInt(Edit::start));
            edits.addAll(own);
        }
        return edits;
    }

    private void breaks(int message, String text, List<Edit> edits) {
        Matcher matcher = BREAKS.matcher(text);
        while (matcher.find()) {
            String run = matcher.group();
            boolean first = matcher.start() == 0;
            boolean last = matcher.end() == text.length();
            long lines = run.chars().filter(c -> c == '\n').count();
            String indent = run.substring(run.lastIndexOf('\n') + 1);
            String tail = run.substring(0, Math.max(0, firstBreak(run)));
            boolean hardBreak = lines == 1 && !first && tail.length() >= 2 && tail.isBlank() && tail.indexOf('\t') < 0;
            String wanted;
            if (last) {
                wanted = "";
            } else if (first) {
                wanted = indent;
            } else {
                wanted = (hardBreak ? "  " : "") + (lines > 1 ? "\n\n" : "\n") + indent;
            }
            if (!wanted.equals(run)) {
                edits.add(edit(message, matcher.start(), run, wanted,
                        last || first ? "edges" : kind(run, tail, hardBreak, lines)));
            }
        }
    }

    private static int firstBreak(String run) {
        int at = run.indexOf('\n');
        return at > 0 && run.charAt(at - 1) == '\r' ? at - 1 : at;
    }

    private static String kind(String run, String tail, boolean hardBreak, long lines) {
        if (lines > 2) {
            return "blank-lines";
        }
        return run.indexOf('\r') >= 0 && (tail.isEmpty() || hardBreak) ? "line-ends" : "trailing";
    }

    private void runs(int message, String text, List<Edit> edits) {
        Matcher matcher = RUN.matcher(text);
        int line = 0;
        int seen = 0;
        while (matcher.find()) {
            for (; seen < matcher.start(); seen++) {
                line = text.charAt(seen) == '\n' ? seen + 1 : line;
            }
            boolean marker = matcher.start() - line < 80
                    && MARKER.matcher(text).region(line, matcher.start()).matches();
            int end = text.indexOf('\n', line);
            // A log's lines are aligned with each other, and become another form as a whole.
            if (!marker && !Log.line(text.substring(line, end < 0 ? text.length() : end))) {
                edits.add(edit(message, matcher.start(), matcher.group(), " ", "spaces"));
            }
        }
    }

    // Only the difference is the edit, so that a neighbour that cuts a sentence can be accepted as well.
    private Edit edit(int message, int start, String run, String wanted, String kind) {
        int head = 0;
        while (head < wanted.length() && head < run.length() && wanted.charAt(head) == run.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < wanted.length() - head && tail < run.length() - head
                && wanted.charAt(wanted.length() - 1 - tail) == run.charAt(run.length() - 1 - tail)) {
            tail++;
        }
        String reason = switch (kind) {
            case "edges" -> "Blanks at the start or end of a message say nothing.";
            case "blank-lines" -> "One blank line parts paragraphs as well as several.";
            case "line-ends" -> "A plain line end says the same as a carriage return and a line end.";
            case "trailing" -> "Blanks at the end of a line say nothing.";
            default -> "One blank parts words as well as several.";
        };
        return new Edit(id(), id() + "." + kind, message, start + head, start + run.length() - tail,
                wanted.substring(head, wanted.length() - tail), reason, Risk.NONE);
    }
}
