package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.text.Line;
import dev.whittle.prompt.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands ahead of a part of a document and tells what it is: a heading, a page's number, `[3]`,
/// `Document 2 (Title: Oslo):`, `Q: When?`, who speaks, the mark of a list's item. Without its part it
/// says nothing, and the part loses its name without it.
///
/// @param start first char, no blank
/// @param end char behind it, no blank before it
/// @param level 1 to 6 for headings as Markdown counts them, more for what ranks below: it opens all
///     text up to the next opening of its level or a lower one
public record Opening(int start, int end, int level) {
    /// The level of a mark of a list's item, which opens no more than its own paragraph.
    public static final int ITEM = 10;

    private static final int SPOKEN = 9;
    private static final int ASKED = 8;
    private static final int PIECE = 7;
    private static final int LONGEST = 240;
    // Chars around a text in which its label and what follows it are looked for.
    private static final int LOOKED_AT = 400;
    private static final Pattern PAGE = Pattern.compile(
            "\\s{0,40}[-=*~#\\[(]{0,6}\\s?(?:page|seite|página|pagina|slide|folio|p\\.) ?\\d{1,5}(?: (?:of|von|de|/) ?\\d{1,5})?\\s?[-=*~#\\])]{0,6}\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DATUM = Pattern.compile(
            "\\s{0,4}(?:file(?:_?(?:path|name))?|source|title|url|link|page(?:_label)?|author|date|section|id|doc_id|score)\\s?[:=]\\s?\\S.{0,160}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED = Pattern.compile(
            "\\s{0,8}(?:document|passage|source|chunk|doc|context|excerpt|snippet|result|article) ?[\\[(#]{0,2}\\d{1,4}[\\])]?(?: ?[(\\[][^()\\[\\]\\n]{0,160}[)\\]]){0,2} ?:?(?=\\s|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MARK = Pattern
            .compile("\\s{0,8}(?:\\[[\\d][\\d:., -]{0,18}(?: ?[AaPp][Mm])?\\]|\\(\\d{1,3}\\))(?=\\s|$)");
    private static final Pattern BULLET = Pattern.compile("[ \\t]{0,12}(?:[-*+•–]|\\d{1,3}[.)])(?=[ \\t])");
    private static final Pattern SPEAKER = Pattern
            .compile(
                    "\\s{0,8}[*_]{0,3}\\p{Lu}[\\p{L}\\p{N}'’. -]{0,30}(?: ?\\([^()\\n]{0,40}\\))?[*_]{0,3}:[*_]{0,3}(?=\\s|$)");

    /// Where the label of a text begins ("Background: ..."), on its line or the one above it; the text's start if it has
    /// none, or if that names more than this text.
    ///
    /// @param start first char of the text
    /// @param end char behind it
    public static int labelled(String text, int start, int end) {
        String below = text.substring(end, Math.min(text.length(), end + LOOKED_AT)).strip();
        boolean last = below.isEmpty() || below.startsWith("<") || Head.of(below, Line.of(below).getFirst()) != null;
        int from = Math.max(0, start - LOOKED_AT);
        String above = text.substring(from, start);
        for (Line line : last ? Line.of(above).reversed() : List.<Line>of()) {
            if (!line.blank(above)) {
                Head head = from > 0 && line.start() == 0 ? null : Head.of(above, line);
                boolean names = head != null && head.role().reads() && above.substring(head.value()).isBlank()
                        && Variables.places(line.in(above)).isEmpty();
                return names ? from + line.start() : start;
            }
        }
        return start;
    }

    /// The openings of a text in order; each stands first on its line.
    public static List<Opening> in(String text) {
        List<Opening> openings = new ArrayList<>();
        List<Line> lines = Line.of(text);
        Map<String, Long> labels = lines.stream().map(line -> label(text, line)).filter(label -> !label.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            if (!line.blank(text)) {
                boolean first = at == 0 || lines.get(at - 1).blank(text) || !Character
                        .isLetterOrDigit(text.charAt(lines.get(at - 1).indent(text)));
                add(text, line, first, labels, openings);
            }
        }
        return openings;
    }

    private static void add(String text, Line line, boolean first, Map<String, Long> labels,
            List<Opening> openings) {
        int start = line.indent(text);
        String content = text.substring(start, Math.min(line.end(), start + LONGEST));
        Head head = Head.of(text, line);
        int level = 0;
        int end = line.end();
        if (head != null && head.level() > 0) {
            level = head.level();
        } else if (PAGE.matcher(content).matches() || (first && DATUM.matcher(content).matches())) {
            level = PIECE;
        } else {
            Matcher piece = NUMBERED.matcher(content);
            Matcher mark = MARK.matcher(content);
            Matcher bullet = BULLET.matcher(content);
            int marked = mark.lookingAt() ? mark.end() : 0;
            Matcher speaker = SPEAKER.matcher(content).region(marked, content.length());
            if (piece.lookingAt()) {
                level = PIECE;
                end = start + piece.end();
            } else if (speaker.lookingAt()
                    && (marked > 0 || speaks(head, labels.getOrDefault(label(text, line), 0L)))) {
                boolean asks = head != null && head.role() == PartNames.Role.QUESTION
                        && !PartNames.all().speaks(head.name());
                level = asks ? ASKED : SPOKEN;
                end = asks ? line.end() : start + speaker.end();
            } else if (marked > 0) {
                level = SPOKEN;
                end = start + marked;
            } else if (bullet.lookingAt()) {
                level = ITEM;
                end = start + bullet.end();
            }
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (level > 0) {
            openings.add(new Opening(start, end, level));
        }
    }

    // One label that is said once is a word of its sentence: "Important: figures were restated."
    private static boolean speaks(@Nullable Head head, long times) {
        return times > 1 || (head != null && (PartNames.all().speaks(head.name())
                || head.role() == PartNames.Role.QUESTION || head.role() == PartNames.Role.ANSWER));
    }

    private static String label(String text, Line line) {
        int start = line.indent(text);
        Matcher speaker = SPEAKER.matcher(text).region(start, Math.min(line.end(), start + LONGEST));
        return speaker.lookingAt() ? speaker.group().strip() : "";
    }
}
