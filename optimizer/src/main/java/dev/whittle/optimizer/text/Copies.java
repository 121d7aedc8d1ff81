package dev.whittle.optimizer.text;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Counts how often a text says the same thing: its sentences and its paragraphs, with case, blanks,
/// line breaks and list bullets made equal. Not thread-safe.
public final class Copies {
    private static final String BULLETS = "-*+•";
    private final Map<String, Integer> paragraphs = new HashMap<>();
    private final Map<String, Integer> sentences = new HashMap<>();

    /// The copies in all messages of a prompt.
    public static Copies of(Prompt prompt) {
        Copies copies = new Copies();
        prompt.messages().stream().map(Message::text).forEach(copies::add);
        return copies;
    }

    /// Counts a text in.
    public void add(String text) {
        paragraphs(text).forEach(paragraph -> paragraphs.merge(paragraph, 1, Integer::sum));
        sentences(text).forEach(sentence -> sentences.merge(sentence, 1, Integer::sum));
    }

    /// Whether everything a piece of text says is still said after other pieces are gone: as a whole
    /// paragraph, or sentence by sentence.
    ///
    /// @param gone the pieces taken out, this one among them
    public boolean survives(String piece, Copies gone) {
        List<String> whole = paragraphs(piece);
        List<String> parts = sentences(piece);
        return !parts.isEmpty() && (left(whole, paragraphs, gone.paragraphs) || left(parts, sentences, gone.sentences));
    }

    /// Two texts with equal keys say the same.
    public static String key(CharSequence text) {
        StringBuilder key = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isWhitespace(c)) {
                key.append(c);
            } else if (!key.isEmpty() && key.charAt(key.length() - 1) != ' ') {
                key.append(' ');
            }
        }
        if (!key.isEmpty() && key.charAt(key.length() - 1) == ' ') {
            key.setLength(key.length() - 1);
        }
        boolean bullet = key.length() > 1 && BULLETS.indexOf(key.charAt(0)) >= 0 && key.charAt(1) == ' ';
        return key.substring(bullet ? 2 : 0).toLowerCase(Locale.ROOT);
    }

    private static boolean left(List<String> keys, Map<String, Integer> all, Map<String, Integer> gone) {
        return keys.stream().allMatch(key -> all.getOrDefault(key, 0) > gone.getOrDefault(key, 0));
    }

    private static List<String> paragraphs(String text) {
        List<String> keys = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (Line line : Line.of(text)) {
            if (!line.blank(text)) {
                paragraph.append(text, line.start(), line.next());
            } else if (!paragraph.isEmpty()) {
                keys.add(key(paragraph));
                paragraph.setLength(0);
            }
        }
        if (!paragraph.isEmpty()) {
            keys.add(key(paragraph));
        }
        return keys;
    }

    private static List<String> sentences(String text) {
        List<String> keys = new ArrayList<>();
        for (Line line : Line.of(text)) {
            Sentence.of(text, line.start(), line.end()).forEach(sentence -> keys.add(key(sentence.in(text))));
        }
        return keys;
    }
}
