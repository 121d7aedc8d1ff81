package dev.whittle.optimizer.experiment.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/// Tells the language of a text by its script, and within a script by its small words: Lucene's
/// stop words, and lists of our own (`languages.json`) where it has none.
final class Language {
    private static final Map<UnicodeScript, String> BY_SCRIPT = Map.of(UnicodeScript.GREEK, "el", UnicodeScript.HEBREW,
            "he", UnicodeScript.THAI, "th", UnicodeScript.HANGUL, "ko", UnicodeScript.ARMENIAN, "hy",
            UnicodeScript.BENGALI, "bn", UnicodeScript.TAMIL, "ta", UnicodeScript.TELUGU, "te",
            UnicodeScript.GEORGIAN, "ka");
    private static final Map<String, Set<String>> SMALL_WORDS = smallWords();
    /// For each small word, how many languages have it.
    private static final Map<String, Integer> SHARED = shared();
    private static final double DOMINANT = 0.6;
    private static final int FEWEST_HITS = 2;
    private static final double AHEAD = 1.1;
    private static final double KANA_IN_JAPANESE = 0.1;

    /// What it can tell: two-letter codes of ISO 639-1.
    static final SortedSet<String> KNOWN = known();

    private record File(int schema, String provenance, Map<String, List<String>> words) {}

    private Language() {}

    /// The language of a text, or nothing if it is too short or too mixed.
    static Optional<String> of(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        text.codePoints().filter(Character::isLetter)
                .forEach(c -> letters.merge(UnicodeScript.of(c), 1, Integer::sum));
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        int kana = letters.getOrDefault(UnicodeScript.HIRAGANA, 0) + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
        int eastAsian = kana + letters.getOrDefault(UnicodeScript.HAN, 0);
        if (eastAsian > DOMINANT * all) {
            return Optional.of(kana > KANA_IN_JAPANESE * eastAsian ? "ja" : "zh");
        }
        Optional<UnicodeScript> script = letters.entrySet().stream().max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() > DOMINANT * all).map(Map.Entry::getKey);
        return script.flatMap(one -> BY_SCRIPT.containsKey(one)
                ? Optional.ofNullable(BY_SCRIPT.get(one))
                : bySmallWords(Overlap.words(text)));
    }

    // A word that many languages have tells little, and so does the same word again.
    private static Optional<String> bySmallWords(List<String> words) {
        Map<String, Double> scores = new TreeMap<>();
        Map<String, Integer> hits = new HashMap<>();
        for (String word : new HashSet<>(words)) {
            int languages = SHARED.getOrDefault(word, 0);
            if (languages > 0) {
                SMALL_WORDS.forEach((language, small) -> {
                    if (small.contains(word)) {
                        scores.merge(language, 1.0 / languages, Double::sum);
                        hits.merge(language, 1, Integer::sum);
                    }
                });
            }
        }
        List<Map.Entry<String, Double>> best = scores.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(2).toList();
        if (best.isEmpty() || hits.getOrDefault(best.getFirst().getKey(), 0) < FEWEST_HITS
                || (best.size() == 2 && best.getFirst().getValue() < AHEAD * best.getLast().getValue())) {
            return Optional.empty();
        }
        return Optional.of(best.getFirst().getKey());
    }

    private static Map<String, Set<String>> smallWords() {
        Map<String, Set<String>> words = new TreeMap<>();
        Map.of("da", "danish", "nl", "dutch", "en", "english", "fi", "finnish", "fr", "french", "de", "german", "hu",
                "hungarian", "it", "italian", "no", "norwegian", "pt", "portuguese")
                .forEach((code, name) -> words.put(code, snowball(name)));
        Map.of("ru", "russian", "es", "spanish", "sv", "swedish")
                .forEach((code, name) -> words.put(code, snowball(name)));
        Map.of("ar", ArabicAnalyzer.getDefaultStopSet(), "bg", BulgarianAnalyzer.getDefaultStopSet(), "cs",
                CzechAnalyzer.getDefaultStopSet(), "fa", PersianAnalyzer.getDefaultStopSet(), "hi",
                HindiAnalyzer.getDefaultStopSet(), "id", IndonesianAnalyzer.getDefaultStopSet(), "ro",
                RomanianAnalyzer.getDefaultStopSet(), "tr", TurkishAnalyzer.getDefaultStopSet())
                .forEach((code, set) -> words.put(code, strings(set)));
        Resource.read("languages.json", File.class).words().forEach((code, list) -> words.put(code, Set.copyOf(list)));
        return words;
    }

    private static Set<String> snowball(String name) {
        String file = name + "_stop.txt";
        try (InputStream in = SnowballFilter.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program is incomplete: Lucene's %s is missing. Install it anew.".formatted(file));
            }
            return strings(WordlistLoader.getSnowballWordSet(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Lucene's %s cannot be read. Install the program anew.".formatted(file), e);
        }
    }

    private static Set<String> strings(CharArraySet set) {
        Set<String> strings = new HashSet<>();
        for (Object word : set) {
            strings.add(new String((char[]) word));
        }
        return strings;
    }

    private static Map<String, Integer> shared() {
        Map<String, Integer> shared = new HashMap<>();
        SMALL_WORDS.values().forEach(words -> words.forEach(word -> shared.merge(word, 1, Integer::sum)));
        return shared;
    }

    private static SortedSet<String> known() {
        SortedSet<String> known = new TreeSet<>(SMALL_WORDS.keySet());
        known.addAll(BY_SCRIPT.values());
        known.addAll(List.of("ja", "zh"));
        return known;
    }
}
