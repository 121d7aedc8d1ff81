package dev.whittle.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// reStructuredText (docutils' specification) as Markdown: titles become headings, literal blocks and grid tables are
/// fenced, all else stays as it is.
final class RstText {
    private static final Pattern RULE = Pattern.compile("([=\\-~^\"'`#*+.:_])\\1{2,}");
    private static final Pattern CODE = Pattern
            .compile("\\.\\. (?:code|code-block|sourcecode|literalinclude|parsed-literal)::.*");
    private final List<String> lines;
    // Each kind of title in the order in which it came first; its place is its level.
    private final List<String> styles = new ArrayList<>();
    private final FencedLines out = new FencedLines();

    private RstText(String text) {
        lines = text.lines().toList();
    }

    static String markdown(String text) {
        return new RstText(text).read();
    }

    private String read() {
        for (int at = 0; at < lines.size();) {
            String line = lines.get(at);
            if (isRule(at) && isTitle(at + 1) && isRule(at + 2) && lines.get(at + 2).strip().equals(line.strip())) {
                heading(lines.get(at + 1), line.strip().charAt(0) + "over");
                at += 3;
            } else if (isTitle(at) && isRule(at + 1) && lines.get(at + 1).strip().length() >= line.strip().length()) {
                heading(line, lines.get(at + 1).substring(0, 1));
                at += 2;
            } else if (line.startsWith("+-") || line.startsWith("+=")) {
                at = fenced(at, 0, "+|");
            } else {
                out.add(line);
                at++;
                String stripped = line.strip();
                if (CODE.matcher(stripped).matches() || (stripped.endsWith("::") && !stripped.startsWith(".. "))) {
                    at = literal(at, indent(line));
                }
            }
        }
        return out.text();
    }

    private int literal(int from, int indent) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            out.add(lines.get(at++));
        }
        return at < lines.size() && indent(lines.get(at)) > indent ? fenced(at, indent(lines.get(at)), "") : at;
    }

    // Lines that are indented so far, or begin with one of the marks.
    private int fenced(int from, int indent, String marks) {
        int at = from;
        int end = from;
        while (at < lines.size()) {
            String line = lines.get(at);
            boolean inside = marks.isEmpty()
                    ? line.isBlank() || indent(line) >= indent
                    : !line.isEmpty() && marks.indexOf(line.charAt(0)) >= 0;
            if (!inside) {
                break;
            }
            at++;
            end = line.isBlank() ? end : at;
        }
        out.fence(lines.subList(from, end));
        return end;
    }

    private boolean isRule(int at) {
        return at < lines.size() && RULE.matcher(lines.get(at).stripTrailing()).matches();
    }

    private boolean isTitle(int at) {
        return at < lines.size() && !lines.get(at).isBlank() && !isRule(at)
                && (at == 0 || lines.get(at - 1).isBlank() || isRule(at - 1))
                && !lines.get(at).startsWith(".. ");
    }

    private void heading(String title, String style) {
        if (!styles.contains(style)) {
            styles.add(style);
        }
        out.heading(styles.indexOf(style) + 1, title.strip());
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
