package dev.whittle.optimizer.context;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The path of headings one stands under while reading a document. A heading with nothing below it is told of, so that
/// its words are not lost.
final class Headings {
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}(#{1,6})\\s+(\\S.*?)\\s*#*\\s*");
    static final String PATH = " > ";
    private final List<Title> titles = new ArrayList<>();
    // The end of the section's title that no heading in its text has named yet.
    private String given = "";
    // How many titles of the path something stands below.
    private int above;

    /// One heading of the path.
    ///
    /// @param line as it stands in the text, empty if it does not
    private record Title(String text, int level, String line) {}

    /// Starts anew under a title, a path of headings as [dev.whittle.document.Document.Section] has it, which may be
    /// empty.
    ///
    /// @return the last heading, if there is nothing below it
    List<Block> clear(String title) {
        List<Block> lonely = lonely();
        titles.clear();
        above = 0;
        given = title.strip();
        return lonely;
    }

    /// Whether a line is a heading.
    static boolean is(String line) {
        return line.length() <= 300 && HEADING.matcher(line).matches();
    }

    /// Takes a heading in.
    ///
    /// @return the one before it, if there is nothing below that
    List<Block> read(String line) {
        Matcher matcher = HEADING.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no heading: " + line);
        }
        int level = matcher.group(1).length();
        String text = matcher.group(2);
        int named = named(text);
        if (named >= 0) {
            if (named > 0) {
                titles.add(new Title(given.substring(0, named - PATH.length()), 0, ""));
            }
            given = given.substring(Math.min(given.length(), named + text.length() + PATH.length()));
        } else {
            settle();
        }
        List<Block> lonely = titles.isEmpty() || titles.getLast().level() < level ? List.of() : lonely();
        while (!titles.isEmpty() && titles.getLast().level() >= level) {
            titles.removeLast();
        }
        above = Math.min(above, titles.size());
        if (named >= 0 || titles.isEmpty() || !titles.getLast().text().equals(text)) {
            titles.add(new Title(text, level, line.strip()));
        }
        return lonely;
    }

    /// The path to text that stands here.
    String path() {
        settle();
        above = titles.size();
        return String.join(PATH, titles.stream().map(Title::text).toList());
    }

    private List<Block> lonely() {
        if (above >= titles.size() || titles.getLast().line().isEmpty()) {
            return List.of();
        }
        String line = titles.removeLast().line();
        return List.of(new Block(path(), line, false));
    }

    // Where the title still to be named has this heading as one of its steps, -1 if nowhere.
    private int named(String heading) {
        for (int at = given.indexOf(heading); at >= 0; at = given.indexOf(heading, at + 1)) {
            int end = at + heading.length();
            boolean begins = at == 0 || given.startsWith(PATH, at - PATH.length());
            if (begins && (end == given.length() || given.startsWith(PATH, end))) {
                return at;
            }
        }
        return -1;
    }

    private void settle() {
        if (!given.isEmpty()) {
            titles.add(new Title(given, titles.isEmpty() ? 0 : titles.getLast().level() + 1, ""));
            given = "";
        }
    }
}
