package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The prompt of [CostTest], 200 output tokens, 1,000 calls on 30 days: 150 of input and 60 of output a month on
/// GPT-4o, 9 and 3.6 on GPT-4o mini; the rest worked out by hand.
final class SavingsTest {
    private static final String PROMPT = " hello".repeat(1_993);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void savingsMultiplyStepByStep() {
        JsonNode json = run("--shorten 50% --in-batch 1 --hours 10 --rate 57 --months 4 --json").json();

        assertThat(json.toString()).isEqualTo("""
                {"catalog":"%s","model":"openai/gpt-4o","usd_per_month_now":"210.000000",\
                "usd_per_month_then":"67.500000","saved_share":"0.678571","steps":[\
                {"strategy":"shortening","usd_per_month":"135.000000","saved":"75.000000","saved_share":"0.357143"},\
                {"strategy":"batch","usd_per_month":"67.500000","saved":"67.500000","saved_share":"0.5"}],\
                "payback":{"invested":"570","months":"4","net_by_month":["-570.000000","-427.500000","-285.000000",\
                "-142.500000","0.000000"]},"notes":[]}""".formatted(json.get("catalog").asString()));
    }

    @Test
    void aTableForPeopleEndsInOneSentenceAboutTheMoneyInvested() {
        Said said = run("--response-cache 20% --route gpt-4o-mini=60%x0.2 --hours 1 --rate 10");

        // 210 x 0.8 = 168, and 12 % of the tokens at 0.06 of the price leave 0.8872 of it
        assertThat(said.out().lines().map(line -> line.replaceAll(" +", " "))).containsExactly(
                "step $ / month saved of what was left", "now $210.00", "Response cache $168.00 $42.00 20 %",
                "Model routing $149.05 $18.95 11 %", "then $149.05 $60.95 29 % of all", "",
                "$10.00 invested are back after 0.2 months; $721.40 is gained after 12 months.");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void aCascadePaysTheCheapCallAlwaysAndWhatIsPaidForEachCallHasAnOrder() {
        Said said = run("--response-cache 50% --cascade gpt-4o-mini=20% --judge 0.001");

        // 105 x (0.06 + 0.2) + 15,000 x 0.001; the other way round 210 x 0.26 + 30, of which the tokens halve
        assertThat(said.out()).contains("$42.30");
        assertThat(said.err()).isEqualToIgnoringNewLines(
                "whittle: Order matters: with cascade before response cache it would be $57.30 a month.");
    }

    @Test
    void whatIsNotKnownAboutTwoDiscountsIsSaid() {
        assertThat(run("--prefix-cache 60% --in-batch 100%").err()).contains(
                "Whether GPT-4o gives the batch and the cache discount on the same tokens is not known");
    }

    @Test
    void serversRunDayAndNightAndMayCostMoreThanTheySave() {
        Said said = run("--servers 1 --server-hour 3 --hours 1 --rate 10");

        assertThat(said.out()).contains("$2,160.00", "−$1,950.00", "never come back: nothing is saved");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --hours 1                                | Give at least one strategy
            --shorten 130%                           | "130%" is not a part from 0% to 100%
            --route gpt-4o-mini                      | --route takes a model and a part, such as gpt-6-luna=60%
            --route gpt-4o-mini=60%x2                | is between 0 % and 100 %, not 120 %.
            --route gpt-4o-mini=1.5                  | --route: "1.5" is not a part from 0% to 100%
            --route gtp-4o=0.5                       | did you mean openai/gpt-4o
            --cascade gpt-4=0.5                      | GPT-4 cannot be compared: GPT-4 was shut down on 2026-10-23
            --servers 1                              | Give --server-hour as well.
            --servers 0 --server-hour 1              | between 1 and a million, not 0
            --prefix-cache 10%                       | GPT-4o caches a prefix of 1,024 tokens or more
            --cached 60% --prefix-cache 60%          | The workload uses the prompt cache already.
            --batch --in-batch 50%                   | The calls are made in batch mode already.
            --shorten 0.5 --months 121               | --months is between 1 and 120, not 121.
            """)
    void whatCannotBeIsOneSentence(String options, String sentence) {
        Said said = run(options);

        assertThat(said.err()).contains(sentence).hasLineCount(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.code()).isEqualTo(2);
    }

    private Said run(String options) {
        List<String> args = new ArrayList<>(List.of("savings", "-m", "gpt-4o", "--output", "200"));
        args.addAll(List.of(options.split(" ", -1)));
        return Said.run(home, PROMPT, args.toArray(String[]::new));
    }
}
