package dev.whittle.optimizer.experiment.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words two texts have in common: ROUGE (Lin 2004, as F1, tokens as Google's rouge_score has
/// them, without stemming) and SQuAD's F1 and exact match (Rajpurkar et al. 2016, the official
/// evaluation script).
final class Overlap {
    private static final Pattern ARTICLES = Pattern.compile("\\b(a|an|the)\\b", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private Overlap() {}

    /// ROUGE-N: F1 of the runs of n words; 0 if a text has no such run.
    static double rouge(int n, String answer, String reference) {
        return f1(runs(words(answer), n), runs(words(reference), n));
    }

    /// ROUGE-L: F1 of the longest common subsequence of words, the text taken as one sentence.
    static double rougeL(String answer, String reference) {
        List<String> left = words(answer);
        List<String> right = words(reference);
        return harmonic(CommonSubsequence.length(left, right), left.size(), right.size());
    }

    /// SQuAD's F1: 1 for two texts without words.
    static double squadF1(String answer, String reference) {
        List<String> left = squad(answer);
        List<String> right = squad(reference);
        return left.isEmpty() || right.isEmpty()
                ? left.equals(right) ? 1 : 0
                : f1(left, right);
    }

    /// SQuAD's exact match: 1 if the texts are equal but for case, punctuation, articles and
    /// blanks.
    static double squadExact(String answer, String reference) {
        return squad(answer).equals(squad(reference)) ? 1 : 0;
    }

    /// Whether a character is a word of its own in a script that puts no blanks between words.
    static boolean standsAlone(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA -> Character.isLetter(codePoint);
            default -> false;
        };
    }

    /// Small letters and digits; all else ends a word.
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            boolean alone = standsAlone(c);
            if ((alone || !part(c)) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (alone) {
                words.add(Character.toString(c));
            } else if (part(c)) {
                word.appendCodePoint(c);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean part(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK
                || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
    }

    static List<String> squad(String text) {
        String bare = text.toLowerCase(Locale.ROOT).chars().filter(c -> PUNCTUATION.indexOf(c) < 0)
                .mapToObj(Character::toString).collect(Collectors.joining());
        String spaced = ARTICLES.matcher(bare).replaceAll(" ").strip();
        return spaced.isEmpty() ? List.of() : List.of(spaced.split("[\\s\\p{Z}]+"));
    }

    static List<String> runs(List<String> words, int n) {
        List<String> runs = new ArrayList<>();
        for (int at = 0; at + n <= words.size(); at++) {
            runs.add(String.join(" ", words.subList(at, at + n)));
        }
        return runs;
    }

    /// How many runs two texts have in common, each as often as in the one that has it less often.
    static long shared(Map<String, Long> left, Map<String, Long> right) {
        return left.entrySet().stream()
                .mapToLong(run -> Math.min(run.getValue(), right.getOrDefault(run.getKey(), 0L))).sum();
    }

    static Map<String, Long> counts(List<String> runs) {
        return runs.stream().collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
    }

    private static double f1(List<String> left, List<String> right) {
        return harmonic(shared(counts(left), counts(right)), left.size(), right.size());
    }

    private static double harmonic(long shared, int left, int right) {
        return shared == 0 ? 0 : 2.0 * shared / (left + right);
    }
}
