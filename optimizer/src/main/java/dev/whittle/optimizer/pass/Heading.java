package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.text.Fence;
import dev.whittle.optimizer.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A heading of a text and where its section ends: Markdown, HTML, or what is left of one in text from
/// PDF and DOCX (numbered, in capitals, bold, or the usual names, on a line of its own).
///
/// @param level 1 for the highest
/// @param start first char of its line
/// @param body first char behind its line
/// @param end char behind its section: the start of the next heading of its level or a higher one
record Heading(String title, int level, int start, int body, int end) {
    private static final Pattern HASHES = Pattern.compile(" {0,3}(#{1,6})\\s+(\\S.{0,200}?)\\s*#*\\s*");
    private static final Pattern HTML = Pattern.compile("(?i)\\s*<h([1-6])(?: [^<>]{0,200})?>(.{1,300}?)</h\\1>\\s*");
    private static final Pattern BOLD = Pattern.compile("\\s*(\\*\\*|__)([^*_:]{2,100})\\1:?\\s*");
    private static final Pattern NUMBERED = Pattern
            .compile("\\s*(\\d{1,2}(?:\\.\\d{1,2}){0,4})\\.? {1,4}(\\p{Lu}[^.!?;]{1,80})");
    private static final Pattern CAPITALS = Pattern.compile("\\s*((?:\\p{Lu}[\\p{Lu}\\p{N}&,'/-]*+\\s*){1,10}):?\\s*");
    private static final Set<String> USUAL = Set.of("abstract", "executive summary", "summary", "introduction",
            "background", "related work", "methods", "method", "methodology", "materials and methods", "results",
            "findings", "discussion", "limitations", "conclusion", "conclusions", "recommendations", "references",
            "bibliography", "acknowledgements", "acknowledgments", "appendix", "table of contents", "contents",
            "glossary");

    /// The headings of a text, in order; none inside code fences.
    static List<Heading> of(String text) {
        List<Line> lines = Line.of(text);
        List<Heading> open = new ArrayList<>();
        boolean fence = false;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).in(text);
            boolean mark = Fence.marks(line);
            fence ^= mark;
            Heading found = fence || mark || line.length() > 320 ? null : heading(text, lines, at);
            if (found != null) {
                open.add(found);
            }
        }
        List<Heading> headings = new ArrayList<>();
        for (int at = 0; at < open.size(); at++) {
            Heading own = open.get(at);
            int end = open.subList(at + 1, open.size()).stream().filter(next -> next.level <= own.level)
                    .mapToInt(Heading::start).findFirst().orElse(text.length());
            headings.add(new Heading(own.title, own.level, own.start, own.body, end));
        }
        return headings;
    }

    /// Whether a name a person gives means this heading: all its words stand in the title, side by side.
    boolean named(String name) {
        return named(title, name);
    }

    static boolean named(String title, String name) {
        return (" " + plain(title) + " ").contains(" " + plain(name) + " ");
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("<[^<>]*>", "").replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static @Nullable Heading heading(String text, List<Line> lines, int at) {
        Line line = lines.get(at);
        String content = line.in(text);
        Matcher hashes = HASHES.matcher(content);
        if (hashes.matches()) {
            return new Heading(hashes.group(2), hashes.group(1).length(), line.start(), line.next(), 0);
        }
        Matcher html = HTML.matcher(content);
        if (html.matches()) {
            return new Heading(html.group(2), Integer.parseInt(html.group(1)), line.start(), line.next(), 0);
        }
        if (line.blank(text) || (at > 0 && !lines.get(at - 1).blank(text))) {
            return null;
        }
        String below = at + 1 < lines.size() ? lines.get(at + 1).in(text).strip() : "";
        if (below.length() > 2 && (below.matches("=+") || below.matches("-+"))) {
            return new Heading(content.strip(), below.startsWith("=") ? 1 : 2, line.start(), lines.get(at + 1).next(),
                    0);
        }
        Matcher bold = BOLD.matcher(content);
        if (bold.matches()) {
            return new Heading(bold.group(2), 3, line.start(), line.next(), 0);
        }
        Matcher numbered = NUMBERED.matcher(content);
        if (numbered.matches() && !NUMBERED.matcher(below).matches()) {
            int depth = (int) numbered.group(1).chars().filter(c -> c == '.').count() + 1;
            return new Heading(numbered.group(2), depth, line.start(), line.next(), 0);
        }
        Matcher capitals = CAPITALS.matcher(content);
        boolean loud = capitals.matches() && content.strip().length() > 4;
        return loud || USUAL.contains(plain(content))
                ? new Heading(content.strip(), 1, line.start(), line.next(), 0)
                : null;
    }
}
