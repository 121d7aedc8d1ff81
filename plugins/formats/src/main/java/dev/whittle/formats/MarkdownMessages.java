package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The messages below the front matter; [MarkdownFormat] says by which rules.
final class MarkdownMessages {
    private static final Pattern HEADING = Pattern
            .compile("(#{1,6})[ \\t]++(system|user|assistant)[ \\t]*+:?[ \\t]*+#*+[ \\t]*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXACT = Pattern.compile("(`{3,})(exact|exact-json)[ \\t]*");

    private final String[] lines;
    private final int linesBefore;
    private int next;

    private MarkdownMessages(String body, int linesBefore) {
        this.lines = body.split("\n", -1);
        this.linesBefore = linesBefore;
    }

    /// Whether a text has a line that looks like the heading of a message.
    static boolean hasHeading(String text) {
        return text.lines().anyMatch(line -> HEADING.matcher(line).matches());
    }

    /// Each message below its heading, a blank line before each.
    static String write(List<Message> messages) {
        StringBuilder out = new StringBuilder();
        for (Message message : messages) {
            out.append("\n# ").append(message.role().id()).append("\n\n").append(write(message.text())).append('\n');
        }
        return out.toString();
    }

    private static String write(String text) {
        if (!everyCharStays(text)) {
            return json(text);
        }
        boolean plain = !text.isBlank() && text.equals(trimmed(text))
                && !hasHeading(text)
                && !EXACT.matcher(firstLine(text)).matches();
        return plain ? text : exact(text);
    }

    static boolean everyCharStays(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\t' && !Quoted.stays(text, i)) {
                return false;
            }
        }
        return true;
    }

    private static String exact(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + "exact\n" + text + "\n" + fence;
    }

    private static String json(String text) {
        List<String> pieces = new ArrayList<>();
        for (int start = 0; start < text.length();) {
            int end = text.indexOf('\n', start) + 1;
            pieces.add("  " + Quoted.json(text.substring(start, end == 0 ? text.length() : end)));
            start = end == 0 ? text.length() : end;
        }
        return "```exact-json\n[\n" + String.join(",\n", pieces) + "\n]\n```";
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    // Blank lines at both ends and blanks at the end of the last line: what editors change.
    private static String trimmed(String text) {
        int start = 0;
        for (int i = 0; i < text.length() && " \t\n".indexOf(text.charAt(i)) >= 0; i++) {
            start = text.charAt(i) == '\n' ? i + 1 : start;
        }
        return text.substring(start).stripTrailing();
    }

    static List<Message> read(String body, int linesBefore) throws FormatException {
        return new MarkdownMessages(body, linesBefore).read();
    }

    private List<Message> read() throws FormatException {
        List<Message> messages = new ArrayList<>();
        int first = 0;
        while (first < lines.length && !HEADING.matcher(lines[first]).matches()) {
            first++;
        }
        String before = trimmed(text(0, first));
        if (first == lines.length) {
            return before.isBlank() ? messages : List.of(Message.user(before));
        }
        if (!before.isBlank()) {
            throw new FormatException("Line %,d: text stands before the first message; put it below a heading such as "
                    .formatted(linesBefore + 1 + blankLines()) + "\"# system\".");
        }
        next = first;
        String level = level(lines[first]);
        while (next < lines.length) {
            Matcher heading = HEADING.matcher(lines[next++]);
            if (heading.matches()) {
                messages.add(new Message(Role.of(heading.group(2)), message(level)));
            }
        }
        return messages;
    }

    private int blankLines() {
        int blank = 0;
        while (lines[blank].isBlank()) {
            blank++;
        }
        return blank;
    }

    private @Nullable String level(String line) {
        Matcher heading = HEADING.matcher(line);
        return heading.matches() ? heading.group(1) : null;
    }

    private String message(@Nullable String level) throws FormatException {
        while (next < lines.length && lines[next].isBlank()) {
            next++;
        }
        int start = next;
        if (start < lines.length) {
            Matcher exact = EXACT.matcher(lines[start]);
            if (exact.matches()) {
                return fenced(exact.group(1), exact.group(2).equals("exact"), start, level);
            }
        }
        while (next < lines.length && !isNextMessage(level)) {
            next++;
        }
        return trimmed(text(start, next));
    }

    private boolean isNextMessage(@Nullable String level) {
        return level != null && level.equals(level(lines[next]));
    }

    private String fenced(String fence, boolean asItIs, int start, @Nullable String level) throws FormatException {
        int end = start + 1;
        while (end < lines.length && !lines[end].stripTrailing().equals(fence)) {
            end++;
        }
        if (end == lines.length) {
            throw new FormatException("Line %,d: this block is never closed; close it with a line %s."
                    .formatted(linesBefore + start + 1, fence.length() > 20 ? "of backticks" : fence));
        }
        for (next = end + 1; next < lines.length && !isNextMessage(level); next++) {
            if (!lines[next].isBlank()) {
                throw new FormatException("Line %,d: text stands behind the block that holds the message; delete it."
                        .formatted(linesBefore + next + 1));
            }
        }
        String inside = text(start + 1, end);
        return asItIs ? inside : pieces(inside, linesBefore + start + 1);
    }

    private static String pieces(String json, int line) throws FormatException {
        try {
            JsonNode pieces = JsonMapper.shared().readTree(json);
            if (pieces.isArray() && pieces.valueStream().allMatch(JsonNode::isString)) {
                return String.join("", pieces.valueStream().map(JsonNode::asString).toList());
            }
        } catch (JacksonException e) {
            throw new FormatException("Line %,d: the block below is not JSON.".formatted(line), e);
        }
        throw new FormatException("Line %,d: the block below is not a list of texts.".formatted(line));
    }

    private String text(int from, int to) {
        return String.join("\n", Arrays.asList(lines).subList(from, to));
    }
}
