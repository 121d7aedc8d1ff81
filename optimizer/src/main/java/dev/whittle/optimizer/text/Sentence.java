package dev.whittle.optimizer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One sentence within a line.
///
/// @param start first char, never a blank
/// @param end char behind the closing punctuation, never behind a blank
public record Sentence(int start, int end) {
    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "e.g",
            "i.e", "cf", "fig", "figs", "no", "nos", "vol", "approx", "inc", "ltd", "co", "corp", "jr", "sr", "al",
            "dept",
            "est", "ca", "eq", "sec", "ch", "p", "pp", "gen", "col", "lt", "sgt", "rev", "hon", "u.s", "u.k", "a.m",
            "p.m", "abs", "nr", "bzw", "ggf", "vgl", "inkl", "zzgl", "usw", "evtl", "bspw", "sog", "tel", "str", "mio",
            "mrd",
            "sra", "uds", "núm", "pág");
    private static final Set<String> GERMAN_MONTHS = Set.of("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
            "August", "September", "Oktober", "November", "Dezember");

    /// The sentences of a part of a text, in order and without gaps other than blanks. A sentence ends
    /// at `.`, `!`, `?`, `؟` or `。！？`, closing quotes and brackets included; not after an abbreviation, an
    /// initial or a list number, and not before a small letter.
    ///
    /// @param from first char of the part
    /// @param to char behind it
    public static List<Sentence> of(CharSequence text, int from, int to) {
        List<Sentence> sentences = new ArrayList<>();
        int start = skipBlanks(text, from, to);
        for (int at = start; at < to; at++) {
            char c = text.charAt(at);
            boolean wide = c == '。' || c == '！' || c == '？';
            if (!wide && c != '.' && c != '!' && c != '?' && c != '؟') {
                continue;
            }
            int end = at + 1;
            while (end < to && ".!?؟。！？\"'”’»)]*_".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            int next = skipBlanks(text, end, to);
            if (next == to
                    || ((wide || next > end) && opens(text, next)
                            && !(c == '.' && (abbreviated(text, start, at) || day(text, start, at, next))))) {
                sentences.add(new Sentence(start, end));
                start = next;
            }
            at = end - 1;
        }
        if (start < to) {
            int end = to;
            while (Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            sentences.add(new Sentence(start, end));
        }
        return sentences;
    }

    /// The sentence's text.
    public String in(CharSequence text) {
        return text.subSequence(start, end).toString();
    }

    private static int skipBlanks(CharSequence text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean opens(CharSequence text, int at) {
        return !Character.isLowerCase(text.charAt(at));
    }

    private static boolean abbreviated(CharSequence text, int start, int dot) {
        int word = dot;
        while (word > start && !Character.isWhitespace(text.charAt(word - 1))
                && "([\"'“‘".indexOf(text.charAt(word - 1)) < 0) {
            word--;
        }
        String before = text.subSequence(word, dot).toString();
        // Capital initials, and "z. B." or "p. ex.".
        boolean initial = before.length() == 1 && Character.isLetter(before.charAt(0)) && !before.equals("I");
        boolean number = word == start && !before.isEmpty() && before.chars().allMatch(Character::isDigit);
        return initial || number || ABBREVIATIONS.contains(before.toLowerCase(Locale.ROOT));
    }

    // A day of the month as German writes it: "3. Oktober".
    private static boolean day(CharSequence text, int start, int dot, int next) {
        if (dot == start || !Character.isDigit(text.charAt(dot - 1))) {
            return false;
        }
        int end = next;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return GERMAN_MONTHS.contains(text.subSequence(next, end).toString());
    }
}
