package dev.whittle.optimizer.protect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pair of tags and what it holds.
///
/// @param name in lower case
/// @param start first char of the opening tag
/// @param from char behind it
/// @param to first char of the closing tag
/// @param end char behind that
public record Element(String name, int start, int from, int to, int end) {
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][\\w:.-]{0,60})(?:\\s[^<>]{0,500}?)?(/?)>");

    private record Open(int start, int from) {}

    /// The elements of a text in the order in which they close; a tag without a partner makes none.
    public static List<Element> in(String text) {
        List<Element> elements = new ArrayList<>();
        Map<String, Deque<Open>> open = new HashMap<>();
        Matcher matcher = TAG.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(2).toLowerCase(Locale.ROOT);
            if (!matcher.group(3).isEmpty()) {
                continue;
            }
            Deque<Open> starts = open.computeIfAbsent(name, _ -> new ArrayDeque<>());
            if (matcher.group(1).isEmpty()) {
                starts.push(new Open(matcher.start(), matcher.end()));
            } else if (!starts.isEmpty()) {
                Open tag = starts.pop();
                elements.add(new Element(name, tag.start(), tag.from(), matcher.start(), matcher.end()));
            }
        }
        return elements;
    }

    /// Whether its name tells that it holds a document to read.
    public boolean reads() {
        return role().reads();
    }

    PartNames.Role role() {
        return PartNames.all().role(name);
    }
}
