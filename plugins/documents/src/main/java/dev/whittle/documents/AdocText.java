package dev.whittle.documents;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// AsciiDoc as Markdown: titles become headings, listings and literal blocks are fenced, all else stays as it is.
final class AdocText {
    private static final Pattern TITLE = Pattern.compile("(={1,6})[ \\t]+(\\S.*)");
    private static final Pattern BLOCK = Pattern.compile("-{4,}|\\.{4,}|\\+{4,}|/{4,}");

    private AdocText() {}

    static String markdown(String text) {
        FencedLines out = new FencedLines();
        List<String> lines = text.lines().map(String::stripTrailing).toList();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            Matcher title = TITLE.matcher(line);
            int end = BLOCK.matcher(line).matches() ? lines.subList(at + 1, lines.size()).indexOf(line) : -1;
            if (end >= 0) {
                out.fence(lines.subList(at + 1, at + 1 + end));
                at += end + 1;
            } else if (title.matches()) {
                out.heading(title.group(1).length(), title.group(2));
            } else {
                out.add(line);
            }
        }
        return out.text();
    }
}
