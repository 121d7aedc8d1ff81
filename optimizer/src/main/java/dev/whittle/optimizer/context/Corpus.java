package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Lexicon.Form;
import dev.whittle.prompt.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
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
    /// Words that tell a time, and an amount, in each unit.
    final int[] times;
    final int[] amounts;
    private final boolean[] runsOn;
    private final Numbering termIds = new Numbering();
    private final Numbering wordIds = new Numbering();
    /// In how many units, and in how many chunks, a term occurs.
    final int[] unitFrequency;
    final int[] chunkFrequency;
    /// In how many units a word occurs.
    final int[] wordFrequency;
    private final Lexicon lexicon;
    private final Numbering seen = new Numbering();
    private final List<Entry> entries = new ArrayList<>();

    /// What a form is in this corpus.
    ///
    /// @param word as in [#words]
    /// @param number 1 if it is one, else 0; so the next two
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(int word, int[] terms, int number, int time, int amount) {}

    Corpus(List<Chunk> chunks, Lexicon lexicon) throws InterruptedException {
        this.chunks = List.copyOf(chunks);
        this.lexicon = lexicon;
        firstUnit = new int[chunks.size() + 1];
        Ints numeric = new Ints();
        Ints timed = new Ints();
        Ints counted = new Ints();
        Ints chunkOfUnit = new Ints();
        Reading reading = new Reading();
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Ranking was stopped");
            }
            char[] heading = chunks.get(chunk).title().toCharArray();
            lexicon.read(heading, 0, heading.length, reading);
            titleTerms.add(reading.terms.taken());
            titleWords.add(reading.words.taken());
            String text = chunks.get(chunk).text();
            char[] chars = text.toCharArray();
            for (Unit unit : Unit.of(text)) {
                reading.numbers = 0;
                reading.times = 0;
                reading.amounts = 0;
                lexicon.read(chars, unit.start(), unit.end(), reading);
                units.add(unit);
                terms.add(reading.terms.taken());
                words.add(reading.words.taken());
                numeric.add(reading.numbers);
                timed.add(reading.times);
                counted.add(reading.amounts);
                chunkOfUnit.add(chunk);
            }
            firstUnit[chunk + 1] = units.size();
        }
        numbers = numeric.taken();
        times = timed.taken();
        amounts = counted.taken();
        chunkOf = chunkOfUnit.taken();
        runsOn = new boolean[chunks.size()];
        for (int chunk = 1; chunk < runsOn.length; chunk++) {
            runsOn[chunk] = sameText(chunk);
        }
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

    // Collects what one unit or title holds.
    private final class Reading implements Lexicon.Reader {
        private final Ints terms = new Ints();
        private final Ints words = new Ints();
        private int numbers;
        private int times;
        private int amounts;

        @Override
        public void word(int number) {
            int own = seen.of(number);
            if (own == entries.size()) {
                entries.add(entry(lexicon.form(number)));
            }
            Entry entry = entries.get(own);
            words.add(entry.word());
            for (int term : entry.terms()) {
                terms.add(term);
            }
            numbers += entry.number();
            times += entry.time();
            amounts += entry.amount();
        }
    }

    private Entry entry(Form form) {
        int word = wordIds.of(form.lower());
        int[] ids = new int[form.stems().length];
        Arrays.setAll(ids, at -> termIds.of(form.stems()[at]));
        return new Entry(form.capital() ? -1 - word : word, ids, form.number() ? 1 : 0, form.time() ? 1 : 0,
                form.amount() ? 1 : 0);
    }

    /// The distinct terms of a question, those the chunks never use as -1.
    int[] termsOf(String question) {
        Set<Integer> stems = new LinkedHashSet<>();
        forms(question).forEach(form -> Arrays.stream(form.stems()).forEach(stems::add));
        return stems.stream().mapToInt(termIds::known).toArray();
    }

    /// The words of a question that occur in the chunks, -1 where they do not.
    int[] wordsOf(String question) {
        return forms(question).stream().mapToInt(form -> wordIds.known(form.lower())).toArray();
    }

    private List<Form> forms(String question) {
        List<Form> found = new ArrayList<>();
        char[] chars = question.toCharArray();
        lexicon.read(chars, 0, chars.length, number -> found.add(lexicon.form(number)));
        return found;
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

    /// Whether a chunk goes on where the one before it ends, as far as titles and sources tell.
    boolean runsOn(int chunk) {
        return chunk > 0 && chunk < runsOn.length && runsOn[chunk];
    }

    private boolean sameText(int chunk) {
        Chunk own = chunks.get(chunk);
        Chunk before = chunks.get(chunk - 1);
        boolean empty = firstUnit[chunk] == firstUnit[chunk - 1] || firstUnit[chunk + 1] == firstUnit[chunk];
        return !empty && own.title().equals(before.title()) && own.source().equals(before.source());
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

        // What was added since the last time.
        int[] taken() {
            int[] taken = Arrays.copyOf(values, size);
            size = 0;
            return taken;
        }
    }
}
