package dev.whittle.app.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.whittle.catalog.Model;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HeatMapTest {
    private static final Model GPT_4O = Fixture.model("openai/gpt-4o", "o200k_base");
    private static final String TEXT = "hello world\n\nThe quick brown fox jumps over the lazy dog.\nend";

    private static long sum(HeatMap.Part part) {
        return IntStream.range(0, part.lines()).mapToLong(part::of).sum();
    }

    // tiktoken: "hello world" is 24912, 2375 in o200k_base.
    @Test
    void theLinesOfAMessageAddUpToTheMessage() {
        HeatMap heat = HeatMap.of(Prompt.of(Message.user(TEXT)), Fixture.boundaries(GPT_4O), null);
        HeatMap.Part part = heat.parts().getFirst();

        assertThat(part.of(0)).as("hello, world and the line feeds").isEqualTo(3);
        assertThat(sum(part)).isEqualTo(Tokenizers.encoding("o200k_base").encode(TEXT).length);
        assertThat(part.lineAt(TEXT.indexOf("quick"))).isEqualTo(2);
        assertThat(heat.total()).isEqualTo(sum(part));
    }

    @Test
    void theHeaviestLinesComeFirstAndEqualOnesInOrder() {
        HeatMap heat = HeatMap.of(Prompt.of(Message.system("Be brief."), Message.user(TEXT)),
                Fixture.boundaries(GPT_4O),
                null);

        assertThat(heat.heaviest()).extracting(HeatMap.Heavy::part, HeatMap.Heavy::number, HeatMap.Heavy::excerpt)
                .startsWith(tuple(1, 3, "The quick brown fox jumps over the lazy dog."));
        assertThat(heat.heaviest()).isSortedAccordingTo((a, b) -> Long.compare(b.tokens(), a.tokens()));
        assertThat(heat.messages()).extracting(HeatMap.Heavy::role).containsExactly("user", "system");
        assertThat(heat.most()).isEqualTo(heat.heaviest().getFirst().tokens());
    }

    @Test
    void onlyTheHundredHeaviestOfManyLinesAreListed() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("word ".repeat(i % 977)).append('\n');
        }
        HeatMap heat = HeatMap.of(Prompt.of(Message.user(text.toString())), Fixture.boundaries(GPT_4O), null);

        assertThat(heat.heaviest()).hasSize(100);
        long least = heat.heaviest().getLast().tokens();
        HeatMap.Part part = heat.parts().getFirst();
        assertThat(IntStream.range(0, part.lines()).filter(line -> part.of(line) > least).count()).isLessThan(100);
    }

    @Test
    void linesOfAnEstimatedModelAddUpToItsEstimate() {
        Model claude = Fixture.model("anthropic/claude", "claude-new");
        String text = (TEXT + "\n").repeat(50);
        HeatMap heat = HeatMap.of(Prompt.of(Message.user(text)), Fixture.boundaries(claude), null);

        assertThat(heat.boundaries().own()).isFalse();
        assertThat(heat.boundaries().encoding().id()).isEqualTo("o200k_base");
        assertThat(heat.total()).isEqualTo(Tokenizers.get("claude-new").count(text).tokens());
    }

    @Test
    void unchangedMessagesAreNotCountedAgain() {
        Prompt prompt = new Prompt(List.of(Message.system("Be brief."), Message.user("{{x}}")), Map.of("x", "one"));
        HeatMap before = HeatMap.of(prompt, Fixture.boundaries(GPT_4O), null);
        HeatMap after = HeatMap.of(prompt.withValue("x", "one two"), before.boundaries(), before);

        assertThat(after.parts().get(0)).isSameAs(before.parts().get(0));
        assertThat(after.parts().get(1).text()).isEqualTo("one two");
    }

    @Test
    void anEmptyPromptHasNoHeavyLines() {
        HeatMap heat = HeatMap.of(Prompt.of(Message.user("")), Fixture.boundaries(GPT_4O), null);

        assertThat(heat.heaviest()).isEmpty();
        assertThat(heat.most()).isZero();
    }
}
