package dev.whittle.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.tokenizer.file.SmallVocabularies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// After any edits the counts are those of a full count, for every encoding and for estimates, on every
/// kind of text. `-Dwhittle.full=true` compares after each edit instead of every few.
class LiveCountPropertyTest {
    private static final int EVERY = Boolean.getBoolean("whittle.full") ? 1 : 50;
    @TempDir
    Path folder;

    private static final List<Tokenizer> TOKENIZERS = List.of(
            Tokenizers.get("o200k_base"),
            Tokenizers.get("o200k_harmony"),
            Tokenizers.get("cl100k_base"),
            Tokenizers.get("p50k_base"),
            Tokenizers.get("p50k_edit"),
            Tokenizers.get("r50k_base"),
            Tokenizers.get("gemini"));

    @Test
    void aSoupOfHostileCharacters() {
        Random random = new Random(1);
        edit(TOKENIZERS, HostileText.text(random, 400), random, 100_000, 3_000);
    }

    @Test
    void countsHandedToAnotherThreadStayThoseOfTheirTextWhileEditsGoOn() throws Exception {
        LiveCount live = new LiveCount(TOKENIZERS);
        BlockingQueue<Map.Entry<String, Map<String, TokenCount>>> handed = new ArrayBlockingQueue<>(16);
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<Integer> wrong = reader.submit(() -> {
                int differing = 0;
                for (int i = 0; i < 2_000; i++) {
                    var snapshot = handed.take();
                    for (Tokenizer tokenizer : TOKENIZERS) {
                        if (!tokenizer.count(snapshot.getKey()).equals(snapshot.getValue().get(tokenizer.id()))) {
                            differing++;
                        }
                    }
                }
                return differing;
            });
            Random random = new Random(5);
            for (int i = 0; i < 2_000; i++) {
                int start = random.nextInt(live.length() + 1);
                int end = Math.min(live.length(), start + (live.length() > 500 ? 300 : random.nextInt(3)));
                live.replace(start, end, HostileText.text(random, 8));
                assertThat(handed.offer(Map.entry(live.text(), live.counts()), 1, TimeUnit.MINUTES)).isTrue();
            }
            assertThat(wrong.get()).isZero();
        }
    }

    // Alone, an encoding allows cuts that the others do not.
    @ParameterizedTest
    @ValueSource(strings = {"o200k_base", "cl100k_base", "p50k_base", "r50k_base"})
    void aSoupForOneEncodingAlone(String id) {
        Random random = new Random(id.hashCode());
        edit(List.of(Tokenizers.get(id)), HostileText.text(random, 400), random, 20_000, 3_000);
    }

    // With a normalization, symbols, tokens of whole pieces, or merging: alone, and beside all others.
    @ParameterizedTest
    @MethodSource("dev.whittle.tokenizer.file.SmallVocabularies#names")
    void aSoupForAVocabularyFromAFile(String name) throws IOException {
        Random random = new Random(name.hashCode());
        Tokenizer small = SmallVocabularies.read(name, folder).encoding();
        List<Tokenizer> all = new ArrayList<>(TOKENIZERS);
        all.add(small);
        for (List<Tokenizer> tokenizers : List.of(List.of(small), all)) {
            edit(tokenizers, HostileText.text(random, 400), random, 6_000, 3_000);
            String letters = "中文字符之间没有任何标点thequickbrownfoxjumping가ᅡᆨécafé<think>ジ".repeat(60);
            edit(tokenizers, letters, random, 1_500, 6_000);
        }
    }

    // No hard cut is found for thousands of characters: the text is cut inside its pieces.
    @ParameterizedTest
    @ValueSource(strings = {"zh_md", "ja_md", "moby", "ar_md"})
    void runsOfLettersWithoutAnyMark(String name) throws IOException {
        String letters = Vectors.shared("corpus/" + name + ".txt.gz").replaceAll("[^\\p{Lo}\\p{Ll}]", "");
        String some = letters.substring(0, Math.min(letters.length(), 6_000));
        for (List<Tokenizer> tokenizers : List.of(TOKENIZERS, TOKENIZERS.subList(0, 1), TOKENIZERS.subList(2, 3))) {
            edit(tokenizers, some, new Random(name.hashCode()), 2_000, 10_000);
        }
    }

    // No white space and no other mark: to o200k_base all of it is letters and contractions.
    @Test
    void contractionsInARunOfLetters() {
        Random random = new Random(8);
        String[] ends = {"'s", "'re", "'ll", "'VE", "'t", "'", "'x", "'ſ"};
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 1_500) {
                random.ints(1 + random.nextInt(6), 'a', 'z' + 1).forEach(text::appendCodePoint);
                text.append(ends[random.nextInt(ends.length)]);
            }
            LiveCount live = new LiveCount(TOKENIZERS.subList(0, 1));
            live.setText(text.toString());
            check(TOKENIZERS.subList(0, 1), live, text, i);
        }
    }

    // Cuts inside a run are where no token lies across; one character can complete one that does.
    @ParameterizedTest
    @ValueSource(strings = {"\\p{Lo}{3,}", "[a-z]{6,}"})
    void oneCharacterThatCompletesTokensAnyDistanceAway(String kind) {
        Encoding o200k = Tokenizers.encoding("o200k_base");
        List<String> tokens = IntStream.range(0, 199_998).mapToObj(o200k::decode).filter(token -> token.matches(kind))
                .toList();
        Random random = new Random(9);
        for (int i = 0; i < 40; i++) {
            List<String> words = random.ints(150, 0, tokens.size()).mapToObj(tokens::get).toList();
            char wrong = kind.startsWith("[") ? 'q' : 'ً';
            StringBuilder text = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            for (String word : words) {
                places.add(text.length() + random.nextInt(word.length()));
                text.append(word);
            }
            String right = text.toString();
            places.forEach(place -> text.setCharAt(place, wrong));
            LiveCount live = new LiveCount(List.of(o200k));
            live.setText(text.toString());
            for (int place : places) {
                text.setCharAt(place, right.charAt(place));
                live.replace(place, place + 1, right.substring(place, place + 1));
                assertThat(live.counts().get("o200k_base")).isEqualTo(o200k.count(text.toString()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_md", "html", "java", "minjs", "json", "moby", "zh_md", "ja_md", "ar_md"})
    void realText(String name) throws IOException {
        String text = Vectors.shared("corpus/" + name + ".txt.gz");
        edit(TOKENIZERS, text.substring(0, Math.min(text.length(), 20_000)), new Random(7), 3_000, 30_000);
    }

    @Test
    void whatFollowsALongRunStillCountsByWhatIsInFrontOfIt() {
        // "码AV" crosses from an uncased letter to an upper-case one inside a token of o200k_base, and whether
        // both are in one piece depends on a lower-case letter any distance before and behind.
        Tokenizer o200k = TOKENIZERS.getFirst();
        String run = "中文字符之间没有任何标点".repeat(400);
        LiveCount live = new LiveCount(List.of(o200k));
        for (String start : List.of("", "a", "A", "aA", "x's", " ")) {
            for (String end : List.of("无码AV", "无码AVs", "无码AV's", "无码AVeS", "ºC", "ºCd")) {
                String text = start + run + end;
                live.setText(text);
                assertThat(live.counts().get("o200k_base")).as(start + ".." + end).isEqualTo(o200k.count(text));
            }
        }
    }

    // U+20000 is a letter, half of it is punctuation: what was a cut beside it is none any more.
    @ParameterizedTest
    @ValueSource(strings = {"\uFFFD\uD840\uDC00", "\uFFFD\uD840\uDC00\uFFFD\uFFFD\uD840\uDC00"}) // cut behind it, cut before it
    void halfOfACharacterBesideACut(String characters) {
        Tokenizer p50k = Tokenizers.get("p50k_base");
        String text = characters.repeat(100);
        for (int i = 1; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                LiveCount live = new LiveCount(List.of(p50k));
                live.setText(text);
                live.replace(i, i + 1, "");
                assertThat(live.counts().get("p50k_base")).isEqualTo(p50k.count(live.text()));
                live.replace(i, i, text.substring(i, i + 1));
                assertThat(live.counts().get("p50k_base")).isEqualTo(p50k.count(text));
            }
        }
    }

    private static void edit(List<Tokenizer> tokenizers, String text, Random random, int edits, int longest) {
        LiveCount live = new LiveCount(tokenizers);
        StringBuilder model = new StringBuilder(text);
        List<String> clipboard = new ArrayList<>(List.of(text));
        Deque<Undo> undos = new ArrayDeque<>();
        live.setText(text);
        check(tokenizers, live, model, -1);
        int caret = 0;
        for (int i = 0; i < edits; i++) {
            caret = random.nextInt(20) == 0 ? random.nextInt(model.length() + 1) : Math.min(caret, model.length());
            int start = caret;
            int end = caret;
            String inserted = "";
            switch (random.nextInt(16)) {
                case 0, 1, 2, 3 -> start = Math.max(0, caret - 1); // backspace
                case 4 -> end = Math.min(model.length(), caret + random.nextInt(60)); // delete a range
                case 5 -> inserted = HostileText.text(random, 30);
                case 6 -> { // paste something that was there
                    String source = clipboard.get(random.nextInt(clipboard.size()));
                    int from = random.nextInt(source.length() + 1);
                    inserted = source.substring(from, Math.min(source.length(), from + random.nextInt(800)));
                }
                case 7 -> { // cut
                    end = Math.min(model.length(), caret + random.nextInt(300));
                    clipboard.add(model.substring(start, end));
                }
                default -> inserted = HostileText.atom(random);
            }
            if (model.length() > longest) {
                end = Math.min(model.length(), start + longest / 3);
            }
            // Now and then several edits in a row are taken back.
            boolean undone = !undos.isEmpty() && (i / 40) % 8 == 7;
            if (undone) {
                Undo undo = undos.pop();
                start = undo.start();
                end = undo.end();
                inserted = undo.removed();
            } else {
                undos.push(new Undo(start, start + inserted.length(), model.substring(start, end)));
            }
            model.replace(start, end, inserted);
            live.replace(start, end, inserted);
            caret = start + inserted.length();
            if (i % EVERY == 0 || i == edits - 1) {
                check(tokenizers, live, model, i);
            }
        }
    }

    /// The opposite of an edit.
    private record Undo(int start, int end, String removed) {}

    private static void check(List<Tokenizer> tokenizers, LiveCount live, StringBuilder model, int step) {
        String text = model.toString();
        assertThat(live.length()).isEqualTo(text.length());
        assertThat(live.text()).isEqualTo(text);
        for (Tokenizer tokenizer : tokenizers) {
            assertThat(live.counts().get(tokenizer.id())).as("%s after edit %d", tokenizer.id(), step)
                    .isEqualTo(tokenizer.count(text));
        }
    }
}
