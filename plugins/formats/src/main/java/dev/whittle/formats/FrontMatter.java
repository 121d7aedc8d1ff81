package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The YAML between a first line `---` and the next, and what follows.
///
/// @param values empty if there is no front matter
/// @param linesBefore lines of the file before the body, for messages
record FrontMatter(Yaml.Mapping values, String body, int linesBefore) {
    private static final Pattern CLOSE = Pattern.compile("^(?:---|\\.\\.\\.)[ \\t]*$", Pattern.MULTILINE);

    static FrontMatter split(String content) throws FormatException {
        if (content.startsWith("---\n")) {
            Matcher close = CLOSE.matcher(content);
            if (close.find(4)) {
                String yaml = content.substring(4, close.start());
                int lines = (int) yaml.chars().filter(c -> c == '\n').count() + 2;
                // Anything but a mapping is text between two rules.
                if (YamlReader.read(yaml, 1) instanceof Yaml.Mapping values) {
                    int body = Math.min(content.length(), close.end() + 1);
                    return new FrontMatter(values, content.substring(body), lines);
                }
            }
        }
        return new FrontMatter(Yaml.mapping(null, "front matter"), content, 0);
    }
}
