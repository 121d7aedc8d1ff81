package dev.whittle.optimizer.savings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswerLimitTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final Catalog CATALOG = Catalog.bundled();
    private static final Model GPT_4O = CATALOG.find("openai/gpt-4o").orElseThrow();

    // gpt-4o: $2.50 a million in, $10 out; 30,000 calls. Now 1,000 in and 300 out: 0.0025 + 0.003 = 0.0055 a
    // call, $165. Then 8 more in and 80 out (60 words): 0.00252 + 0.0008 = 0.00332, $99.60.
    @Test
    void theSentenceIsPricedAsWhatItAddsAndWhatItSaves() {
        AnswerLimit limit = new AnswerLimit(60, 8, List.of(), 300);
        Change month = limit.month(CATALOG, GPT_4O, 1_000, Workload.DEFAULT, AT);
        assertThat(month.before()).isEqualByComparingTo("165.00");
        assertThat(month.after()).isEqualByComparingTo("99.60");
        assertThat(limit.maxTokens()).isZero();
    }

    @Test
    void answersThatAreShortAnywaySaveNothingAndTheSentenceCosts() {
        AnswerLimit limit = new AnswerLimit(300, 8, List.of(100L, 50L, 90L), 300);
        Change month = limit.month(CATALOG, GPT_4O, 1_000, Workload.DEFAULT, AT);
        // 240 / 3 = 80 tokens of output either way; 8 tokens of input on 30,000 calls are 60 cents.
        assertThat(limit.outputNow()).isEqualByComparingTo("80");
        assertThat(month.saved()).isEqualByComparingTo("-0.60");
    }

    @Test
    void onlyTheLongAnswersGetShorter() {
        AnswerLimit limit = new AnswerLimit(75, 8, List.of(400L, 50L), 300);
        assertThat(limit.tokens()).isEqualTo(100);
        assertThat(limit.outputNow()).isEqualByComparingTo("225");
        assertThat(limit.outputThen()).isEqualByComparingTo("75");
    }

    @Test
    void maxTokensIsAboveEveryAnswerAndSaysHowSureThatIs() {
        AnswerLimit limit = new AnswerLimit(60, 8, List.of(180L, 420L, 200L), 300);
        assertThat(limit.maxTokens()).isEqualTo(430);
        assertThat(limit.cutOff()).isEqualTo(0.25);
        // 1,000 in and 430 out: 0.0025 + 0.0043.
        assertThat(limit.worst(CATALOG, GPT_4O, 1_000, Workload.DEFAULT, AT)).isEqualByComparingTo("0.0068");
    }

    @Test
    void noWordsAreRefused() {
        assertThatThrownBy(() -> new AnswerLimit(0, 8, List.of(), 300)).hasMessageStartingWith("An answer has 1");
        assertThat(AnswerLimit.instruction(60)).isEqualTo("Answer in at most 60 words.");
    }
}
