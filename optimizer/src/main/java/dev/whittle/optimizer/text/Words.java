package dev.whittle.optimizer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a text with their places, case made equal, for finding a run of words elsewhere.
///
/// @param text the text itself
/// @param words each word or number in lower case
/// @param starts first char of each
/// @param ends char behind each
public record Words(String text, List<String> words, List<Integer> starts, List<Integer> ends) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]++(?:['’.,:/@-][\\p{L}\\p{N}_]++)*+");

    /// The words of a text.
    public static Words of(String text) {
        List<String> words = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
            starts.add(matcher.start());
            ends.add(matcher.end());
        }
        return new Words(text, words, starts, ends);
    }

    /// How many there are.
    public int size() {
        return words.size();
    }

    /// All words, each between blanks, so that a run is found as a part of it.
    public String joined() {
        return " " + String.join(" ", words) + " ";
    }
}
