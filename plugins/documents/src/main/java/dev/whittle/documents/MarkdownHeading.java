package dev.whittle.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A heading of Markdown (CommonMark 0.31, sections 4.2 and 4.3), outside of fenced code, lists, quotes
/// and tables.
///
/// @param start its first line, from 0
/// @param end the line behind its last
record MarkdownHeading(int start, int end, int level, String title) {
    private static final Pattern HASHES = Pattern.compile(" {0,3}(#{1,6})(?:[ \\t].*)?");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:(=+)|-+)[ \\t]*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}(?=[^`]*$)|~{3,}).*");
    // Indented code, quotes, list items and table rows: their lines are no heading's text.
    private static final Pattern OTHER_BLOCK = Pattern
            .compile(" {4}.*|\\t.*| {0,3}(?:>.*|[-+*](?:[ \\t].*)?|\\d{1,9}[.)](?:[ \\t].*)?|\\|.*)");

    static List<MarkdownHeading> in(String[] lines, int from) {
        List<MarkdownHeading> headings = new ArrayList<>();
        String fence = null;
        int paragraph = -1;
        boolean otherBlock = false;
        for (int i = from; i < lines.length; i++) {
            String line = lines[i];
            Matcher hashes = HASHES.matcher(line);
            Matcher underline = UNDERLINE.matcher(line);
            String opened = fence == null ? fence(line) : null;
            boolean goesOn = false;
            if (fence != null) {
                fence = closes(line, fence) ? null : fence;
            } else if (opened != null) {
                fence = opened;
            } else if (hashes.matches()) {
                int level = hashes.group(1).length();
                headings.add(new MarkdownHeading(i, i + 1, level, title(line.strip().substring(level))));
            } else if (paragraph >= 0 && underline.matches()) {
                String title = String.join(" ", Arrays.asList(lines).subList(paragraph, i)).strip();
                headings.add(new MarkdownHeading(paragraph, i + 1, underline.group(1) == null ? 2 : 1, title));
            } else if (!line.isBlank()) {
                goesOn = true;
                otherBlock |= paragraph < 0 && (OTHER_BLOCK.matcher(line).matches() || isRule(line));
            }
            otherBlock &= goesOn;
            if (!goesOn || otherBlock) {
                paragraph = -1;
            } else if (paragraph < 0) {
                paragraph = i;
            }
        }
        return headings;
    }

    private static @Nullable String fence(String line) {
        Matcher fence = FENCE.matcher(line);
        return fence.matches() ? fence.group(1) : null;
    }

    private static boolean closes(String line, String fence) {
        String stripped = line.strip();
        return stripped.length() >= fence.length() && stripped.chars().allMatch(c -> c == fence.charAt(0));
    }

    private static boolean isRule(String line) {
        String marks = line.replace(" ", "").replace("\t", "");
        return marks.length() >= 3 && "-*_".indexOf(marks.charAt(0)) >= 0
                && marks.chars().allMatch(c -> c == marks.charAt(0));
    }

    // Hashes at the end close the heading if a blank parts them from the text.
    private static String title(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        boolean closed = end < text.length()
                && (end == 0 || text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t');
        return (closed ? text.substring(0, end) : text).strip();
    }
}
