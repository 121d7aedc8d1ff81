package dev.whittle.documents;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// LaTeX as Markdown: sections become headings, listings are fenced, all else stays as it is.
final class TexText {
    private static final List<String> LEVELS = List.of("part", "chapter", "section", "subsection", "subsubsection",
            "paragraph");
    private static final Pattern SECTION = Pattern.compile(
            "\\s*\\\\(" + String.join("|", LEVELS) + ")\\*?(?:\\[[^\\]]*\\])?\\{((?:[^{}]++|\\{[^{}]*+\\})*+)\\}(.*)");
    private static final Pattern LISTING = Pattern.compile("\\s*\\\\begin\\{(verbatim|lstlisting|minted)\\*?\\}.*");

    private TexText() {}

    static String markdown(String text) {
        FencedLines out = new FencedLines();
        List<String> lines = text.lines().toList();
        int top = lines.stream().map(SECTION::matcher).filter(Matcher::matches)
                .mapToInt(section -> LEVELS.indexOf(section.group(1))).min().orElse(0);
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            Matcher section = SECTION.matcher(line);
            Matcher listing = LISTING.matcher(line);
            int end = listing.matches() ? end(lines, at, listing.group(1)) : -1;
            if (end >= 0) {
                out.fence(lines.subList(at, end + 1));
                at = end;
            } else if (section.matches()) {
                out.heading(LEVELS.indexOf(section.group(1)) - top + 1, section.group(2).strip());
                if (!section.group(3).isBlank()) {
                    out.add(section.group(3).strip());
                }
            } else {
                out.add(line);
            }
        }
        return out.text();
    }

    private static int end(List<String> lines, int from, String name) {
        for (int at = from; at < lines.size(); at++) {
            if (lines.get(at).contains("\\end{" + name)) {
                return at;
            }
        }
        return -1;
    }
}
