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
import org.jspecify.annotations.Nullable;

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
    private int size;
    // Open addressing; only ever replaced by a larger one. A reader that misses a word another thread is just adding
    // looks again under the lock.
    private volatile Table table = new Table(1 << 12);

    /// A word as written. Numbers of words and of stems are those of one [Lexicon].
    ///
    /// @param id number of the word as written
    /// @param lower number of the word in small letters
    /// @param stems numbers of its search terms: none for "the", one for most, several for Chinese
    /// @param capital whether it begins with a capital letter
    /// @param number whether it begins with a digit
    /// @param time whether it tells a time: a month, what can be a year, a day, a span of time
    /// @param amount whether it tells an amount, in digits or as a word
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Form(
            char[] word, int id, int lower, int[] stems, boolean capital, boolean number, boolean time,
            boolean amount) {}

    /// Takes the words of a text.
    interface Reader {
        void word(Form form);
    }

    /// Whether so many words are known that another one should begin.
    boolean full() {
        return table.forms.length >= FULL;
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

    private Form of(char[] text, int from, int to, int hash) {
        int mark = hash == Table.FREE ? 1 : hash;
        Form form = table.find(text, from, to, mark);
        return form == null ? added(text, from, to, mark) : form;
    }

    private synchronized Form added(char[] text, int from, int to, int hash) {
        Table known = table;
        Form form = known.find(text, from, to, hash);
        if (form == null) {
            form = form(new String(text, from, to - from));
            known.put(form, hash);
            if (2 * ++size > known.forms.length) {
                table = known.larger();
            }
        }
        return form;
    }

    /// Forms by the hashes of their words, open addressing.
    ///
    /// @param hashes [#FREE] where nothing stands
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Table(int[] hashes, @Nullable Form[] forms) {
        static final int FREE = 0;

        Table(int places) {
            this(new int[places], new Form[places]);
        }

        // Each place is read once: meanwhile another thread may put another word there.
        @Nullable
        Form find(char[] text, int from, int to, int hash) {
            int mask = hashes.length - 1;
            int at = first(hash);
            for (int there = hashes[at]; there != FREE; there = hashes[at]) {
                Form form = there == hash ? forms[at] : null;
                if (form != null && Arrays.equals(form.word, 0, form.word.length, text, from, to)) {
                    return form;
                }
                at = (at + 1) & mask;
            }
            return null;
        }

        void put(Form form, int hash) {
            int at = first(hash);
            while (hashes[at] != FREE) {
                at = (at + 1) & (hashes.length - 1);
            }
            forms[at] = form;
            hashes[at] = hash;
        }

        private int first(int hash) {
            return (hash ^ (hash >>> 15)) & (hashes.length - 1);
        }

        Table larger() {
            Table larger = new Table(2 * hashes.length);
            for (int at = 0; at < hashes.length; at++) {
                Form form = forms[at];
                if (form != null) {
                    larger.put(form, hashes[at]);
                }
            }
            return larger;
        }
    }

    private Form form(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int[] terms = stems(word).stream().mapToInt(stem -> stems.computeIfAbsent(stem, _ -> stems.size())).toArray();
        int first = word.codePointAt(0);
        boolean year = word.length() == 4 && word.chars().allMatch(c -> c >= '0' && c <= '9')
                && (word.charAt(0) == '1' || word.startsWith("20"));
        boolean capital = Character.isUpperCase(first);
        return new Form(word.toCharArray(), size, lowers.computeIfAbsent(lower, _ -> lowers.size()), terms,
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
