package dev.whittle.app.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.Tokenizers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TokenWindowTest {
    private static final Encoding CL100K = Tokenizers.encoding("cl100k_base");
    private static final Boundaries BOUNDARIES = new Boundaries(Fixture.model("openai/gpt-4", "cl100k_base"), CL100K,
            CL100K,
            true);

    private static TokenLayout layout(Prompt prompt) {
        return TokenLayout.of(prompt, 40, false, null);
    }

    // tiktoken's own test: cl100k_base encodes the thumb's four bytes as 9468 (two of them), 239 and 235.
    @Test
    void tokensThatShareACharacterEachGetTheirPartOfIt() {
        TokenWindow window = TokenWindow.of(layout(Prompt.of(Message.user("a👍b"))), BOUNDARIES, 0, 9);

        assertThat(window.marks().getOrDefault(0, List.of()))
                .extracting(mark -> mark.span().token(), TokenMark::start, TokenMark::end)
                .containsExactly(tuple(64, 0.0, 1.0),
                        tuple(9468, 1.0, 2.0),
                        tuple(239, 2.0, 2.5),
                        tuple(235, 2.5, 3.0),
                        tuple(65, 3.0, 4.0));
    }

    @Test
    void theTokensOfRowsInTheMiddleAreThoseOfTheWholeTextAndKeepTheirColours() {
        String text = "The quick brown fox jumps over the lazy dog, again and again.\n".repeat(400);
        TokenLayout layout = layout(Prompt.of(Message.system("Be brief."), Message.user(text)));
        Map<Integer, List<TokenMark>> all = TokenWindow.of(layout, BOUNDARIES, 0, layout.rowCount()).marks();
        TokenWindow some = TokenWindow.of(layout, BOUNDARIES, 100, 130);

        assertThat(all.getOrDefault(1, List.of())).extracting(mark -> mark.span().token())
                .containsExactly(Arrays.stream(CL100K.encode(text)).boxed().toArray(Integer[]::new));
        assertThat(some.marks().getOrDefault(1, List.of())).hasSizeBetween(150, 300);
        assertThat(all.getOrDefault(1, List.of())).containsSequence(some.marks().getOrDefault(1, List.of()));
        assertThat(some.covers(layout, 100, 130)).isTrue();
        assertThat(some.covers(layout, 99, 130)).isFalse();
        assertThat(some.covers(layout(layout.prompt()), 100, 130)).as("of another layout").isFalse();
    }

    @Test
    void neighboursNeverHaveTheSameColour() {
        TokenWindow window = TokenWindow.of(layout(Prompt.of(Message.user("one two three four\n".repeat(30)))),
                BOUNDARIES, 0, 99);
        List<TokenMark> marks = window.marks().getOrDefault(0, List.of());
        Rows rows = window.layout().parts().getFirst().rows();

        for (int i = 1; i < marks.size(); i++) {
            if (rows.rowAt(marks.get(i).span().charStart()) == rows.rowAt(marks.get(i - 1).span().charStart())) {
                assertThat(marks.get(i).colour()).isNotEqualTo(marks.get(i - 1).colour());
            }
        }
    }

    @Test
    void unchangedMessagesAreNotWrappedAgain() {
        Prompt prompt = Prompt.of(Message.system("Be brief."), Message.user("Hello"));
        TokenLayout before = layout(prompt);
        TokenLayout after = TokenLayout.of(prompt.withText(1, "Hello you"), 40, false, before);

        assertThat(after.parts().get(0).rows()).isSameAs(before.parts().get(0).rows());
        assertThat(after.parts().get(1).text()).isEqualTo("Hello you");
        assertThat(after.place(0)).isEqualTo(new TokenLayout.Place(0, -1));
        assertThat(after.place(3)).isEqualTo(new TokenLayout.Place(1, 0));
        assertThat(after.row(1, 2)).isEqualTo(3);
    }

    @Test
    void variablesAreShownFilledAsTheyAreSent() {
        TokenLayout layout = layout(new Prompt(List.of(Message.user("Hi {{name}}, {{open}}")), Map.of("name", "Ada")));

        assertThat(layout.parts().getFirst().text()).isEqualTo("Hi Ada, {{open}}");
    }
}
