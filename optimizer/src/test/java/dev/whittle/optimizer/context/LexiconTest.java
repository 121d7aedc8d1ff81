package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.context.Lexicon.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LexiconTest {
    private final Lexicon lexicon = new Lexicon();

    @Test
    void wordsAreRunsOfLettersAndDigitsJoinedOverApostrophesAndDecimalPoints() {
        assertThat(words("It's 3.14, not 3. (Zürich’s \"A-4\")")).containsExactly("It's", "3.14", "not", "3",
                "Zürich’s", "A", "4");
        assertThat(words("' . ,")).isEmpty();
        assertThat(words("")).isEmpty();
    }

    // The stems are those of Porter's published examples.
    @Test
    void formsOfAWordHaveOneStemAndFunctionWordsNone() {
        List<Form> forms = forms("connect connected connecting Connections the");
        assertThat(forms.subList(0, 4)).extracting(form -> form.stems()[0]).containsOnly(forms.getFirst().stems()[0]);
        assertThat(forms.getLast().stems()).isEmpty();
        assertThat(forms).extracting(Form::capital).containsExactly(false, false, false, true, false);
    }

    @Test
    void wordsThatTellATimeOrAnAmountAreKnown() {
        List<Form> forms = forms("May may 1999 2126 1999a five Days 300");
        assertThat(forms).extracting(Form::time).containsExactly(true, false, true, false, false, false, true, false);
        assertThat(forms).extracting(Form::amount).containsExactly(false, false, false, true, true, true, false, true);
    }

    @Test
    void wordsKeepTheirNumbersHoweverManyThereAre() {
        String text = IntStream.range(0, 20_000).mapToObj(at -> "w" + at).collect(Collectors.joining(" "));
        List<Integer> first = numbers(text);
        assertThat(first).isEqualTo(IntStream.range(0, 20_000).boxed().toList());
        assertThat(numbers(text)).isEqualTo(first);
        assertThat(lexicon.full()).isFalse();
    }

    @Test
    void whatOtherThreadsAddNeverTakesThePlaceOfAWord() throws InterruptedException, ExecutionException {
        List<List<String>> texts = IntStream.range(0, 8)
                .mapToObj(thread -> IntStream.range(0, 20_000).mapToObj(at -> "w" + thread + "x" + at).toList())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(texts.size())) {
            List<Future<List<String>>> read = texts.stream()
                    .map(text -> threads.submit(() -> words(String.join(" ", text)))).toList();
            for (int i = 0; i < texts.size(); i++) {
                assertThat(read.get(i).get()).isEqualTo(texts.get(i));
            }
        }
    }

    @Test
    void aWordLongerThanAllBeforeIsKept() {
        String giant = "x".repeat(100_000);
        assertThat(words("a " + giant + " b")).containsExactly("a", giant, "b");
        assertThat(numbers("b " + giant + "x " + giant)).containsExactly(2, 3, 1);
    }

    private List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        lexicon.read(text.toCharArray(), 0, text.length(), numbers::add);
        return numbers;
    }

    private List<Form> forms(String text) {
        return numbers(text).stream().map(lexicon::form).toList();
    }

    private List<String> words(String text) {
        return forms(text).stream().map(Form::word).toList();
    }
}
