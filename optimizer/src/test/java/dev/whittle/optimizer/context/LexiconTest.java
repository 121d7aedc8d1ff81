package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.context.Lexicon.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        List<Integer> first = forms(text).stream().map(Form::id).toList();
        assertThat(new HashSet<>(first)).hasSize(20_000);
        assertThat(forms(text).stream().map(Form::id).toList()).isEqualTo(first);
        assertThat(lexicon.full()).isFalse();
    }

    private List<Form> forms(String text) {
        List<Form> forms = new ArrayList<>();
        lexicon.read(text.toCharArray(), 0, text.length(), forms::add);
        return forms;
    }

    private List<String> words(String text) {
        return forms(text).stream().map(form -> new String(form.word())).toList();
    }
}
