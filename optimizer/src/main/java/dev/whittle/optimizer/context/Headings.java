package dev.whittle.optimizer.context;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The path of headings one stands under while reading a document.
final class Headings {
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}(#{1,6})\\s+(\\S.*?)\\s*#*\\s*");
    private final List<String> titles = new ArrayList<>();
    private final List<Integer> levels = new ArrayList<>();

    /// Starts anew under a title, which may be empty.
    void clear(String title) {
        titles.clear();
        levels.clear();
        if (!title.isBlank()) {
            titles.add(title.strip());
            levels.add(0);
        }
    }

    /// Takes a line in if it is a heading.
    boolean read(String line) {
        if (line.length() > 300) {
            return false;
        }
        Matcher matcher = HEADING.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        int level = matcher.group(1).length();
        while (!levels.isEmpty() && levels.getLast() >= level) {
            levels.removeLast();
            titles.removeLast();
        }
        if (titles.isEmpty() || !titles.getLast().equals(matcher.group(2))) {
            levels.add(level);
            titles.add(matcher.group(2));
        }
        return true;
    }

    String path() {
        return String.join(" > ", titles);
    }
}
