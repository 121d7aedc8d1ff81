package dev.whittle.app.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.versions.VersionDiff.Part;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.ChatOverhead;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Tokens of the words used here are those of tiktoken for o200k_base.
final class VersionDiffTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    // A dollar for a million input tokens; a thousand calls a day on 30 days are 30,000 a month.
    private static final Price PRICE = Price.custom(null, null, Price.Mode.STANDARD,
            new Rates(new BigDecimal("1"), new BigDecimal("1"), null, null, null, null, null),
            LocalDate.parse("2026-11-21"));

    private static Model model(List<Price> prices) {
        return new Model("acme/one", "acme", "one", List.of(), "One", "o200k_base", ChatOverhead.NONE,
                new Model.Limits(1_000_000, null, null, null), Set.of(), Set.of(),
                new Model.Lifecycle(Model.Status.ACTIVE, null, null, null), prices);
    }

    private static VersionDiff diff(Prompt before, Prompt after, List<Price> prices) {
        Model model = model(prices);
        Catalog catalog = new Catalog("test", LocalDate.parse("2026-11-21"), List.of(model));
        PromptCounter counter = new PromptCounter(List.of(Tokenizers.get("o200k_base")));
        return VersionDiff.of(before, after, prompt -> Forecast.of(catalog, model,
                counter.count(prompt).require(model), Workload.DEFAULT, NOW));
    }

    private static VersionDiff diff(Prompt before, Prompt after) {
        return diff(before, after, List.of(PRICE));
    }

    private static Prompt user(String text) {
        return Prompt.of(Message.user(text));
    }

    private static String text(VersionDiff diff, boolean after) {
        return diff.parts().stream().map(part -> switch (part) {
            case Part.Heading _ -> "";
            case Part.Same(String same) -> same;
            case Part.Changed(Hunk hunk) -> after ? hunk.after() : hunk.before();
        }).collect(Collectors.joining());
    }

    @Test
    void aWordThatChangedIsAHunkWithItsTokensAndMoney() {
        VersionDiff diff = diff(user("hello world, hello"), user("hello world, hello world hello world"));

        assertThat(diff.hunks()).singleElement().satisfies(hunk -> {
            assertThat(hunk.where()).isEqualTo("user message 1");
            assertThat(hunk.before()).isEmpty();
            assertThat(hunk.after()).isEqualTo(" world hello world");
            assertThat(hunk.tokens()).isEqualTo(3);
            assertThat(hunk.usdAMonth()).isEqualByComparingTo("0.09");
        });
        assertThat(diff.sentence("Version 7")).isEqualTo("Version 7 added 3 tokens = $0.09 a month.");
    }

    @Test
    void theSentenceSaysWhatWasRemovedWhatIsUnpricedAndWhatIsTheSame() {
        assertThat(diff(user("hello world hello"), user("hello world")).sentence("Version 2"))
                .isEqualTo("Version 2 removed 1 token = $0.03 a month.");
        assertThat(diff(user("hello"), user("hello world"), List.of()).sentence("Version 2"))
                .isEqualTo("Version 2 added 1 token = unpriced.");
        assertThat(diff(user("hello"), user("hello")).sentence("Version 2")).isEqualTo("Version 2 has the same text.");
        assertThat(diff(user("hello world"), user("hello hello")).sentence("Version 2"))
                .isEqualTo("Version 2 changed words, not tokens.");
    }

    @Test
    void unpricedIsNeverZero() {
        assertThat(diff(user("hello"), user("hello world"), List.of()).hunks()).singleElement()
                .satisfies(hunk -> assertThat(hunk.usdAMonth()).isNull());
    }

    @Test
    void messagesThatCameOrWentAndValuesAreHunksOfTheirOwn() {
        Prompt before = Prompt.of(Message.system("Be brief."), Message.user("Hi {{name}}")).withValue("name", "Ada");
        Prompt after = Prompt.of(Message.user("Hi {{name}}"), Message.assistant("Hello!")).withValue("name", "Grace");

        VersionDiff diff = diff(before, after);

        assertThat(diff.hunks()).extracting(Hunk::where, Hunk::before, Hunk::after).containsExactly(
                tuple("system message 1", "Be brief.", ""),
                tuple("assistant message 3", "", "Hello!"),
                tuple("value of {{name}}", "Ada", "Grace"));
        assertThat(diff.parts()).filteredOn(Part.Heading.class::isInstance).extracting(Objects::toString)
                .containsExactly("Heading[words=system (removed)]", "Heading[words=user]",
                        "Heading[words=assistant (new)]", "Heading[words=values]");
    }

    @Test
    void chineseIsComparedSignBySign() {
        assertThat(diff(user("请在五天内退款"), user("请在六天内退款")).hunks()).singleElement()
                .satisfies(hunk -> assertThat(hunk.before() + hunk.after()).isEqualTo("五六"));
    }

    @Test
    void anEmptyPromptBecomesAnything() {
        VersionDiff diff = diff(Prompt.EMPTY, user("hello"));
        assertThat(diff.hunks()).hasSize(1);
        assertThat(diff.since().tokens()).isEqualTo(1);
        assertThat(diff(Prompt.EMPTY, Prompt.EMPTY).hunks()).isEmpty();
    }

    @RepeatedTest(200)
    void piecesMakeBothTextsAndHunksAddUpToTheWhole() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Prompt before = random(random);
        Prompt after = random.nextInt(4) == 0 ? random(random) : edited(before, random);

        VersionDiff diff = diff(before, after);

        String moment = "seed " + seed;
        assertThat(text(diff, false)).as(moment).startsWith(texts(before));
        assertThat(text(diff, true)).as(moment).startsWith(texts(after));
        assertThat(diff.hunks()).as(moment).noneMatch(hunk -> hunk.before().equals(hunk.after())
                && !hunk.before().isEmpty());
        long whole = diff.after().input().tokens() - diff.before().input().tokens();
        assertThat(diff.hunks().stream().mapToLong(Hunk::tokens).sum()).as(moment).isEqualTo(whole);
        assertThat(diff.hunks().stream().map(Hunk::usdAMonth).map(Objects::requireNonNull).reduce(BigDecimal.ZERO,
                BigDecimal::add)).as(moment).isEqualByComparingTo(new BigDecimal("0.03").multiply(
                        BigDecimal.valueOf(whole)));
        long counted = after.rendered().stream().mapToLong(
                message -> Tokenizers.get("o200k_base").count(message.text()).tokens()).sum();
        assertThat(diff.after().input().tokens()).as(moment).isEqualTo(counted);
    }

    private static String texts(Prompt prompt) {
        return prompt.messages().stream().map(Message::text).collect(Collectors.joining());
    }

    private static Prompt random(Random random) {
        List<Message> messages = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String text = words(random, random.nextInt(30));
            messages.add(random.nextBoolean() ? Message.user(text) : Message.system(text));
        }
        return new Prompt(messages, Map.of("a", words(random, 2)));
    }

    private static Prompt edited(Prompt prompt, Random random) {
        int which = random.nextInt(prompt.messages().size());
        String text = prompt.messages().get(which).text();
        int start = random.nextInt(text.length() + 1);
        int end = start + random.nextInt(text.length() - start + 1);
        return prompt.withText(which, text.substring(0, start) + words(random, 3) + text.substring(end));
    }

    private static String words(Random random, int count) {
        String[] words = {"refund", "days", "the", "\n", "{{a}}", ", ", "退款", "😀", "\r\n", "  ", "a_b", "é", ""};
        return random.ints(count, 0, words.length).mapToObj(i -> words[i] + (random.nextBoolean() ? " " : ""))
                .collect(Collectors.joining());
    }
}
