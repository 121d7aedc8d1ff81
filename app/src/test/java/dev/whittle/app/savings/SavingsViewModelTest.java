package dev.whittle.app.savings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.savings.SavingsState.Counting;
import dev.whittle.app.savings.SavingsState.Ready;
import dev.whittle.app.savings.SavingsState.Unpriced;
import dev.whittle.app.settings.Stored;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.SavingsPlan;
import dev.whittle.app.workspace.SavingsPlan.Choice;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// 1,993 tokens and the 7 of the chat format on GPT-4o, 200 output tokens, 1,000 calls on 30 days: 150 of input and
/// 60 of output a month by its list price; the rest worked out by hand.
final class SavingsViewModelTest {
    private static final Catalog CATALOG = Catalog.bundled();

    private final ObjectProperty<Model> chosen = new SimpleObjectProperty<>(model("openai/gpt-4o"));
    private final ObjectProperty<Workload> workload = new SimpleObjectProperty<>(
            new Workload(1_000, BigDecimal.valueOf(30), 200));
    private final ObjectProperty<@Nullable PromptCounts> counts = new SimpleObjectProperty<>();
    private final HeldBackground background = new HeldBackground();
    private final Memory memory = new Memory();
    private final SavingsViewModel savings = new SavingsViewModel(
            new SavingsViewModel.Now(new SimpleObjectProperty<>(CATALOG),
                    InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), chosen,
                    workload, counts),
            memory, background, cause -> {
                throw new AssertionError(cause);
            });

    @Test
    void nothingIsSaidBeforeThePromptIsCounted() {
        assertThat(savings.stateProperty().get()).isEqualTo(new Counting());
    }

    @Test
    void aPersonStartsWithAFifthLessInput() {
        counted();

        assertThat(ready().waterfall().before().total()).isEqualByComparingTo("210");
        assertThat(ready().waterfall().after().total()).isEqualByComparingTo("180");
        assertThat(ready().basis()).isEqualTo("GPT-4o, counted 2,000 tokens, price read on 2026-09-23. "
                + "Calls, days and output tokens are your assumptions.");
    }

    @Test
    void strategiesMultiplyInTheirOrderWhateverIsSwitchedOnFirst() {
        counted();
        savings.switchOn(StrategyCard.BATCH, true);
        type(StrategyCard.BATCH, "share", "100%");
        type(StrategyCard.SHORTENING, "input", "50%");

        assertThat(ready().waterfall().steps()).extracting(step -> step.strategy().id())
                .containsExactly("shortening", "batch");
        assertThat(ready().waterfall().after().total()).isEqualByComparingTo("67.5");
    }

    @Test
    void whatCannotBeIsSaidAtItsCardAndTheOthersGoOnCounting() {
        counted();
        savings.switchOn(StrategyCard.ROUTING, true);
        savings.switchOn(StrategyCard.RESPONSE_CACHE, true);
        type(StrategyCard.RESPONSE_CACHE, "hits", "130%");

        assertThat(ready().refused()).isEqualTo(Map.of("routing", "Choose a model.", "response-cache",
                "\"130%\" is not a part from 0% to 100%, such as 60% or 0.6."));
        assertThat(ready().waterfall().after().total()).isEqualByComparingTo("180");
        type(StrategyCard.ROUTING, "model", "gpt-4o-mini");
        assertThat(ready().refused()).containsOnlyKeys("response-cache");
    }

    @Test
    void moneyInvestedComesBackMonthByMonth() {
        counted();
        savings.typeWork("1.5", "100");

        assertThat(ready().payback().invested()).isEqualByComparingTo("150");
        assertThat(ready().payback().periods().orElseThrow()).isEqualByComparingTo("5");
        savings.typeWork("much", "100");
        assertThat(ready().refused()).containsEntry("work", "\"much\" is not a number of 0 or more, such as 12.50.");
    }

    @Test
    void theBreakEvenOfAPrefixFollowsTheChosenModel() {
        counted();

        assertThat(ready().breakEven()).containsExactly(
                "A cached prefix of 1,200 tokens pays from the first read: writing it costs nothing extra.");
        chosen.set(model("groq/llama-3.3-70b-versatile"));
        assertThat(ready().breakEven()).containsExactly(
                "Llama 3.3 70B on Groq offers no prompt cache, so all input is at the full rate.");
    }

    @Test
    void aModelWithoutAPriceIsNotShownAsCheap() {
        counted();
        chosen.set(model("openai/gpt-4"));

        assertThat(savings.stateProperty().get()).isInstanceOfSatisfying(Unpriced.class,
                state -> assertThat(state.reason()).startsWith("GPT-4 was shut down on 2026-10-23"));
    }

    @Test
    void thePlanIsKeptAndComesBack() {
        savings.switchOn(StrategyCard.BATCH, true);
        type(StrategyCard.BATCH, "share", "40%");
        background.runAll();
        assertThat(memory.plan).isEqualTo(
                new SavingsPlan(Map.of("batch", new Choice(true, Map.of("share", "40%"))), "", ""));

        memory.plan = new SavingsPlan(Map.of("cascade", new Choice(true, Map.of("model", "gpt-4o-mini"))), "3", "90");
        savings.load();
        background.runAll();
        counted();
        assertThat(savings.isOn(StrategyCard.CASCADE)).isTrue();
        assertThat(savings.isOn(StrategyCard.BATCH)).isFalse();
        assertThat(ready().payback().invested()).isEqualByComparingTo("270");
    }

    private void counted() {
        Map<String, TokenCount> total = new HashMap<>();
        CATALOG.models().forEach(model -> total.put(model.tokenizer(), TokenCount.exact(1_993)));
        counts.set(new PromptCounts(Prompt.of(Message.user("x")), List.of(), List.of(total), total));
    }

    private void type(StrategyCard card, String input, String text) {
        savings.type(card, card.inputs().stream().filter(one -> one.id().equals(input)).findFirst().orElseThrow(),
                text);
    }

    private Ready ready() {
        return (Ready) savings.stateProperty().get();
    }

    private static Model model(String key) {
        return CATALOG.find(key).orElseThrow();
    }

    private static final class Memory implements Stored<SavingsPlan> {
        private SavingsPlan plan = SavingsPlan.EMPTY;

        @Override
        public SavingsPlan read() {
            return plan;
        }

        @Override
        public void write(SavingsPlan value) {
            plan = value;
        }
    }
}
