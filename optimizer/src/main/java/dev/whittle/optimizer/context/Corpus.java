package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Forms.Form;
import dev.whittle.prompt.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chunks taken apart into sentences, words and terms, once, for any number of questions. Units of all chunks are
/// numbered through. Immutable after construction.
final class Corpus {
    final List<Chunk> chunks;
    /// The first unit of each chunk, and at the end the number of units.
    final int[] firstUnit;
    final List<Unit> units = new ArrayList<>();
    final int[] chunkOf;
    /// Terms of each unit, in order, with repetitions.
    final List<int[]> terms = new ArrayList<>();
    /// Small-letter words of each unit; negative (-1 - id) where written with a capital.
    final List<int[]> words = new ArrayList<>();
    final List<int[]> titleTerms = new ArrayList<>();
    final List<int[]> titleWords = new ArrayList<>();
    /// Numbers, years and the like in each unit.
    final int[] numbers;
    private final Map<String, Integer> termIds = new HashMap<>();
    private final Map<String, Integer> wordIds = new HashMap<>();
    /// In how many units, and in how many chunks, a term occurs.
    final int[] unitFrequency;
    final int[] chunkFrequency;
    /// In how many units a word occurs.
    final int[] wordFrequency;
    private final Forms forms;
    private final Map<String, Entry> entries = new HashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(int word, int[] terms, boolean capital, boolean number) {}

    Corpus(List<Chunk> chunks, Forms forms) throws InterruptedException {
        this.chunks = List.copyOf(chunks);
        this.forms = forms;
        firstUnit = new int[chunks.size() + 1];
        List<Integer> numeric = new ArrayList<>();
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Ranking was stopped");
            }
            Ints title = new Ints();
            Ints titleWord = new Ints();
            String heading = chunks.get(chunk).title();
            read(heading, 0, heading.length(), title, titleWord);
            titleTerms.add(title.array());
            titleWords.add(titleWord.array());
            String text = chunks.get(chunk).text();
            for (Unit unit : Unit.of(text)) {
                Ints term = new Ints();
                Ints word = new Ints();
                numeric.add(read(text, unit.start(), unit.end(), term, word));
                units.add(unit);
                terms.add(term.array());
                words.add(word.array());
            }
            firstUnit[chunk + 1] = units.size();
        }
        numbers = numeric.stream().mapToInt(count -> count).toArray();
        chunkOf = new int[units.size()];
        unitFrequency = new int[termIds.size()];
        chunkFrequency = new int[termIds.size()];
        wordFrequency = new int[wordIds.size()];
        count();
    }

    private void count() {
        int[] lastUnit = new int[termIds.size()];
        int[] lastChunk = new int[termIds.size()];
        int[] lastWord = new int[wordIds.size()];
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            for (int term : titleTerms.get(chunk)) {
                if (lastChunk[term] != chunk + 1) {
                    lastChunk[term] = chunk + 1;
                    chunkFrequency[term]++;
                }
            }
            for (int unit = firstUnit[chunk]; unit < firstUnit[chunk + 1]; unit++) {
                chunkOf[unit] = chunk;
                for (int word : words.get(unit)) {
                    int plain = plain(word);
                    if (lastWord[plain] != unit + 1) {
                        lastWord[plain] = unit + 1;
                        wordFrequency[plain]++;
                    }
                }
                for (int term : terms.get(unit)) {
                    if (lastUnit[term] != unit + 1) {
                        lastUnit[term] = unit + 1;
                        unitFrequency[term]++;
                    }
                    if (lastChunk[term] != chunk + 1) {
                        lastChunk[term] = chunk + 1;
                        chunkFrequency[term]++;
                    }
                }
            }
        }
    }

    private int read(String text, int from, int to, Ints termsOut, Ints wordsOut) {
        int[] found = new int[1];
        Forms.words(text, from, to, word -> {
            Entry entry = entries.get(word);
            if (entry == null) {
                entry = entry(forms.of(word));
                entries.put(word, entry);
            }
            wordsOut.add(entry.capital() ? -1 - entry.word() : entry.word());
            for (int term : entry.terms()) {
                termsOut.add(term);
            }
            found[0] += entry.number() ? 1 : 0;
        });
        return found[0];
    }

    private Entry entry(Form form) {
        int word = wordIds.computeIfAbsent(form.lower(), _ -> wordIds.size());
        int[] ids = form.stems().stream().mapToInt(stem -> termIds.computeIfAbsent(stem, _ -> termIds.size()))
                .toArray();
        return new Entry(word, ids, form.capital(), form.number());
    }

    /// The distinct terms of a question, those the chunks never use as -1.
    int[] termsOf(String question) {
        Set<String> stems = new LinkedHashSet<>();
        Forms.words(question, 0, question.length(), word -> stems.addAll(forms.of(word).stems()));
        return stems.stream().mapToInt(stem -> termIds.getOrDefault(stem, -1)).toArray();
    }

    /// The words of a question that occur in the chunks, -1 where they do not.
    int[] wordsOf(String question) {
        List<Integer> ids = new ArrayList<>();
        Forms.words(question, 0, question.length(), word -> ids.add(wordIds.getOrDefault(forms.of(word).lower(), -1)));
        return ids.stream().mapToInt(id -> id).toArray();
    }

    int size() {
        return units.size();
    }

    int termCount() {
        return termIds.size();
    }

    int wordCount() {
        return wordIds.size();
    }

    static int plain(int word) {
        return word < 0 ? -1 - word : word;
    }

    private static final class Ints {
        private int[] values = new int[16];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        int[] array() {
            return Arrays.copyOf(values, size);
        }
    }
}
