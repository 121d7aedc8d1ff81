package dev.whittle.optimizer.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Words and what they come down to. Lucene's English analysis runs once a word, not once an occurrence, which
/// makes ranking several times faster than an index in memory. Thread-safe.
final class Lexicon {
    // A table of so many places knows more than 131,072 words.
    private static final int FULL = 1 << 19;
    private static final Set<String> MONTHS = Set.of("january", "february", "march", "april", "may", "june", "july",
            "august", "september", "october", "november", "december");
    private static final Set<String> TIMES = Set.of("second", "seconds", "minute", "minutes", "hour", "hours", "day",
            "days", "night", "week", "weeks", "weekend", "month", "months", "year", "years", "decade", "decades",
            "century", "centuries", "today", "tomorrow", "yesterday", "tonight", "noon", "midnight", "monday",
            "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "spring", "summer", "autumn", "winter",
            "daily", "weekly", "monthly", "yearly");
    private static final Set<String> AMOUNTS = Set.of("one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
            "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
            "hundreds", "thousand", "thousands", "million", "millions", "billion", "dozen", "once", "twice", "half");
    private final Analyzer analyzer = new EnglishAnalyzer();
    private final Map<String, Integer> lowers = new HashMap<>();
    private final Map<String, Integer> stems = new HashMap<>();
    // Chosen by chance, so that no document can be written whose words all fall on one place.
    private final int base = ThreadLocalRandom.current().nextInt() | 1;
    // By number. Written before the table has the word, so that who finds it there sees it here.
    private volatile Form[] forms = new Form[1 << 11];
    // Only ever replaced by a larger one. A reader that misses a word another thread is just adding looks again under
    // the lock.
    private volatile WordTable table = new WordTable(1 << 12);

    /// A word as written. Numbers of words and of stems are those of one [Lexicon].
    ///
    /// @param lower number of the word in small letters
    /// @param stems numbers of its search terms: none for "the", one for most, several for Chinese
    /// @param capital whether it begins with a capital letter
    /// @param number whether it begins with a digit
    /// @param time whether it tells a time: a month, what can be a year, a day, a span of time
    /// @param amount whether it tells an amount, in digits or as a word
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Form(
            String word, int lower, int[] stems, boolean capital, boolean number, boolean time,
            boolean amount) {}

    /// Takes the words of a text, by their numbers: 0, 1, 2 and so on in the order they were first read.
    interface Reader {
        void word(int number);
    }

    /// Whether so many words are known that another one should begin.
    boolean full() {
        return table.places() >= FULL;
    }

    /// The words of a part of a text: runs of letters and digits, joined over an apostrophe within a word and
    /// over a point or comma between digits.
    void read(char[] text, int from, int to, Reader reader) {
        int start = -1;
        int hash = 0;
        for (int at = from; at <= to; at++) {
            boolean inside = at < to && (inWord(text[at]) || (start >= 0 && joins(text, at, to)));
            if (inside) {
                start = start < 0 ? at : start;
                hash = hash * base + text[at];
            } else if (start >= 0) {
                reader.word(of(text, start, at, hash));
                start = -1;
                hash = 0;
            }
        }
    }

    private static boolean inWord(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static boolean joins(char[] text, int at, int to) {
        if (at + 1 >= to) {
            return false;
        }
        char before = text[at - 1];
        char after = text[at + 1];
        return switch (text[at]) {
            case '\'', '’' -> Character.isLetter(before) && Character.isLetter(after);
            case '.', ',' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
    }

    private int of(char[] text, int from, int to, int hash) {
        int number = table.find(text, from, to, hash);
        return number < 0 ? added(text, from, to, hash) : number;
    }

    private synchronized int added(char[] text, int from, int to, int hash) {
        WordTable known = table;
        int number = known.find(text, from, to, hash);
        if (number < 0) {
            number = known.size();
            Form[] all = number == forms.length ? Arrays.copyOf(forms, 2 * number) : forms;
            all[number] = form(new String(text, from, to - from));
            forms = all;
            table = known.with(text, from, to, hash);
        }
        return number;
    }

    /// What is known of a word.
    ///
    /// @param number as a [Reader] was told
    Form form(int number) {
        return forms[number];
    }

    private Form form(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int[] terms = stems(word).stream().mapToInt(stem -> stems.computeIfAbsent(stem, _ -> stems.size())).toArray();
        int first = word.codePointAt(0);
        boolean year = word.length() == 4 && word.chars().allMatch(c -> c >= '0' && c <= '9')
                && (word.charAt(0) == '1' || word.startsWith("20"));
        boolean capital = Character.isUpperCase(first);
        return new Form(word, lowers.computeIfAbsent(lower, _ -> lowers.size()), terms,
                capital,
                Character.isDigit(first), year || TIMES.contains(lower) || (capital && MONTHS.contains(lower)),
                AMOUNTS.contains(lower) || (Character.isDigit(first) && !year));
    }

    private List<String> stems(String word) {
        List<String> found = new ArrayList<>(1);
        try (TokenStream stream = analyzer.tokenStream("", word)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                found.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A word could not be analysed in memory", e);
        }
        return found;
    }
}
