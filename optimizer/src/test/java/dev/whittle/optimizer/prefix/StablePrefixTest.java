package dev.whittle.optimizer.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.whittle.optimizer.RandomPrompt;
import dev.whittle.optimizer.prefix.Breaker.Kinds;
import dev.whittle.optimizer.prefix.StablePrefix.Place;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class StablePrefixTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");

    @Test
    void datesOfTheCallIdsVariablesAndUnsortedJsonAreFlagged() {
        String text = """
                Today is 2026-11-21. Session id: 8f3a-77c1
                Tools: {"name": "find", "args": {"q": "text"}}
                Never promise refunds before 2027-01-31. Version 12.
                {{ticket}}
                """;
        StablePrefix found = StablePrefix.of(Prompt.of(Message.user(text)), O200K, Set.of());
        assertThat(found.places()).extracting(place -> place.breaker().kind(), Place::text, Place::line)
                .containsExactly(
                        tuple(Kinds.DATE, "2026-11-21", 1),
                        tuple(Kinds.ID, "8f3a-77c1", 1),
                        tuple(Kinds.UNSORTED_JSON, "{\"name\": \"find\", \"args\": {\"q\": \"text\"}}",
                                2),
                        tuple(Kinds.VARIABLE, "{{ticket}}", 4));
        assertThat(found.stable()).isEqualTo(O200K.count("Today is ").tokens());
    }

    @Test
    void aVariableThatIsTheSameInEveryCallBreaksNothing() {
        Prompt prompt = Prompt.of(Message.system("You help users of {{product}}."), Message.user("{{ticket}}"))
                .withValue("product", "Harborline Sync").withValue("ticket", "It is slow.");
        assertThat(StablePrefix.of(prompt, O200K, Set.of()).stable()).isEqualTo(
                O200K.count("You help users of ").tokens());
        assertThat(StablePrefix.of(prompt, O200K, Set.of("product")).stable()).isEqualTo(
                O200K.count("You help users of Harborline Sync.").tokens());
    }

    @Test
    void partsThatChangeGoBehindTheOthers() {
        assertThat(reordered("Today is {{date}}.\n\nAnswer in JSON.\n\nBe brief.")).isEqualTo(
                "Answer in JSON.\n\nBe brief.\n\nToday is {{date}}.");
        assertThat(reordered("# Ticket\n{{ticket}}\n\n# Rules\nBe brief.\n\nBe kind.")).isEqualTo(
                "# Rules\nBe brief.\n\nBe kind.\n\n# Ticket\n{{ticket}}");
        assertThat(reordered("The ticket:\n\n<ticket>\n{{ticket}}\n\n</ticket>\n\nBe brief.")).isEqualTo(
                "Be brief.\n\nThe ticket:\n\n<ticket>\n{{ticket}}\n\n</ticket>");
        assertThat(reordered("Be brief.\n\n{{ticket}}")).isEqualTo("Be brief.\n\n{{ticket}}");
        assertThat(reordered("{{ticket}}\n\nThis is what she wrote.")).isEqualTo(
                "{{ticket}}\n\nThis is what she wrote.");
    }

    @Test
    void noLineIsLostAndASecondRunChangesNothing() {
        for (long seed = 0; seed < 300; seed++) {
            Prompt prompt = RandomPrompt.of(new SplittableRandom(seed));
            Prompt once = StablePrefix.stableFirst(prompt, Set.of());
            assertThat(lines(once)).as("seed %d", seed).isEqualTo(lines(prompt));
            assertThat(StablePrefix.of(once, O200K, Set.of()).stable()).as("seed %d", seed)
                    .isGreaterThanOrEqualTo(StablePrefix.of(prompt, O200K, Set.of()).stable());
            assertThat(StablePrefix.stableFirst(once, Set.of())).as("seed %d", seed).isEqualTo(once);
        }
    }

    private static String reordered(String text) {
        return StablePrefix.stableFirst(Prompt.of(Message.user(text)), Set.of()).messages().getFirst().text();
    }

    private static List<String> lines(Prompt prompt) {
        return prompt.messages().stream().flatMap(message -> message.text().lines()).map(String::stripTrailing)
                .filter(line -> !line.isEmpty()).sorted()
                .toList();
    }
}
