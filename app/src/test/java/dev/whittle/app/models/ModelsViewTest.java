package dev.whittle.app.models;

import static dev.whittle.app.control.TestWindow.does;
import static dev.whittle.app.control.TestWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Home;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.TestWindow;
import dev.whittle.app.problem.Problems;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.app.models.ModelDraft.Field;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ModelsViewTest {
    // cohere/command-r-08-2024 costs 0.15 and 0.60 (genai-prices 0.1.8); the list says 0.30
    private static final String LIST = """
            {"command-r-08-2024": {"litellm_provider": "cohere_chat", "mode": "chat",
               "input_cost_per_token": 3e-07, "output_cost_per_token": 6e-07},
             "command-r-plus-08-2024": {"litellm_provider": "cohere_chat", "mode": "chat",
               "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1e-05},
             "command-a-03-2025": {"litellm_provider": "cohere_chat", "mode": "chat",
               "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1e-05},
             "command-r7b-12-2024": {"litellm_provider": "cohere_chat", "mode": "chat",
               "input_cost_per_token": 3.75e-08, "output_cost_per_token": 1.5e-07}}""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final Problems problems = new Problems();

    private ModelsViewModel models() {
        return new ModelsViewModel(new PriceBook(new Home(folder)), background, problems,
                InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    }

    private Path list() throws IOException {
        return Files.writeString(folder.resolve("list.json"), LIST);
    }

    private static Model model(ModelsViewModel models, String key) {
        return models.catalogProperty().get().find(key).orElseThrow();
    }

    private static String input(ModelsViewModel models, String key) {
        Price price = models.price(model(models, key)).orElseThrow();
        return PriceText.rate(price.rates().input());
    }

    @Test
    void anImportChangesNothingUntilItIsTakenAndCanBeUndone() throws IOException {
        ModelsViewModel models = models();
        models.compare(list());
        background.runAll();
        assertThat(models.importProperty().get()).isInstanceOfSatisfying(ImportState.Compared.class,
                state -> assertThat(state.diff().changed()).singleElement()
                        .satisfies(change -> assertThat(change.key()).isEqualTo("cohere/command-r-08-2024")));
        assertThat(input(models, "cohere/command-r-08-2024")).isEqualTo("0.15");
        models.take(false, List.of());
        background.runAll();
        assertThat(input(models, "cohere/command-r-08-2024")).isEqualTo("0.30");
        assertThat(models.importProperty().get()).isEqualTo(new ImportState.Closed());
        assertThat(models.age()).endsWith("Last imported from list.json on 2026-11-21.");
        Objects.requireNonNull(Objects.requireNonNull(problems.shownProperty().get()).remedy()).action().run();
        background.runAll();
        assertThat(input(models, "cohere/command-r-08-2024")).isEqualTo("0.15");
    }

    @Test
    void anUnreadableListIsOneSentenceAndCancellingLeavesEverything() throws IOException {
        ModelsViewModel models = models();
        models.compare(Files.writeString(folder.resolve("broken.json"), "{"));
        background.runAll();
        assertThat(models.importProperty().get()).isInstanceOfSatisfying(ImportState.Failed.class,
                state -> assertThat(state.sentence()).startsWith("broken.json is not readable as JSON"));
        models.cancelImport();
        assertThat(models.importProperty().get()).isEqualTo(new ImportState.Closed());
        assertThat(folder.resolve("prices.json")).doesNotExist();
    }

    @Test
    void aPriceOfOnesOwnIsCheckedKeptAndTakenAway() {
        ModelsViewModel models = models();
        Model gpt = model(models, "openai/gpt-4o");
        assertThat(models.setPrice(gpt, new ModelsViewModel.Typed("-1", "8", "", "")))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("-1 is no price for input"));
        assertThat(models.setPrice(gpt, new ModelsViewModel.Typed("2", "", "", "")))
                .contains("Give a price for output in USD per million tokens, such as 2.50.");
        assertThat(models.setPrice(gpt, new ModelsViewModel.Typed("2", "8", "", "soon")))
                .contains("\"soon\" is no day; write it as 2026-12-01.");
        assertThat(models.setPrice(gpt, new ModelsViewModel.Typed("2", "8", "", "2026-01-01"))).isEmpty();
        background.runAll();
        assertThat(input(models, "openai/gpt-4o")).isEqualTo("2.00");
        models.unset(gpt);
        background.runAll();
        assertThat(input(models, "openai/gpt-4o")).isEqualTo("2.50");
    }

    @Test
    void aBrokenPriceFileIsToldAndLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("prices.json"), "{");
        ModelsViewModel models = models();
        assertThat(Objects.requireNonNull(problems.shownProperty().get()).text())
                .contains("Your prices in " + file + " are not used");
        assertThat(models.catalogProperty().get().id()).isEqualTo("bundled-2026-11-21");
        models.setPrice(model(models, "openai/gpt-4o"), new ModelsViewModel.Typed("2", "8", "", ""));
        background.runAll();
        assertThat(file).hasContent("{");
    }

    @Test
    void modelsAreSearchedShownAndImportedByHand() throws IOException {
        Path list = list();
        ModelsViewModel models = models();
        FilePicker picker = new FilePicker() {
            @Override
            public List<Path> toOpen(String title, List<String> extensions) {
                return List.of(list);
            }

            @Override
            public Optional<Path> toSave(String title, String suggestedName, List<String> extensions) {
                return Optional.empty();
            }
        };
        try (TestWindow window = TestWindow.show(() -> {
            ModelsView view = new ModelsView(models, picker);
            StackPane shown = new StackPane(view);
            shown.getChildren().addAll(view.sheets());
            return shown;
        }, 900, 800)) {
            window.focus("models-search");
            window.type("command-r-08");
            assertThat(onWindow(() -> models.rows().size())).isEqualTo(1);
            does(() -> models.chosenProperty().set(models.rows().getFirst()));
            assertThat(window.text("model-name")).isEqualTo("Command R");
            window.click("models-import");
            does(background::runAll);
            assertThat(window.text("import-summary")).contains("1 models have other prices", "3 agree");
            window.click("import-take");
            does(background::runAll);
            assertThat(onWindow(() -> input(models, "cohere/command-r-08-2024"))).isEqualTo("0.30");
            window.click("models-undo-import");
            does(background::runAll);
            assertThat(onWindow(() -> input(models, "cohere/command-r-08-2024"))).isEqualTo("0.15");
            assertThat(window.nameless()).isEmpty();
        }
    }

    private static ModelDraft draft(String provider, String id, String context, String input, String cacheRead) {
        return new ModelDraft(Map.of(Field.PROVIDER, provider, Field.ID, id, Field.TOKENIZER, "unmeasured",
                Field.CONTEXT, context, Field.INPUT, input, Field.OUTPUT, "1", Field.CACHE_READ, cacheRead));
    }

    @Test
    void aModelOfOnesOwnIsCheckedFieldByField() {
        ModelsViewModel models = models();
        assertThat(models.add(draft("", "a b", "many", "-1", "x"))).isEqualTo(Map.of(
                Field.PROVIDER, "Give the provider, such as lab.",
                Field.ID, "\"a b\" is no name; give the model's id, as the provider's API takes it, without blanks.",
                Field.CONTEXT, "\"many\" is no number of tokens; write it as 128,000.",
                Field.INPUT, "-1 is no price for input: it needs USD per million tokens from 0 to 100,000, with at"
                        + " most nine digits after the point.",
                Field.CACHE_READ, "\"x\" is no price for cache read; write it as 2.50."));
        assertThat(models.add(draft("openai", "gpt-4o", "0", "2", ""))).isEqualTo(Map.of(
                Field.ID, "openai/gpt-4o is there already; choose it in the table to set a price.",
                Field.CONTEXT, "A context window holds 1 to 1,000,000,000 tokens, not 0."));
        assertThat(background.waiting()).isZero();
        assertThat(folder.resolve("prices.json")).doesNotExist();
    }

    @Test
    void aModelIsAddedByHandPricedAndTakenBack() {
        ModelsViewModel models = models();
        FilePicker none = new FilePicker() {
            @Override
            public List<Path> toOpen(String title, List<String> extensions) {
                return List.of();
            }

            @Override
            public Optional<Path> toSave(String title, String suggestedName, List<String> extensions) {
                return Optional.empty();
            }
        };
        try (TestWindow window = TestWindow.show(() -> {
            ModelsView view = new ModelsView(models, none);
            StackPane shown = new StackPane(view);
            shown.getChildren().addAll(view.sheets());
            return shown;
        }, 900, 800)) {
            window.click("models-add");
            window.click("add-model-add");
            assertThat(window.text("add-model-provider-fault")).isEqualTo("Give the provider, such as lab.");
            assertThat(window.text("add-model-input-fault"))
                    .isEqualTo("Give a price for input in USD per million tokens, such as 2.50.");
            assertThat(window.shows("add-model-cache-read-fault")).isFalse();
            Map.of("provider", "lab", "id", "llama-4", "context", "131,072", "input", "0", "output", "0.50")
                    .forEach((field, text) -> {
                        window.focus("add-model-" + field);
                        window.type(text);
                    });
            assertThat(window.nameless()).isEmpty();
            window.click("add-model-add");
            does(background::runAll);
            assertThat(window.shows("add-model-sheet")).isFalse();
            assertThat(window.text("model-name")).isEqualTo("llama-4");
            Model added = onWindow(() -> model(models, "lab/llama-4"));
            assertThat(added.limits().contextWindow()).isEqualTo(131_072);
            assertThat(onWindow(() -> input(models, "lab/llama-4"))).isEqualTo("0.00");
            does(() -> Objects.requireNonNull(Objects.requireNonNull(problems.shownProperty().get()).remedy()).action()
                    .run());
            does(background::runAll);
            assertThat(onWindow(() -> models.catalogProperty().get().find("lab/llama-4"))).isEmpty();
        }
    }

    @Test
    void whatAnotherProgramChangedIsUsedAndABrokenFileLeavesWhatWasUsed() throws IOException {
        ModelsViewModel models = models();
        models.reload();
        background.runAll();
        assertThat(problems.shownProperty().get()).as("nothing has changed").isNull();
        new PriceBook(new Home(folder)).change(before -> before.with("openai/gpt-4o", Price.custom(null, null,
                Price.Mode.STANDARD, new Rates(new BigDecimal("2"), new BigDecimal("8"), null, null, null, null, null),
                LocalDate.parse("2026-11-21"))));
        models.reload();
        background.runAll();
        assertThat(input(models, "openai/gpt-4o")).isEqualTo("2.00");
        assertThat(Objects.requireNonNull(problems.shownProperty().get()).text())
                .isEqualTo("Your prices or models were changed outside this window and are used now.");
        Files.writeString(folder.resolve("prices.json"), "{");
        models.reload();
        background.runAll();
        assertThat(input(models, "openai/gpt-4o")).isEqualTo("2.00");
        assertThat(Objects.requireNonNull(problems.shownProperty().get()).text())
                .endsWith("The prices from before stay in use until you mend it.");
    }
}
