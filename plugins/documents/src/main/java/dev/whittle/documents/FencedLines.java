package dev.whittle.documents;

import java.util.List;

/// Lines of a text that is made into Markdown.
final class FencedLines {
    private static final int DEEPEST = 6;
    private final StringBuilder text = new StringBuilder();

    void add(String line) {
        text.append(line).append('\n');
    }

    void heading(int level, String title) {
        add("#".repeat(Math.clamp(level, 1, DEEPEST)) + " " + title);
    }

    /// Lines as code, between fences longer than those that begin a line of them.
    void fence(List<String> lines) {
        int marks = 3;
        for (String line : lines) {
            String stripped = line.strip();
            int run = 0;
            while (run < stripped.length() && stripped.charAt(run) == '`') {
                run++;
            }
            marks = Math.max(marks, run + 1);
        }
        String fence = "`".repeat(marks);
        add(fence);
        lines.forEach(this::add);
        add(fence);
    }

    String text() {
        return text.toString();
    }
}
