package dev.whittle.optimizer.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Words and what they come down to. Lucene's English analysis runs once a word, not once an occurrence, which
/// makes ranking several times faster than an index in memory. Thread-safe.
final class Forms {
    private static final int MOST_KEPT = 200_000;
    private final Analyzer analyzer = new EnglishAnalyzer();
    private final Map<String, Form> known = new ConcurrentHashMap<>();

    /// A word as written.
    ///
    /// @param lower in small letters
    /// @param stems its search terms: none for "the", one for most, several for Chinese
    /// @param capital whether it begins with a capital letter
    /// @param number whether it begins with a digit
    record Form(String lower, List<String> stems, boolean capital, boolean number) {}

    Form of(String word) {
        Form form = known.get(word);
        if (form == null) {
            if (known.size() >= MOST_KEPT) {
                known.clear();
            }
            int first = word.codePointAt(0);
            form = new Form(word.toLowerCase(Locale.ROOT), stems(word), Character.isUpperCase(first),
                    Character.isDigit(first));
            known.put(word, form);
        }
        return form;
    }

    /// The words of a part of a text: runs of letters and digits, joined over an apostrophe within a word and
    /// over a point or comma between digits.
    static void words(String text, int from, int to, Consumer<String> words) {
        int start = -1;
        for (int at = from; at <= to; at++) {
            boolean inside = at < to && (Character.isLetterOrDigit(text.charAt(at))
                    || Character.isSurrogate(text.charAt(at)) || (start >= 0 && joins(text, at, to)));
            if (inside && start < 0) {
                start = at;
            } else if (!inside && start >= 0) {
                words.accept(text.substring(start, at));
                start = -1;
            }
        }
    }

    private static boolean joins(String text, int at, int to) {
        if (at + 1 >= to) {
            return false;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at + 1);
        return switch (text.charAt(at)) {
            case '\'', '’' -> Character.isLetter(before) && Character.isLetter(after);
            case '.', ',' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
    }

    private List<String> stems(String word) {
        List<String> stems = new ArrayList<>(1);
        try (TokenStream stream = analyzer.tokenStream("", word)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                stems.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A word could not be analysed in memory", e);
        }
        return List.copyOf(stems);
    }
}
