package dev.whittle.optimizer.experiment.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values: sacreBLEU 2.6.0 (`sentence_bleu`, exponential smoothing, 13a), js-rouge 3.2.3 (what promptfoo uses;
/// it gives what Google's rouge_score gives in its own tests), the official evaluation script of SQuAD.
final class LikenessTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "The cat sat on the mat. | The cat is on the mat. | 0.488923",
        "the the the the the the the | the cat is on the mat | 0.078098",
        "It is a guide to action which ensures that the military always obeys the commands of the party | It is a guide to action that ensures that the military will forever heed Party commands | 0.411804",
        "Hello | Hello world | 0.367879",
        "Refunds take 3-5 days, e.g. $4.50. | A refund takes 3-5 business days, e.g. $4.50! | 0.534223",
        "no overlap here | something else entirely | 0",
        "The quick brown fox jumps over the lazy dog | The quick brown fox jumps over the lazy dog | 1",
        "Grüße aus Köln, 1,000.5 km | Grüße aus Bonn, 1,000.5 km | 0.379918",
    })
    void bleuIsSacrebleus(String answer, String reference, double bleu) {
        assertThat(Bleu.of(answer, reference)).isCloseTo(bleu, offset(1e-6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "the cat was under the bed | the cat was found under the bed | 0.923077 | 0.727273 | 0.923077",
        "police kill the gunman | police killed the gunman | 0.75 | 0.333333 | 0.75",
        "the gunman kill police | police killed the gunman | 0.75 | 0.333333 | 0.5",
        "the the the | the cat | 0.4 | 0 | 0.4",
        "testing one two | testing | 0.5 | 0 | 0.5",
        "w1 w2 w6 w7 w8 | w1 w2 w3 w4 w5 | 0.4 | 0.25 | 0.4",
        "w1 w3 w8 w9 w5 | w1 w2 w3 w4 w5 | 0.6 | 0 | 0.6",
    })
    void rougeIsTheReferences(String answer, String reference, double one, double two, double longest) {
        assertThat(Overlap.rouge(1, answer, reference)).isCloseTo(one, offset(1e-6));
        assertThat(Overlap.rouge(2, answer, reference)).isCloseTo(two, offset(1e-6));
        assertThat(Overlap.rougeL(answer, reference)).isCloseTo(longest, offset(1e-6));
    }

    @Test
    void chineseWordsAreCharactersWhereGooglesScriptSeesNothing() {
        assertThat(Overlap.rouge(1, "退款需要三天", "退款三天")).isCloseTo(0.8, offset(1e-9));
    }

    // normalize_answer, f1_score and exact_match_score of evaluate-v2.0.py
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "The Eiffel Tower. | eiffel tower | 1 | 1",
        "in the year 1889 | 1889 | 0 | 0.5",
        "Denver Broncos won | the Broncos | 0 | 0.5",
        "`the` | `a` | 1 | 1",
        "`` | `` | 1 | 1",
        "word | `` | 0 | 0",
        "a b b | b b b | 0 | 0.8",
        "it's | its | 1 | 1",
    })
    void answersAreComparedAsSquadDoes(String answer, String reference, double exact, double f1) {
        assertThat(Overlap.squadExact(answer, reference)).isEqualTo(exact);
        assertThat(Overlap.squadF1(answer, reference)).isCloseTo(f1, offset(1e-9));
    }

    @Test
    void editsAreThoseOfTheTextbookTable() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            String left = text(random, random.nextInt(200));
            String right = random.nextBoolean() ? text(random, random.nextInt(200)) : mangled(left, random);

            assertThat(Levenshtein.distance(left, right)).as("seed %d", seed).isEqualTo(table(left, right));
            assertThat(Levenshtein.distance(right, left)).as("seed %d", seed).isEqualTo(table(left, right));
        }
    }

    @Test
    void editsCountCharactersNotTheirHalves() {
        assertThat(Levenshtein.distance("I 🎈 you", "I ❤ you")).isEqualTo(1);
        assertThat(Levenshtein.distance("", "🎈🎈")).isEqualTo(2);
    }

    @Test
    void theCommonSubsequenceIsThatOfTheTextbookTable() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<String> left = List.of(text(random, 1 + random.nextInt(200)).split(""));
            List<String> right = List.of(text(random, 1 + random.nextInt(200)).split(""));

            assertThat(CommonSubsequence.length(left, right)).as("seed %d", seed).isEqualTo(subsequence(left, right));
        }
    }

    @Test
    void everyMeasureIsOneForATextAndItselfAndStaysWithinBounds() {
        List<Resembles.Measure> measures = List.of(Bleu::of, Overlap::rougeL, Overlap::squadF1, Overlap::squadExact,
                (left, right) -> Overlap.rouge(1, left, right));
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            String left = words(random);
            String right = words(random);
            for (Resembles.Measure measure : measures) {
                assertThat(measure.of(left, right)).as("seed %d", seed).isBetween(0.0, 1.0);
                assertThat(measure.of(left, left)).as("seed %d", seed).isCloseTo(1, offset(1e-12));
            }
        }
    }

    private static String words(Random random) {
        List<String> words = new ArrayList<>();
        for (int at = random.nextInt(9); at >= 0; at--) {
            words.add(List.of("refund", "takes", "3", "days", "Bücher", "退", "ship").get(random.nextInt(7)));
        }
        return String.join(" ", words);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append((char) ('a' + random.nextInt(4)));
        }
        return text.toString();
    }

    private static String mangled(String text, Random random) {
        StringBuilder mangled = new StringBuilder(text);
        for (int at = random.nextInt(8); at > 0 && !mangled.isEmpty(); at--) {
            int place = random.nextInt(mangled.length());
            switch (random.nextInt(3)) {
                case 0 -> mangled.deleteCharAt(place);
                case 1 -> mangled.insert(place, 'z');
                default -> mangled.setCharAt(place, 'y');
            }
        }
        return mangled.toString();
    }

    private static int table(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                cost[row][column] = row == 0 || column == 0
                        ? row + column
                        : Math.min(Math.min(cost[row - 1][column], cost[row][column - 1]) + 1, cost[row - 1][column - 1]
                                + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1));
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int subsequence(List<String> left, List<String> right) {
        int[][] length = new int[left.size() + 1][right.size() + 1];
        for (int row = 1; row <= left.size(); row++) {
            for (int column = 1; column <= right.size(); column++) {
                length[row][column] = left.get(row - 1).equals(right.get(column - 1))
                        ? length[row - 1][column - 1] + 1
                        : Math.max(length[row - 1][column], length[row][column - 1]);
            }
        }
        return length[left.size()][right.size()];
    }
}
