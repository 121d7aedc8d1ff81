package dev.whittle.optimizer.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which sentences name the title of which other chunk: the bridges of multi-hop questions.
final class Links {
    /// For each unit the chunks whose titles it names, its own left out.
    final List<int[]> named = new ArrayList<>();
    /// For each chunk its title's words without what stands in brackets; empty if it has none of use.
    private final List<int[]> titles = new ArrayList<>();
    private final Map<Integer, List<Integer>> byFirst = new HashMap<>();
    /// Whether a title begins with a word.
    private final boolean[] begins;
    private static final int[] NONE = {};

    Links(Corpus corpus) {
        begins = new boolean[corpus.wordCount()];
        for (int chunk = 0; chunk < corpus.chunks.size(); chunk++) {
            int[] title = title(corpus, chunk);
            titles.add(title);
            if (title.length > 0 && title[0] >= 0) {
                byFirst.computeIfAbsent(title[0], _ -> new ArrayList<>()).add(chunk);
                begins[title[0]] = true;
            }
        }
        for (int unit = 0; unit < corpus.size(); unit++) {
            named.add(byFirst.isEmpty() ? NONE : find(corpus.words.get(unit), corpus.chunkOf[unit]));
        }
    }

    // "Reports > 2025 > Iris (song)" counts as "Iris".
    private static int[] title(Corpus corpus, int chunk) {
        String title = corpus.chunks.get(chunk).title();
        String last = title.substring(title.lastIndexOf('>') + 1).strip();
        int bracket = last.indexOf(" (");
        if (bracket > 0) {
            last = last.substring(0, bracket);
        }
        boolean telling = Arrays.stream(corpus.termsOf(last)).anyMatch(term -> term >= 0);
        return telling && last.length() > 2 ? corpus.wordsOf(last) : NONE;
    }

    private int[] find(int[] words, int own) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < words.length; at++) {
            boolean marked = words[at] < 0;
            int word = Corpus.plain(words[at]);
            for (int chunk : begins[word] ? byFirst.getOrDefault(word, List.of()) : List.<Integer>of()) {
                int[] title = titles.get(chunk);
                boolean name = title.length > 1 || marked;
                if (chunk != own && name && !found.contains(chunk) && matches(words, at, title)
                        && !Arrays.equals(title, titles.get(own))) {
                    found.add(chunk);
                }
            }
        }
        return found.isEmpty() ? NONE : found.stream().mapToInt(chunk -> chunk).toArray();
    }

    private static boolean matches(int[] words, int at, int[] title) {
        if (at + title.length > words.length) {
            return false;
        }
        for (int index = 0; index < title.length; index++) {
            if (Corpus.plain(words[at + index]) != title[index]) {
                return false;
            }
        }
        return true;
    }

    /// Whether a question, by its words, names a chunk's title.
    boolean namedIn(int[] question, int chunk) {
        int[] title = titles.get(chunk);
        for (int at = 0; title.length > 0 && at + title.length <= question.length; at++) {
            if (matches(question, at, title)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a chunk that a question, by its words, names by its title names another.
    boolean leadOn(Corpus corpus, int[] question) {
        for (int unit = 0; unit < named.size(); unit++) {
            if (named.get(unit).length > 0 && namedIn(question, corpus.chunkOf[unit])) {
                return true;
            }
        }
        return false;
    }

    boolean titled(int chunk) {
        return titles.get(chunk).length > 0;
    }
}
