package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.protect.NamedContexts.Range;
import dev.whittle.optimizer.protect.Protector.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the texts of documents that a prompt carries as JSON: the long strings under keys such as `text` or
/// `page_content` in arrays of objects. Sentences can go from within a string, and it stays JSON.
final class JsonTexts {
    private static final Pattern TEXT = Pattern.compile(
            "\"(?:text|content|page_content|body|snippet|passage|chunk|chunk_text|document|paragraph|context|abstract|excerpt)\"\\s{0,4}:\\s{0,4}\"((?:[^\"\\\\]|\\\\.)*+)\"");
    private static final Pattern TURNS = Pattern.compile("\"role\"\\s{0,4}:");
    private static final int SHORTEST = 120;

    private JsonTexts() {}

    static List<Range> in(String text) {
        List<Range> ranges = new ArrayList<>();
        for (Found found : Protector.find(text)) {
            if (found.kind() == Kind.DATA && text.charAt(found.start()) == '['
                    && !TURNS.matcher(text).region(found.start(), found.end()).find()) {
                Matcher matcher = TEXT.matcher(text).region(found.start(), found.end());
                while (matcher.find()) {
                    if (matcher.end(1) - matcher.start(1) >= SHORTEST) {
                        ranges.add(new Range(matcher.start(1), matcher.end(1)));
                    }
                }
            }
        }
        return ranges;
    }
}
