package dev.whittle.optimizer.fewshot;

import dev.whittle.optimizer.fewshot.Mark.Kind;
import dev.whittle.optimizer.text.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the marks of a text. Every pattern looks at a bounded piece of a line, so the time is linear.
final class MarkScan {
    private static final int FAR = 90;
    private static final String NAME = "\\p{L}[\\p{L}\\p{M}\\p{N}'’_/.-]{0,30}(?: [\\p{L}(][\\p{L}\\p{M}\\p{N}'’)_/.-]{0,24}){0,4}";
    private static final Pattern LABEL = Pattern.compile(
            "[ \\t]{0,12}(?:(?:[-*+•>]|\\d{1,3}[.)]|\\(\\d{1,3}\\)|#{1,6}|//|--|%)[ \\t]{1,3})?(?:[*_]{1,3}|\\[|`)?("
                    + NAME
                    + ")(?: ?[#№(]{0,2} ?(\\d{1,4})\\)?)?(?:[*_]{1,3}|\\]|`)?[ \\u00A0]?[:：](?![:/\\\\])(?:[*_]{1,3})?");
    private static final Pattern HEADING = Pattern
            .compile("[ \\t]{0,8}(?:#{1,6}[ \\t]+|(\\*\\*|__)|\\[|[-=~*#]{2,}[ \\t]+)(" + NAME
                    + ")(?: ?[#№(]{0,2} ?(\\d{1,4})\\)?)?[ \\t]*(?:\\*\\*|__|\\]|[-=~*#]{2,})?[ \\t]*");
    private static final Pattern BARE = Pattern
            .compile("[ \\t]{0,3}(" + NAME + ")(?: ?[#№(]{0,2} ?(\\d{1,4})\\)?)?[.)]?[ \\t]*");
    private static final Pattern INLINE = Pattern.compile(
            "(?<=[\\s|;,.(—–-])(?:[*_]{1,3})?(\\p{L}[\\p{L}\\p{N}_-]{0,20})(?:[*_]{1,3})? ?[:：](?![:/\\\\])(?:[*_]{1,3})?");
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][\\w:.-]{0,60})((?:\\s[^<>]{0,500})?)(/?)>");
    private static final Pattern TURN = Pattern
            .compile("<\\|im_start\\|>[ ]?(\\w+)\\n?|<\\|start_header_id\\|>(\\w+)<\\|end_header_id\\|>\\n*|"
                    + "<start_of_turn>(\\w+)\\n?|<\\|(system|user|assistant|human|model)\\|>\\n?|(?:<s>)?\\[(/?INST)\\]");
    private static final Set<String> HTML = Set.of("b", "i", "em", "strong", "p", "ul", "ol", "li", "br", "div", "span",
            "u", "a", "html", "body", "head", "td", "tr", "th", "table", "path", "svg", "h1", "h2", "h3", "code", "pre",
            "s");

    private final String text;
    private final List<Mark> marks = new ArrayList<>();

    private MarkScan(String text) {
        this.text = text;
    }

    /// The marks at the start of lines, the tags and the turns of chats, by place.
    static List<Mark> of(String text) {
        MarkScan scan = new MarkScan(text);
        scan.lines();
        scan.tags();
        scan.turns();
        scan.marks.sort(Comparator.comparingInt(Mark::start));
        return scan.marks;
    }

    /// The same with labels within lines: known ones, and those behind a bar, a semicolon or a tab.
    static List<Mark> inline(String text) {
        List<Mark> marks = new ArrayList<>(of(text));
        Matcher matcher = INLINE.matcher(text);
        while (matcher.find()) {
            Mark mark = twoWords(text, mark(matcher.group(1), null, Kind.INLINE, matcher.start(), matcher.end()));
            if (Names.all().known(mark.name()) || "|;\t".indexOf(before(text, matcher.start())) >= 0) {
                marks.add(mark);
            }
        }
        Map<Integer, Mark> byValue = new HashMap<>();
        marks.forEach(mark -> byValue.putIfAbsent(mark.value(), mark));
        List<Mark> each = new ArrayList<>(byValue.values());
        each.sort(Comparator.comparingInt(Mark::start));
        return each;
    }

    // "Expected output:" is one name; "blood Output:" is a value and a name.
    private static Mark twoWords(String text, Mark mark) {
        int word = mark.start() - 1;
        while (word > 0 && Character.isLetter(text.charAt(word - 1))) {
            word--;
        }
        if (mark.start() < 1 || text.charAt(mark.start() - 1) != ' ' || word >= mark.start() - 1) {
            return mark;
        }
        String shown = text.substring(word, mark.start()) + mark.shown();
        return Names.all().known(shown.toLowerCase(Locale.ROOT))
                ? mark(shown, null, Kind.INLINE, word, mark.value())
                : mark;
    }

    private static char before(String text, int at) {
        int back = at - 1;
        while (back > 0 && text.charAt(back) == ' ') {
            back--;
        }
        return back >= 0 ? text.charAt(back) : '\n';
    }

    private void lines() {
        Names names = Names.all();
        for (Line line : Line.of(text)) {
            String head = text.substring(line.start(), Math.min(line.end(), line.start() + FAR));
            Matcher label = LABEL.matcher(head);
            if (label.lookingAt()) {
                marks.add(mark(label.group(1), label.group(2), Kind.LABEL, line.start() + blanks(head),
                        line.start() + label.end()));
                continue;
            }
            if (line.end() - line.start() >= FAR) {
                continue;
            }
            Matcher heading = HEADING.matcher(head);
            Matcher bare = BARE.matcher(head);
            if (heading.matches()) {
                marks.add(mark(heading.group(2), heading.group(3), Kind.HEADING, line.start() + blanks(head),
                        line.end()));
            } else if (bare.matches()) {
                Mark mark = mark(bare.group(1), bare.group(2), Kind.HEADING, line.start() + blanks(head), line.end());
                boolean counted = names.titles().contains(mark.name()) && mark.number() >= 0;
                boolean word = names.known(mark.name()) && names.plain().contains(mark.name())
                        && Character.isUpperCase(mark.shown().charAt(0));
                if (counted || word) {
                    marks.add(mark);
                }
            }
        }
    }

    private static int blanks(String head) {
        int at = 0;
        while (at < head.length() && Character.isWhitespace(head.charAt(at))) {
            at++;
        }
        return at;
    }

    private static Mark mark(String shown, @org.jspecify.annotations.Nullable String number, Kind kind, int start,
            int value) {
        String name = shown.toLowerCase(Locale.ROOT).strip();
        int digits = name.length();
        while (digits > 1 && Character.isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        int count = -1;
        if (number != null) {
            count = Integer.parseInt(number);
        } else if (digits < name.length() && name.length() - digits < 5) {
            count = Integer.parseInt(name.substring(digits));
            name = name.substring(0, digits).replaceAll("[ _#-]+$", "");
        }
        return new Mark(name.replace('_', ' '), shown.strip(), count, kind, start, value, -1, -1);
    }

    private void tags() {
        Map<String, Deque<Mark>> open = new HashMap<>();
        List<Mark> unclosed = new ArrayList<>();
        Matcher matcher = TAG.matcher(text);
        while (matcher.find()) {
            String shown = matcher.group(2);
            String name = shown.toLowerCase(Locale.ROOT);
            if (HTML.contains(name) || !matcher.group(4).isEmpty()) {
                continue;
            }
            Deque<Mark> starts = open.computeIfAbsent(name, _ -> new ArrayDeque<>());
            if (matcher.group(1).isEmpty()) {
                starts.push(mark(shown, null, Kind.TAG, matcher.start(), matcher.end()));
            } else if (!starts.isEmpty()) {
                Mark begun = starts.pop();
                marks.add(new Mark(begun.name(), shown, begun.number(), Kind.TAG, begun.start(), begun.value(),
                        matcher.start(), matcher.end()));
            }
        }
        open.values().forEach(unclosed::addAll);
        marks.addAll(unclosed);
    }

    private void turns() {
        Matcher matcher = TURN.matcher(text);
        while (matcher.find()) {
            String who = "";
            for (int group = 1; group <= matcher.groupCount(); group++) {
                who = matcher.group(group) == null ? who : matcher.group(group);
            }
            String name = who.equals("INST") ? "user" : who.equals("/INST") ? "assistant" : who;
            marks.add(mark(name, null, Kind.TURN, matcher.start(), matcher.end()));
        }
    }
}
