package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.workspace.Draft;
import dev.whittle.app.workspace.Favourites;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ModelsTest {
    // The rows of the two Cohere models in LiteLLM's file of 2026-08-01; command-r-08-2024 costs 0.15 and
    // 0.60, here it is made to cost 0.30 and 0.60.
    private static final String LIST = """
            {"command-r-08-2024": {"litellm_provider": "cohere_chat", "mode": "chat", "max_input_tokens": 128000,
               "input_cost_per_token": 3e-07, "output_cost_per_token": 6e-07, "supports_wonders": true},
             "command-r-plus-08-2024": {"litellm_provider": "cohere_chat", "mode": "chat",
               "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1e-05},
             "command-a-03-2025": {"litellm_provider": "cohere_chat", "mode": "chat",
               "input_cost_per_token": -1, "output_cost_per_token": 1e-05},
             "command-z": {"litellm_provider": "cohere_chat", "mode": "chat", "max_input_tokens": 256000,
               "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06},
             "command-r7b-12-2024": {"litellm_provider": "cohere_chat", "mode": "chat",
               "input_cost_per_token": 3.75e-08, "output_cost_per_token": 1.5e-07}}""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    private Said run(String... args) {
        return Said.run(home, new byte[0], Map.of(), InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), args);
    }

    private Path list() throws IOException {
        return Files.writeString(home.resolve("prices.txt"), LIST);
    }

    private String inputOf(String model) {
        return run("models", "show", model, "--json").json().at("/prices/0/usd_per_million/input").asString();
    }

    @Test
    void searchFindsEveryWordInNameKeyOrTokenizer() {
        JsonNode json = run("models", "search", "claude", "haiku", "--json").json();
        assertThat(json.at("/models")).hasSize(1);
        assertThat(json.at("/models/0/key").asString()).isEqualTo("anthropic/claude-haiku-4-5");
        assertThat(json.at("/models/0/price/usd_per_million/input").asString()).isEqualTo("1.00");
        assertThat(json.at("/models/0/price/source").asString()).isEqualTo("genai-prices-0.1.8");
        assertThat(json.at("/models/0/price/checked_on").asString()).isEqualTo("2026-09-23");
        assertThat(run("models", "search", "haiku").out()).contains("anthropic/claude-haiku-4-5");
        assertThat(run("models", "search", "zzz").err())
                .isEqualTo("whittle: no model has all these words; see all with: whittle models search%n".formatted());
    }

    @Test
    void showTellsEveryPeriodWithSourceAndDate() {
        JsonNode json = run("models", "show", "deepseek-v4-pro", "--json").json();
        assertThat(json.at("/prices/3").toString()).isEqualTo("""
                {"from":"2026-08-23","to":null,"mode":"standard","utc_window":{"start":"01:00","end":"04:00",\
                "days":["monday","tuesday","wednesday","thursday","friday"]},"usd_per_million":{"input":"1.32",\
                "output":"3.96","cache_read":"0.044","cache_write":null,"cache_write_5m":null,"cache_write_1h":null,\
                "reasoning":null},"tiers":[],"derived":false,"custom":false,"source":"genai-prices-0.1.8",\
                "checked_on":"2026-09-23"}""");
        assertThat(run("models", "show", "gpt-5.5").out()).contains("from 272,000 tokens", "10.00", "derived");
        Said unknown = run("models", "show", "gtp-4o");
        assertThat(unknown.err()).startsWith("whittle: There is no model \"gtp-4o\"; did you mean openai/gpt-4o");
        assertThat(unknown.code()).isEqualTo(2);
    }

    @Test
    void diffTellsWhatWouldChangeAndChangesNothing() throws IOException {
        Said said = run("models", "diff", list().toString(), "--json");
        assertThat(said.json().at("/changed").toString()).isEqualTo("""
                [{"key":"cohere/command-r-08-2024","fresher_here":null,"rates":[\
                {"rate":"input","old":"0.15","new":"0.3","percent":"100.0"}]}]""");
        assertThat(said.json().at("/added/0/key").asString()).isEqualTo("cohere/command-z");
        assertThat(said.json().at("/refused").toString()).isEqualTo("""
                [{"row":"command-a-03-2025","reason":"Its input_cost_per_token is negative (-1)."}]""");
        assertThat(said.json().at("/unchanged")).hasSize(2);
        assertThat(said.json().at("/not_listed")).hasSize(1);
        assertThat(run("models", "diff", list().toString()).out())
                .contains("1 changed, 2 unchanged", "+100.0 %", "cohere/command-z", "negative");
        assertThat(home.resolve("prices.json")).doesNotExist();
    }

    @Test
    void importTakesTheDiffOnlyWithApplyAndCanBeUndone() throws IOException {
        assertThat(run("models", "import", list().toString()).err())
                .isEqualTo("whittle: nothing was changed; --apply takes it.%n".formatted());
        assertThat(home.resolve("prices.json")).doesNotExist();

        Said taken = run("models", "import", list().toString(), "--apply", "--add", "cohere/command-z", "--json");
        assertThat(taken.json().at("/taken").toString())
                .isEqualTo("[\"cohere/command-r-08-2024\",\"cohere/command-z\"]");
        assertThat(taken.json().at("/applied").asBoolean()).isTrue();
        JsonNode prices = run("models", "show", "command-r-08-2024", "--json").json().at("/prices");
        assertThat(prices).hasSize(2);
        assertThat(prices.at("/0/to")).isEqualTo(prices.at("/1/from"));
        assertThat(prices.at("/1/source").asString()).startsWith("imported from prices.txt on ");
        assertThat(Said.run(home, "hello", "cost", "-m", "cohere/command-z", "--json").json()
                .at("/costs/0/price_source").asString()).startsWith("imported from prices.txt");

        assertThat(run("models", "import", list().toString(), "--apply").err())
                .isEqualTo("whittle: nothing was changed: no price there is newer.%n".formatted());
        assertThat(run("models", "undo-import", "--json").json().at("/imports_left").asInt()).isZero();
        assertThat(run("models", "show", "command-r-08-2024", "--json").json().at("/prices")).hasSize(1);
        assertThat(run("models", "undo-import").code()).isEqualTo(2);
    }

    @Test
    void aPriceOfOnesOwnHoldsUntilItIsTakenAway() {
        JsonNode json = run("models", "set", "gpt-4o", "--input", "1.10", "--output", "4.4", "--from", "2026-01-01",
                "--json").json();
        assertThat(json.at("/prices/0/custom").asBoolean()).isTrue();
        assertThat(inputOf("gpt-4o")).isEqualTo("1.10");
        assertThat(Said.run(home, "hello", "cost", "-m", "gpt-4o", "--json").json().at("/costs/0/price_source")
                .asString()).isEqualTo("custom");
        assertThat(run("models", "unset", "gpt-4o").code()).isZero();
        assertThat(inputOf("gpt-4o")).isEqualTo("2.50");
        assertThat(run("models", "unset", "gpt-4o").err())
                .isEqualTo("whittle: You have set no such price for openai/gpt-4o.%n".formatted());
    }

    @Test
    void aModelOfOnesOwnMayCostNothing() {
        assertThat(run("models", "set", "lab/llama", "--input", "0", "--output", "0", "--context", "8192",
                "--tokenizer", "llama-3").code()).isZero();
        assertThat(Said.run(home, "hello", "cost", "-m", "lab/llama", "--json").json().at("/costs/0/usd_per_call")
                .asString()).matches("0(\\.0+)?");
        assertThat(run("models", "unset", "lab/llama").code()).isZero();
        assertThat(run("models", "show", "lab/llama").code()).isEqualTo(2);
    }

    @Test
    void aBrokenPriceFileIsSaidOnceAndLeftAsItIs() throws IOException {
        Path file = Files.writeString(home.resolve("prices.json"), "{\"schemaVersion\": 1, \"models\": [{}]}");
        Said said = Said.run(home, "hello", "cost", "-m", "gpt-4o", "--json");
        assertThat(said.code()).isZero();
        assertThat(said.json().at("/catalog").asString()).isEqualTo("bundled-2026-11-21");
        assertThat(said.err())
                .isEqualTo(("whittle: Your prices in %s are not used: The price file has no \"models[0].key\". "
                        + "The bundled catalog is used until you mend or remove the file.%n").formatted(file));
        Said set = run("models", "set", "gpt-4o", "--input", "1", "--output", "1");
        assertThat(set.code()).isEqualTo(2);
        assertThat(file).hasContent("{\"schemaVersion\": 1, \"models\": [{}]}");
    }

    @Test
    void retiringPutsWhatIsUsedFirstWithTheReplacementAtThePersonsWorkload() throws Exception {
        Files.createDirectories(home);
        try (Workspace workspace = Workspace.open(home.resolve("workspace.db"))) {
            workspace.settings().set(Settings.FAVOURITES, new Favourites(List.of("openai/gpt-4-turbo")));
            workspace.drafts().save(new Draft("", Prompt.EMPTY, new Workload(100, BigDecimal.TEN, 500),
                    "openai/gpt-4o", List.of(), "", 2_000, List.of()));
        }
        JsonNode json = run("models", "retiring", "--within", "3650d", "--input", "1000", "--json").json();
        assertThat(json.at("/models/0/key").asString()).isEqualTo("openai/gpt-4-turbo");
        assertThat(json.at("/models/0/used_as").toString()).isEqualTo("[\"favourite\"]");
        assertThat(json.at("/models/0/usd_per_month").isNull()).isTrue();
        // 1,000 calls: 2.50 + 0.5 * 10.00 now, 0.10 + 0.5 * 0.50 on gpt-6-luna
        JsonNode chosen = json.at("/models/1");
        assertThat(chosen.at("/key").asString()).isEqualTo("openai/gpt-4o");
        assertThat(chosen.at("/used_as").toString()).isEqualTo("[\"chosen model\"]");
        assertThat(chosen.at("/shutdown_on").asString()).isEqualTo("2027-01-14");
        assertThat(chosen.at("/replacement").asString()).isEqualTo("openai/gpt-6-luna");
        assertThat(new BigDecimal(chosen.at("/usd_per_month").asString())).isEqualByComparingTo("7.50");
        assertThat(new BigDecimal(chosen.at("/replacement_usd_per_month").asString())).isEqualByComparingTo("0.35");
        assertThat(new BigDecimal(chosen.at("/difference_usd_per_month").asString())).isEqualByComparingTo("-7.15");
        assertThat(json.at("/models").size()).isGreaterThan(5);
        assertThat(run("models", "retiring", "--mine", "--within", "3650d", "--json").json().at("/models")).hasSize(2);
    }

    @Test
    void lookingAtWhatRetiresMakesNoWorkspace() {
        assertThat(run("models", "retiring", "--within", "3650d", "--json").json().at("/models").size())
                .isGreaterThan(5);
        assertThat(home.resolve("workspace.db")).doesNotExist();
    }
}
