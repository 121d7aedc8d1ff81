package dev.whittle.app.tokenizer;

import static dev.whittle.app.control.TestWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.TestWindow;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class TokenizersViewTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @SuppressWarnings("NullAway.Init") // made before each test
    private TokenizersViewModel model;

    @SuppressWarnings("NullAway.Init") // made before each test
    private WindowTokenizers tokenizers;

    private final HeldBackground background = new HeldBackground();
    private final List<Problem> told = new ArrayList<>();
    private Optional<Path> chosen = Optional.empty();

    @BeforeEach
    void nothingIsAdded() {
        TokenizerRegistry registry = new TokenizerRegistry(home.resolve("tokenizers.json"));
        tokenizers = new WindowTokenizers(new ModelTokenizers(registry, told::add), background, cause -> {
            throw new AssertionError(cause);
        });
        tokenizers.use(List.of("llama-3"));
        model = new TokenizersViewModel(registry, tokenizers, new SimpleObjectProperty<>(Catalog.bundled()),
                background, InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    }

    private final class Picker implements FilePicker {
        @Override
        public List<Path> toOpen(String title, List<String> extensions) {
            return chosen.stream().toList();
        }

        @Override
        public Optional<Path> toSave(String title, String suggestedName, List<String> extensions) {
            throw new AssertionError("Nothing is saved here.");
        }
    }

    private TestWindow show() {
        TestWindow window = TestWindow.show(() -> new TokenizersView(model, new Picker()), 820, 700);
        settle();
        return window;
    }

    private void settle() {
        onWindow(() -> {
            background.runAll();
            return true;
        });
    }

    private static String text(TestWindow window, String id) {
        return onWindow(() -> ((Labeled) window.find(id)).getText());
    }

    private Path llama() throws IOException {
        Path folder = Files.createDirectory(home.resolve("llama-3.1"));
        return Files.write(folder.resolve("tokenizer.json"), LlamaFile.ofTokens(128_000));
    }

    @Test
    void everyFamilyTellsHowItsModelsAreCounted() {
        try (TestWindow window = show()) {
            assertThat(text(window, "tokenizer-state-o200k_base")).isEqualTo("exact, built in");
            // estimates.json: prose of Llama 3 is 1.005, 0.95 to 1.063, and the slack of 1,000 tokens 32.
            assertThat(text(window, "tokenizer-state-llama-3")).isEqualTo("estimate −9 to +9 %");
            assertThat(text(window, "tokenizer-kimi")).isEqualTo("Kimi");
            assertThat(onWindow(() -> model.rowsProperty().get().stream().filter(TokenizerRow::mayBeAdded)
                    .map(TokenizerRow::id).toList())).containsExactly("command-r", "deepseek-v3", "gemini", "glm",
                            "kimi", "llama-3", "llama-4", "mistral-tekken", "qwen-3", "qwen-3-5");
        }
    }

    @Test
    void aFileIsAddedCountsAtOnceAndIsRemovedAndBroughtBack() throws IOException {
        chosen = Optional.of(llama());
        try (TestWindow window = show()) {
            window.click("tokenizer-add-llama-3");
            assertThat(onWindow(() -> model.stateProperty().get())).isInstanceOf(TokenizersState.Adding.class);
            settle();
            assertThat(text(window, "tokenizer-state-llama-3")).isEqualTo("exact, from llama-3.1/tokenizer.json");
            assertThat(tokenizers.get("llama-3").exact()).isTrue();

            window.click("tokenizer-remove-llama-3");
            settle();
            assertThat(tokenizers.get("llama-3").exact()).isFalse();
            assertThat(text(window, "tokenizers-removed"))
                    .isEqualTo("Llama 3 is estimated again; tokenizer.json was not touched.");

            window.click("tokenizer-undo");
            settle();
            assertThat(tokenizers.get("llama-3").exact()).isTrue();
        }
    }

    @Test
    void aFileOfAnotherFamilyIsRefusedInPlaceAndNothingChanges() throws IOException {
        chosen = Optional.of(llama());
        try (TestWindow window = show()) {
            window.click("tokenizer-add-kimi");
            settle();
            assertThat(text(window, "tokenizers-problem")).isEqualTo(
                    "This is no tokenizer of kimi: it splits text as cl100k (GPT-4, Llama 3, GLM), not as Kimi.");
            assertThat(text(window, "tokenizer-state-kimi")).startsWith("estimate");
        }
    }

    @Test
    void aDamagedListIsOneSentenceInPlace() throws IOException {
        Files.writeString(home.resolve("tokenizers.json"), "{\"version\":1,");
        try (TestWindow window = show()) {
            assertThat(text(window, "tokenizers-problem"))
                    .isEqualTo("%s is damaged; delete it and add your tokenizers again."
                            .formatted(home.resolve("tokenizers.json").toAbsolutePath()));
        }
    }
}
