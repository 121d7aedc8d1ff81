package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.protect.PartNames.Role;
import dev.whittle.optimizer.text.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what a message itself calls context: the text below a label or heading such as `Context:` or
/// `## Search results`, between rulers below such words, and in tags such as `<documents>`. Names, labels and
/// tags stay outside. What follows such text (a question, rules, an answer's format) ends it.
final class NamedContexts {
    private static final Pattern RULER = Pattern.compile("\\s{0,3}(?:[-=*~_#]{3,80}|\"{3}|'{3})\\s*");
    private static final Pattern SAYS_SO = Pattern.compile(
            "(?i).{0,200}\\b(?:context|documents?|passages?|sources?|articles?|excerpts?|text|information|report|transcript)\\b.{0,80}[.:]\\s*");
    // Lines looked at in all; only a text made of nothing but labels needs more.
    private static final int STEPS = 2_000_000;
    private static final Pattern SPEECH = Pattern
            .compile("[ \\t]{0,8}(?:\\[[^\\]\\n]{1,20}\\] ?)?\\p{Lu}[^:\\n]{0,40}:\\s");
    private static final Pattern TAG_LINE = Pattern
            .compile("\\s{0,8}<(/?)([A-Za-z][\\w:.-]{0,60})(?:\\s[^<>]{0,500})?>.*");

    private final String text;
    private final List<Line> lines;
    private final List<@Nullable Head> heads = new ArrayList<>();
    private final List<Range> found = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Integer> last = new HashMap<>();
    private int steps = STEPS;

    /// Chars of a message.
    record Range(int start, int end) {
        boolean holds(int place) {
            return place >= start && place < end;
        }
    }

    private NamedContexts(String text) {
        this.text = text;
        this.lines = Line.of(text);
        for (int line = 0; line < lines.size(); line++) {
            Head head = Head.of(text, lines.get(line));
            heads.add(head);
            if (head != null) {
                String name = key(head);
                counts.merge(name, 1, Integer::sum);
                last.put(name, line);
            }
        }
    }

    private static String key(Head head) {
        return head.level() + PartNames.plain(head.name());
    }

    /// The ranges in one message; they may hold each other.
    static List<Range> in(String text) {
        NamedContexts contexts = new NamedContexts(text);
        List<Range> shown = new ArrayList<>();
        for (Element element : Element.in(text)) {
            if (element.reads()) {
                contexts.found.add(new Range(element.from(), element.to()));
            } else if (element.role() == Role.INSTRUCTION) {
                shown.add(new Range(element.from(), element.to()));
            }
        }
        for (int line = 0; line < contexts.lines.size(); line++) {
            contexts.below(line);
        }
        contexts.found.removeIf(range -> shown.stream().anyMatch(one -> one.holds(range.start())));
        return contexts.found;
    }

    private void below(int at) {
        Head head = heads.get(at);
        if (head != null && head.role().reads() && !repeatedBeforeAnswers(at, head)) {
            int below = head.alone(text, lines.get(at)) ? lines.get(at).next() : head.value();
            if (!Directive.casts(text, below)) {
                walk(at, counted(head) ? lines.get(at).start() : below, head);
            }
        } else if (head == null && at + 1 < lines.size() && ruler(at + 1) && closing(at + 1, lines.size()) > at + 1
                && SAYS_SO.matcher(text).region(lines.get(at).start(), lines.get(at).end()).matches()) {
            walk(at, lines.get(at + 1).next(), new Head("", Role.CONTEXT, 0, lines.get(at).end()));
        }
    }

    // One of several of its name ("Document 2:") is part of what it names and may go with it.
    private boolean counted(Head own) {
        return counts.getOrDefault(key(own), 0) > 1;
    }

    private void walk(int at, int start, Head own) {
        int opened = at + 1;
        while (opened < lines.size() && lines.get(opened).blank(text)) {
            opened++;
        }
        boolean ruled = opened < lines.size() && own.alone(text, lines.get(at)) && ruler(opened);
        int from = start;
        int line = at + 1;
        boolean closed = false;
        for (; line < lines.size() && !closed; line++) {
            Head head = heads.get(line);
            closed = steps-- < 0 || ends(own, at, line);
            // One paragraph of advice within a text, such as "Note: ...", is left out of it.
            if (!closed && head != null && head.role() == Role.INSTRUCTION && opens(line)) {
                add(from, lines.get(line - 1).end(), true, ruled ? opened : -1, line);
                while (line + 1 < lines.size() && !lines.get(line + 1).blank(text)) {
                    line++;
                }
                from = lines.get(line).next();
            }
        }
        int stop = closed ? line - 1 : line;
        if (!closed) {
            stop = firstOther(at + 1, stop);
        }
        if (stop > 0) {
            add(from, lines.get(stop - 1).end(), closed, ruled ? opened : -1, stop);
        }
    }

    private boolean ends(Head own, int at, int line) {
        Matcher tag = TAG_LINE.matcher(text).region(lines.get(line).start(), lines.get(line).end());
        if (tag.matches()) {
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            Role role = PartNames.all().role(name);
            boolean outer = !tag.group(1).isEmpty()
                    && text.indexOf("<" + tag.group(2), lines.get(at).start(), lines.get(line).start()) < 0;
            return outer || role == Role.QUESTION || role == Role.ANSWER || role == Role.INSTRUCTION;
        }
        Head head = heads.get(line);
        if (head == null) {
            return false;
        }
        boolean turns = own.role() == Role.TALK && PartNames.all().speaks(head.name());
        boolean pairs = own.role() == Role.FAQ && (head.role() == Role.ANSWER || answered(line));
        boolean next = head.role().reads() && key(head).equals(key(own));
        boolean section = own.level() > 0 && head.level() > 0 && head.level() <= own.level();
        return next || section || switch (head.role()) {
            case QUESTION -> !turns && !pairs;
            case ANSWER -> !turns && !pairs;
            case INSTRUCTION -> head.level() > 0 || (opens(line) && head.alone(text, lines.get(line)));
            case CONTEXT, FAQ, TALK -> opens(line) && head.alone(text, lines.get(line)) && !counted(head);
            case MESSAGE, OTHER -> false;
        };
    }

    private boolean opens(int line) {
        return line == 0 || lines.get(line - 1).blank(text);
    }

    // Whether the next head below a question is an answer that says something.
    private boolean answered(int question) {
        for (int line = question + 1; line < lines.size(); line++) {
            Head head = heads.get(line);
            if (head != null && head.role() != Role.OTHER) {
                boolean below = line + 1 < lines.size() && !lines.get(line + 1).blank(text)
                        && heads.get(line + 1) == null;
                return head.role() == Role.ANSWER && (below || !head.alone(text, lines.get(line)));
            }
        }
        return false;
    }

    // "Context: ... Question: ... Answer: yes", and then another "Context:": an example.
    private boolean repeatedBeforeAnswers(int at, Head own) {
        int again = last.getOrDefault(key(own), at);
        for (int line = at + 1; line < again && own.role() == Role.CONTEXT && steps-- > 0; line++) {
            Head head = heads.get(line);
            if (head != null && head.role() == Role.ANSWER && !head.alone(text, lines.get(line))) {
                return true;
            }
        }
        return false;
    }

    // Nothing tells where the text ends: a label that begins a paragraph does.
    private int firstOther(int from, int to) {
        for (int line = from; line < to; line++) {
            Head head = heads.get(line);
            if (head != null && head.role() == Role.OTHER && opens(line)) {
                return line;
            }
        }
        return to;
    }

    private boolean ruler(int line) {
        return RULER.matcher(text).region(lines.get(line).start(), lines.get(line).end()).matches();
    }

    private int closing(int ruler, int to) {
        String own = lines.get(ruler).in(text).strip();
        for (int line = to - 1; line > ruler; line--) {
            if (lines.get(line).in(text).strip().equals(own)) {
                return line;
            }
        }
        return ruler;
    }

    private void add(int from, int to, boolean closed, int ruler, int before) {
        int start = from;
        int end = to;
        int last = ruler < 0 ? ruler : closing(ruler, before);
        if (last > ruler) {
            start = Math.max(from, lines.get(ruler).next());
            end = lines.get(last - 1).end();
        } else {
            end = withoutTail(text, start, end, closed);
        }
        if (end > start) {
            found.add(new Range(start, end));
        }
    }

    static Range withoutTail(String text, Range range) {
        return new Range(range.start(), withoutTail(text, range.start(), range.end(), true));
    }

    // What stands last and says what to do is no part of the text above it.
    private static int withoutTail(String text, int from, int to, boolean closed) {
        int end = to;
        while (end > from) {
            String rest = text.substring(from, end).stripTrailing();
            int gap = lastGap(rest);
            int line = rest.lastIndexOf('\n');
            int before = line > 0 && rest.charAt(line - 1) == '\r' ? line - 2 : line - 1;
            boolean parted = before >= 0 && ".!?:)\"”".indexOf(rest.charAt(before)) >= 0;
            if (gap > 0 && tail(rest.substring(gap), closed)) {
                end = from + gap;
            } else if (line > gap && parted && !SPEECH.matcher(rest).region(line + 1, rest.length()).lookingAt()
                    && Directive.is(rest.substring(line))) {
                end = from + line;
            } else {
                return end;
            }
        }
        return end;
    }

    // The line end before the last blank line, -1 if there is none.
    private static int lastGap(String text) {
        for (int below = text.lastIndexOf('\n'); below > 0; below = text.lastIndexOf('\n', below - 1)) {
            int at = below - 1;
            while (at > 0 && " \t\r".indexOf(text.charAt(at)) >= 0) {
                at--;
            }
            if (text.charAt(at) == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static boolean tail(String paragraph, boolean closed) {
        return Directive.is(paragraph) || (!closed && paragraph.strip().length() < Contexts.FEWEST);
    }
}
