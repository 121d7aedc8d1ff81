package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.protect.Protector.Found;
import dev.whittle.optimizer.text.Fence;
import dev.whittle.optimizer.text.Line;
import java.util.List;
import java.util.regex.Pattern;

/// Protected places that are whole lines: code, diffs, tables, YAML, block quotes.
final class BlockScan {
    private static final Pattern DIFF_HEAD = Pattern.compile("diff --git .*|@@ -\\d+.*|--- \\S.*|Index: \\S+");
    private static final Pattern DIFF_BODY = Pattern.compile("[ +\\-@\\\\].*|index [0-9a-f]+\\.\\..*|diff --git .*|");
    private static final Pattern CODE = Pattern.compile("\\s*(?:"
            + "(?:def|class|import|from|package|public|private|protected|static|const|let|var|function|func|fn|return|async|await|#include|using|namespace)\\b.*[:;{}()=\\]]\\s*"
            + "|(?:import|from|package|#include|using) [\\w.*{}<>\", /]+(?: import [\\w.*, ]+)?;?"
            + "|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE)\\b.*"
            + "|(?:if|for|while|switch|elif|else if|catch|except)\\b.*[:{]\\s*|(?:else|try|finally)\\s*[:{]\\s*"
            + "|>>> .*|\\$ \\w.*|[\\w.\\[\\]]+\\s*(?:[-+*/|&]?=|:=)\\s*\\S.*[;({\\[]\\s*|.*[;{}]\\s*|[)\\]}]+[;,]?\\s*"
            + "|[\\w.]+\\([^()]{0,200}\\);?\\s*|@\\w+(?:\\(.*\\))?|</?\\w[^>]{0,300}>\\s*)");
    private static final Pattern TARGET = Pattern.compile(
            "(?=[a-z.$%/])[\\w.%/$(){}-]{1,80}(?: [\\w.%/$(){}-]{1,80}){0,8} ?::?(?!=)(?:\\s.{0,400}[^.!?\\s])?\\s*");
    private static final Pattern DELIMITER = Pattern.compile("(?=.*\\|)(?=.*--)[\\s:|-]+");
    private static final Pattern YAML_KEY = Pattern.compile("\\s*(?:- )?[a-z_][\\w.-]{0,60}:(?:\\s.*)?");
    private static final Pattern YAML_PARENT = Pattern.compile("\\s*(?:- )?[a-z_][\\w.-]{0,60}:\\s*");
    private static final Pattern YAML_ITEM = Pattern.compile("\\s*- \\S.*|\\s*#.*|\\s*");

    private static final int LONGEST = 2_000;

    private final String text;
    private final List<Line> lines;

    BlockScan(String text) {
        this.text = text;
        this.lines = Line.of(text);
    }

    void into(List<Found> found) {
        int at = 0;
        while (at < lines.size()) {
            int end = fence(at);
            Kind kind = Kind.CODE;
            if (end == at) {
                end = diff(at);
                kind = Kind.DIFF;
            }
            if (end == at) {
                end = recipe(at);
                kind = Kind.CODE;
            }
            if (end == at) {
                end = table(at);
                kind = Kind.TABLE;
            }
            if (end == at) {
                end = yaml(at);
                kind = Kind.DATA;
            }
            if (end == at) {
                end = code(at);
                kind = Kind.CODE;
            }
            if (end == at) {
                end = drawing(at);
            }
            if (end == at && line(at).stripLeading().startsWith(">") && !line(at).startsWith(">>>")) {
                end = at + 1;
                kind = Kind.QUOTE;
            }
            if (end > at) {
                found.add(new Found(kind, lines.get(at).start(), lines.get(end - 1).end()));
            }
            at = Math.max(end, at + 1);
        }
    }

    private String line(int index) {
        return lines.get(index).in(text);
    }

    // Patterns are for lines people write; a line of a megabyte is data whatever it says.
    private boolean matches(Pattern pattern, int index) {
        Line line = lines.get(index);
        return line.end() - line.start() <= LONGEST && pattern.matcher(line(index)).matches();
    }

    private int fence(int at) {
        Fence fence = lines.get(at).end() - lines.get(at).start() <= LONGEST ? Fence.openedBy(line(at)) : null;
        if (fence == null) {
            return at;
        }
        for (int index = at + 1; index < lines.size(); index++) {
            if (fence.closedBy(line(index))) {
                return index + 1;
            }
        }
        return lines.size();
    }

    private int diff(int at) {
        boolean head = matches(DIFF_HEAD, at)
                && (!line(at).startsWith("--- ") || (at + 1 < lines.size() && line(at + 1).startsWith("+++ ")));
        if (!head) {
            return at;
        }
        int end = at + 1;
        while (end < lines.size() && matches(DIFF_BODY, end)) {
            end++;
        }
        return trimmed(at, end);
    }

    private int table(int at) {
        int end = at;
        if (at + 1 < lines.size() && line(at).contains("|") && matches(DELIMITER, at + 1)) {
            end = at + 2;
            while (end < lines.size() && line(end).contains("|")) {
                end++;
            }
            return end;
        }
        while (end < lines.size() && piped(end)) {
            end++;
        }
        if (end - at >= 2) {
            return end;
        }
        end = at;
        while (end < lines.size() && columns(end)) {
            end++;
        }
        return end - at >= 2 ? end : at;
    }

    // A gap of two blanks or a tab within the line that does not follow the end of a sentence.
    private boolean columns(int index) {
        Line line = lines.get(index);
        int from = line.indent(text);
        for (int at = from + 1; at < line.end() - 1; at++) {
            char c = text.charAt(at);
            boolean gap = c == '\t' || (c == ' ' && text.charAt(at + 1) == ' ');
            if (gap) {
                boolean closes = ".!?:".indexOf(text.charAt(at - 1)) >= 0;
                while (at < line.end() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                if (at < line.end() && !closes) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean piped(int index) {
        String line = line(index);
        int first = line.indexOf('|');
        return first >= 0 && (line.strip().startsWith("|") || line.indexOf('|', first + 1) > 0);
    }

    private int yaml(int at) {
        boolean front = at == 0 && line(at).strip().equals("---");
        boolean parent = at + 1 < lines.size() && matches(YAML_PARENT, at) && matches(YAML_KEY, at)
                && indent(at + 1) >= indent(at) + (line(at + 1).strip().startsWith("- ") ? 0 : 1)
                && (matches(YAML_KEY, at + 1) || line(at + 1).strip().startsWith("- "));
        if (!front && !parent) {
            return at;
        }
        int base = indent(at);
        int end = at + 1;
        while (end < lines.size() && indent(end) >= base && (matches(YAML_KEY, end) || matches(YAML_ITEM, end))) {
            end++;
        }
        if (front && (end >= lines.size() || !line(end).strip().equals("---"))) {
            return at;
        }
        return front ? end + 1 : trimmed(at, end);
    }

    private int code(int at) {
        int end = at;
        while (end < lines.size() && !lines.get(end).blank(text)
                && (matches(CODE, end) || (end > at && indent(end) > indent(at)))) {
            end++;
        }
        return end;
    }

    // A rule of a Makefile: a target, and below it the lines that begin with a tab.
    private int recipe(int at) {
        if (!matches(TARGET, at)) {
            return at;
        }
        int end = at + 1;
        while (end < lines.size() && line(end).startsWith("\t") && !lines.get(end).blank(text)) {
            end++;
        }
        return end > at + 1 ? end : at;
    }

    // Two or more lines of strokes: a picture, a tree, a chart.
    private int drawing(int at) {
        int end = at;
        while (end < lines.size() && drawn(end)) {
            end++;
        }
        return end - at >= 2 ? end : at;
    }

    private boolean drawn(int index) {
        String line = line(index).strip();
        long strokes = line.chars().filter(c -> "/\\|+_^<>─│┌┐└┘├┤┬┴┼═║".indexOf(c) >= 0).count();
        long words = line.chars().filter(Character::isLetterOrDigit).count();
        return line.length() <= 200 && strokes >= 2 && words * 2 < line.chars().filter(c -> c != ' ').count();
    }

    private int indent(int index) {
        Line line = lines.get(index);
        return line.blank(text) ? Integer.MAX_VALUE : line.indent(text) - line.start();
    }

    private int trimmed(int from, int end) {
        int last = end;
        while (last > from + 1 && lines.get(last - 1).blank(text)) {
            last--;
        }
        return last;
    }
}
