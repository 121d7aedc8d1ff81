package dev.whittle.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Figures;
import dev.whittle.app.prompt.NoCases;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.app.prompt.PromptViewModel;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Prices are gpt-4o's published $2.50 and $10.00 per million tokens.
final class LadderViewModelTest {
    private static final Price PRICE = new Price(null, null, Price.Mode.STANDARD, null,
            new Rates(new BigDecimal("2.50"), new BigDecimal("10.00"), null, null, null, null, null), List.of(), false,
            "openai.com", LocalDate.parse("2026-11-20"));
    private static final Model PRICED = model("openai/priced", "Priced One", "o200k_base", Model.Status.ACTIVE, PRICE);
    private static final Model UNPRICED = model("acme/unpriced", "Free Range", "cl100k_base", Model.Status.ACTIVE,
            null);
    private static final Model RETIRED = model("openai/retired", "Old One", "o200k_base", Model.Status.RETIRED, PRICE);

    private final LadderViewModel ladder = new LadderViewModel(
            new Catalog("test", LocalDate.parse("2026-11-21"), List.of(PRICED, UNPRICED, RETIRED)),
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), PRICED);

    private static Model model(String key, String name, String tokenizer, Model.Status status, @Nullable Price price) {
        return new Model(key, key.substring(0, key.indexOf('/')), key.substring(key.indexOf('/') + 1), List.of(), name,
                tokenizer, new Model.Limits(128_000, null, null, null), Set.of(), Set.of(),
                new Model.Lifecycle(status, null, null, null), price == null ? List.of() : List.of(price));
    }

    private static PromptCounts counts(long tokens) {
        TokenCount count = TokenCount.exact(tokens);
        Map<String, TokenCount> total = Map.of("o200k_base", count, "cl100k_base", count);
        return new PromptCounts(Prompt.of(Message.user("x")), List.of(), List.of(total), total);
    }

    private Forecast forecast(Model model) {
        return Objects.requireNonNull(row(model).forecast());
    }

    private LadderRow row(Model model) {
        return ladder.all().stream().filter(row -> row.model().equals(model)).findFirst().orElseThrow();
    }

    private List<String> shown() {
        return ladder.rows().stream().map(row -> row.model().key()).toList();
    }

    @Test
    void aThousandTokensInAndThreeHundredOutCostWhatThePriceListSays() {
        ladder.show(counts(1_000));

        assertThat(Figures.usd(forecast(PRICED).call())).isEqualTo("$0.0055");
        assertThat(Figures.usd(forecast(PRICED).month())).isEqualTo("$165.00");
        assertThat(forecast(PRICED).contextShare()).isEqualTo(1_300 / 128_000.0);
        assertThat(row(PRICED).priceDate()).isEqualTo(LocalDate.parse("2026-11-20"));
    }

    @Test
    void aModelWithoutAPriceIsUnpricedAndNeverFree() {
        ladder.show(counts(1_000));

        assertThat(forecast(UNPRICED).call()).isInstanceOf(Cost.Unpriced.class);
        assertThat(forecast(UNPRICED).month()).isInstanceOf(Cost.Unpriced.class);
        assertThat(row(UNPRICED).priceDate()).isNull();
    }

    @Test
    void anotherWorkloadRepricesEveryRow() {
        ladder.show(counts(1_000));
        ladder.workloadProperty().set(new Workload(10, BigDecimal.valueOf(20), 0));

        assertThat(Figures.usd(forecast(PRICED).call())).isEqualTo("$0.0025");
        assertThat(Figures.usd(forecast(PRICED).month())).isEqualTo("$0.50");
        assertThat(Figures.usd(Objects.requireNonNull(ladder.chosenForecast()).month())).isEqualTo("$0.50");
    }

    @Test
    void retiredModelsAreHiddenUntilAskedFor() {
        assertThat(shown()).containsExactly("openai/priced", "acme/unpriced");
        ladder.retiredShownProperty().set(true);
        assertThat(shown()).containsExactly("openai/priced", "acme/unpriced", "openai/retired");
        assertThat(ladder.models()).isEqualTo(3);
    }

    @Test
    void theFilterTakesWordsOfNameIdAndProviderInAnyOrderAndCase() {
        ladder.filterProperty().set("  range ACME ");
        assertThat(shown()).containsExactly("acme/unpriced");
        ladder.filterProperty().set("nothing has this");
        assertThat(shown()).isEmpty();
        ladder.filterProperty().set("");
        assertThat(shown()).hasSize(2);
    }

    @Test
    void favouritesAreRememberedByKeyEvenWhenFilteredOut() {
        ladder.setFavourites(Set.of("acme/unpriced", "gone/model"));
        ladder.filterProperty().set("priced one");

        assertThat(ladder.favourites()).containsExactly("acme/unpriced");
        ladder.setFavourites(Set.of());
        assertThat(ladder.favourites()).isEmpty();
    }

    @Test
    void aModelThePromptIsNotCountedOnIsUnknownAndNotFree() {
        LadderViewModel fresh = new LadderViewModel(ladder.catalogProperty().get(),
                InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), PRICED);
        assertThat(fresh.chosenForecast()).isNull();
        assertThat(fresh.all()).allSatisfy(one -> assertThat(one.forecast()).isNull());

        Map<String, TokenCount> other = Map.of("cl100k_base", TokenCount.exact(3));
        fresh.show(new PromptCounts(Prompt.of(Message.user("x")), List.of(), List.of(other), other));
        assertThat(fresh.chosenForecast()).as("it counts with o200k_base").isNull();
        fresh.fit().askedProperty().set(Fit.NONE.with(true));
        assertThat(fresh.fit().answerProperty().get()).contains("not counted yet");
    }

    @Test
    void theCountOfAnOlderTextIsNeverShown() {
        HeldBackground background = new HeldBackground();
        OpenPrompt open = new OpenPrompt();
        List<Throwable> failures = new ArrayList<>();
        PromptViewModel prompt = new PromptViewModel(open,
                new SimpleObjectProperty<>(List.of(Tokenizers.get("o200k_base"))),
                new PromptFiles(List.of()), new NoCases(), background, failures::add, _ -> {});
        List<Prompt> seen = new ArrayList<>();
        prompt.countsProperty().addListener((_, _, counts) -> {
            if (counts != null) {
                ladder.show(counts);
                seen.add(counts.prompt());
            }
        });
        Prompt hello = Prompt.of(Message.user("hello world"));
        open.replace(Prompt.of(Message.user("an older text that is longer than the newer one")));
        background.runNext();
        open.replace(hello);
        background.runAll();

        assertThat(seen).containsExactly(hello);
        assertThat(forecast(PRICED).input()).as("'hello world' has two tokens in o200k_base")
                .isEqualTo(TokenCount.exact(2));
        assertThat(failures).isEmpty();
    }
}
