package dev.whittle.app.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.prompt.NoCases;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.app.prompt.PromptViewModel;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// "hello world" is two tokens of the file ([LlamaFile]), and of o200k_base.
final class WindowTokenizersTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @SuppressWarnings("NullAway.Init") // made before each test
    private TokenizerRegistry registry;

    @SuppressWarnings("NullAway.Init") // made before each test
    private WindowTokenizers tokenizers;

    private final HeldBackground background = new HeldBackground();
    private final List<Problem> told = new ArrayList<>();
    private final OpenPrompt open = new OpenPrompt();

    @BeforeEach
    void nothingIsAdded() {
        registry = new TokenizerRegistry(home.resolve("tokenizers.json"));
        tokenizers = new WindowTokenizers(new ModelTokenizers(registry, told::add), background, cause -> {
            throw new AssertionError(cause);
        });
        open.replace(Prompt.of(Message.user("hello world")));
    }

    private Path file() throws IOException {
        return Files.write(home.resolve("tokenizer.json"), LlamaFile.ofTokens(128_000));
    }

    private PromptViewModel prompt() {
        return new PromptViewModel(open, tokenizers.allProperty(), new PromptFiles(List.of()), new NoCases(),
                background, cause -> {
                    throw new AssertionError(cause);
                }, _ -> {});
    }

    private static TokenCount total(PromptViewModel prompt, String id) {
        PromptCounts counts = Objects.requireNonNull(prompt.countsProperty().get());
        return Objects.requireNonNull(counts.total().get(id));
    }

    @Test
    void untilAFileIsLoadedTheEstimateCountsAndTheFiguresAreMarked() throws IOException {
        registry.add(file(), "llama-3", TODAY);
        tokenizers.use(List.of("llama-3"));
        assertThat(tokenizers.get("llama-3").exact()).isFalse();
        background.elapse();
        assertThat(tokenizers.loadingProperty().get()).isTrue();

        background.runAll();
        assertThat(tokenizers.loadingProperty().get()).isFalse();
        assertThat(tokenizers.get("llama-3").count("hello world")).isEqualTo(TokenCount.exact(2));
        assertThat(tokenizers.allProperty().get()).containsExactly(tokenizers.get("llama-3"));
        assertThat(told).isEmpty();
    }

    @Test
    void thePromptIsCountedAnewWhenAFileIsAddedAndWhenItIsRemoved() throws IOException {
        tokenizers.use(List.of("llama-3", "o200k_base"));
        PromptViewModel prompt = prompt();
        background.runAll();
        assertThat(total(prompt, "llama-3").exact()).isFalse();

        registry.add(file(), "llama-3", TODAY);
        tokenizers.reload();
        background.runAll();
        assertThat(total(prompt, "llama-3")).isEqualTo(TokenCount.exact(2));

        registry.remove("llama-3");
        tokenizers.reload();
        background.runAll();
        assertThat(total(prompt, "llama-3").exact()).isFalse();
        assertThat(total(prompt, "o200k_base")).isEqualTo(TokenCount.exact(2));
    }

    @Test
    void aModelThatComesWithANewTokenizerIsUnknownUntilItIsCounted() {
        Model kimi = Catalog.bundled().find("moonshot/kimi-k3").orElseThrow();
        tokenizers.use(List.of("o200k_base"));
        PromptViewModel prompt = prompt();
        background.runAll();
        assertThat(Objects.requireNonNull(prompt.countsProperty().get()).on(kimi)).isEmpty();

        tokenizers.use(List.of("o200k_base", "kimi"));
        background.runAll();
        assertThat(Objects.requireNonNull(prompt.countsProperty().get()).require(kimi).tokens()).isPositive();
    }

    @Test
    void aFileThatIsGoneIsToldOfOnceAndTheEstimateCounts() throws IOException {
        Path file = file();
        registry.add(file, "llama-3", TODAY);
        Files.delete(file);
        tokenizers.use(List.of("llama-3"));
        background.runAll();

        assertThat(tokenizers.get("llama-3").exact()).isFalse();
        assertThat(told).singleElement().satisfies(problem -> assertThat(problem.text())
                .startsWith("The tokenizer file %s is missing.".formatted(file)));
    }

    @Test
    void aFileThatIsLoadedIsNotReadAgainWhenAnotherIsAdded() throws IOException {
        Path file = file();
        registry.add(file, "llama-3", TODAY);
        tokenizers.use(List.of("llama-3", "kimi"));
        background.runAll();
        Files.delete(file);
        tokenizers.reload();
        background.runAll();

        assertThat(tokenizers.get("llama-3").exact()).isTrue();
        assertThat(told).isEmpty();
    }
}
