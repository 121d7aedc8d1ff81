package dev.whittle.optimizer.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Words that decide whether sentences say the same, read once from `words.json`; English, in small letters.
///
/// @param provenance who wrote the lists, from what, and when
/// @param empty words that say nothing of their own
/// @param turning words whose presence makes a copy say something else: "cite sources" is no "cite sources
///     if asked"
/// @param pronouns words that, first in a sentence, stand for something said before
/// @param pointing words that, first in a sentence but for an article, point back to one said before
public record WordLists(
        int schema, String provenance, Set<String> empty, Set<String> turning, Set<String> pronouns,
        Set<String> pointing) {
    private static final String FILE = "words.json";
    private static final WordLists STANDARD = load();
    private static final Pattern FIRST = Pattern.compile("[\\s*+•>\"'“‘(-]{0,8}(?:(?:a|an|the) )?([\\p{L}]+)");

    public WordLists {
        empty = Set.copyOf(empty);
        turning = Set.copyOf(turning);
        pronouns = Set.copyOf(pronouns);
        pointing = Set.copyOf(pointing);
    }

    /// The lists that ship.
    public static WordLists standard() {
        return STANDARD;
    }

    /// Whether a sentence speaks of what was said before it, so that it needs that one to be understood.
    public boolean pointsBack(CharSequence sentence) {
        Matcher first = FIRST.matcher(sentence.toString().toLowerCase(Locale.ROOT));
        return first.lookingAt() && (pronouns.contains(first.group(1)) || pointing.contains(first.group(1)));
    }

    private static WordLists load() {
        try (InputStream in = WordLists.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program is incomplete: its file %s is missing. Install it anew.".formatted(FILE));
            }
            return JsonMapper.shared().readValue(in, WordLists.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The program's file %s cannot be read. Install it anew.".formatted(FILE), e);
        }
    }
}
