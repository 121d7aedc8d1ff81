package dev.whittle.optimizer.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// HTML as the text a reader sees: headings with `#`, items with `-` or their number, cells parted by bars,
/// links with their address behind them. What only says how it looks (styles, classes, comments) goes.
public final class Html {
    private static final Pattern TAG = Pattern
            .compile("<!--.{0,20000}?-->|<(/?)([A-Za-z][A-Za-z0-9]{0,15})((?:\\s[^<>]{0,2000})?)/?>", Pattern.DOTALL);
    private static final Set<String> INLINE = Set.of("a", "b", "i", "em", "strong", "span", "u", "small", "sup", "sub",
            "code", "abbr", "mark", "time", "font", "img", "br");
    private static final Set<String> BLOCK = Set.of("html", "body", "div", "section", "article", "main", "header",
            "footer", "nav", "aside", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead",
            "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "hr", "dl", "dt", "dd", "figure", "figcaption",
            "center");
    private static final Set<String> APART = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table",
            "blockquote", "dl");
    private static final Set<String> VOID = Set.of("br", "hr", "img");
    private static final Pattern ADDRESS = Pattern.compile("\\bhref\\s*=\\s*[\"']([^\"']{1,2000})[\"']");
    private static final Pattern ALT = Pattern.compile("\\balt\\s*=\\s*[\"']([^\"']{1,500})[\"']");
    private static final Map<String, String> ENTITIES = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos",
            "'", "nbsp", " ", "ndash", "–", "mdash", "—", "hellip", "…", "copy", "©");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,6})|#[xX](\\p{XDigit}{1,5})|(\\w{2,8}));");

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<Integer> items = new ArrayDeque<>();
    private final Deque<String> links = new ArrayDeque<>();

    private Html() {}

    /// The text of a piece of HTML. Empty if it has other elements than those of texts, if they are not closed
    /// in order, if a template fills an attribute, or if the text would read as HTML again.
    public static Optional<String> text(String html) {
        Html reading = new Html();
        if (!reading.read(html)) {
            return Optional.empty();
        }
        String text = reading.text.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
        return TAG.matcher(text).find() ? Optional.empty() : Optional.of(text);
    }

    /// The end of the element that starts at a place; -1 if it is not closed or something in it is not HTML of
    /// a text.
    public static int end(String text, int start) {
        Matcher tag = TAG.matcher(text).region(start, text.length());
        Deque<String> open = new ArrayDeque<>();
        while (tag.find()) {
            if (tag.group(2) == null) {
                continue;
            }
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            if (!INLINE.contains(name) && !BLOCK.contains(name)) {
                return -1;
            }
            if (tag.group(1).isEmpty() && !VOID.contains(name)) {
                open.push(name);
            } else if (!tag.group(1).isEmpty() && (open.isEmpty() || !open.pop().equals(name))) {
                return -1;
            }
            if (open.isEmpty()) {
                return tag.end();
            }
        }
        return -1;
    }

    /// Whether a name is that of an element a text may begin with.
    public static boolean block(String name) {
        return BLOCK.contains(name.toLowerCase(Locale.ROOT));
    }

    private boolean read(String html) {
        Matcher tag = TAG.matcher(html);
        int done = 0;
        while (tag.find()) {
            words(html.substring(done, tag.start()));
            done = tag.end();
            if (tag.group(2) == null) {
                continue;
            }
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            boolean known = INLINE.contains(name) || BLOCK.contains(name);
            boolean ends = !tag.group(1).isEmpty();
            if (!known || tag.group(3).indexOf('{') >= 0 || (ends && (open.isEmpty() || !open.pop().equals(name)))) {
                return false;
            }
            if (ends) {
                closed(name);
            } else {
                opened(name, tag.group(3));
                if (!VOID.contains(name)) {
                    open.push(name);
                }
            }
        }
        words(html.substring(done));
        return open.isEmpty();
    }

    private void opened(String name, String attributes) {
        switch (name) {
            case "br", "hr" -> line(1);
            case "ul" -> items.push(-1);
            case "ol" -> items.push(0);
            case "a" -> {
                Matcher address = ADDRESS.matcher(attributes);
                links.push(address.find() ? address.group(1) : "");
            }
            case "img" -> {
                Matcher alt = ALT.matcher(attributes);
                if (alt.find()) {
                    text.append("[image: ").append(entities(alt.group(1))).append(']');
                }
            }
            case "code" -> text.append('`');
            case "td", "th" -> {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                    text.append(" | ");
                }
                return;
            }
            default -> {
                // the others only begin a line
            }
        }
        if (BLOCK.contains(name)) {
            line(APART.contains(name) && items.size() < 2 ? 2 : 1);
        }
        if (name.matches("h[1-6]")) {
            text.append("#".repeat(name.charAt(1) - '0')).append(' ');
        } else if (name.equals("li")) {
            int number = items.isEmpty() ? -1 : items.pop();
            text.append("  ".repeat(Math.max(0, items.size()))).append(number < 0 ? "- " : (number + 1) + ". ");
            items.push(number < 0 ? -1 : number + 1);
        } else if (name.equals("blockquote")) {
            text.append("> ");
        }
    }

    private void closed(String name) {
        switch (name) {
            case "a" -> {
                String address = links.isEmpty() ? "" : links.pop();
                if (!address.isEmpty() && !text.toString().endsWith(address)) {
                    text.append(" (").append(entities(address)).append(')');
                }
            }
            case "ul", "ol" -> items.poll();
            case "code" -> text.append('`');
            case "td", "th" -> {
                return;
            }
            default -> {
                // the others only end a line
            }
        }
        if (BLOCK.contains(name)) {
            line(APART.contains(name) && items.isEmpty() ? 2 : 1);
        }
    }

    private void line(int breaks) {
        int at = text.length();
        while (at > 0 && text.charAt(at - 1) == ' ') {
            at--;
        }
        text.setLength(at);
        int there = 0;
        while (there < at && there < 2 && text.charAt(at - 1 - there) == '\n') {
            there++;
        }
        text.append("\n".repeat(at == 0 ? 0 : Math.max(0, breaks - there)));
    }

    private void words(String piece) {
        String plain = piece.replaceAll("\\s+", " ");
        boolean fresh = text.isEmpty() || " \n".indexOf(text.charAt(text.length() - 1)) >= 0;
        text.append(entities(fresh && plain.startsWith(" ") ? plain.substring(1) : plain));
    }

    private static String entities(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> {
            String value = entity.group(1) != null
                    ? Character.toString(Integer.parseInt(entity.group(1)))
                    : entity.group(2) != null
                            ? Character.toString(Integer.parseInt(entity.group(2), 16))
                            : ENTITIES.getOrDefault(entity.group(3), entity.group());
            return Matcher.quoteReplacement(value);
        });
    }
}
