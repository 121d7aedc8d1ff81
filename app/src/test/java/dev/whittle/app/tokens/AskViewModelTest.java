package dev.whittle.app.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.settings.Keys;
import dev.whittle.app.settings.Presets;
import dev.whittle.app.settings.Servers;
import dev.whittle.app.settings.SettingsViewModel;
import dev.whittle.app.settings.Stored;
import dev.whittle.app.tokenizer.ModelTokenizers;
import dev.whittle.app.tokenizer.TokenizerRegistry;
import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.Appearance;
import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.KeyReference;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The provider counts a tenth more than what is built in estimates.
final class AskViewModelTest {
    private static final String TEXT = "The quick brown fox jumps over the lazy dog. ".repeat(40);
    private static final Model CLAUDE = Catalog.bundled().find("claude-opus-4-5").orElseThrow();
    private static final Model GPT_4O = Catalog.bundled().find("openai/gpt-4o").orElseThrow();
    private static final long BUILT_IN = Tokenizers.get(CLAUDE.tokenizer()).count(TEXT).tokens();
    private static final long COUNTED = Math.round(BUILT_IN * 1.1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    private final HeldBackground background = new HeldBackground();
    private final Map<String, String> environment = new HashMap<>(Map.of("ANTHROPIC_API_KEY", "sk-test"));
    private final List<ModelRequest> sent = new ArrayList<>();
    private final ObjectProperty<Prompt> open = new SimpleObjectProperty<>(Prompt.of(Message.user(TEXT)));
    private final ObjectProperty<Model> chosen = new SimpleObjectProperty<>(CLAUDE);
    private final Servers servers = new Servers(List.of(new Counting()), Presets.bundled(), new Keys(environment::get));
    private boolean refused;

    @SuppressWarnings("NullAway.Init") // made before each test
    private TokenizerRegistry registry;
    @SuppressWarnings("NullAway.Init") // made before each test
    private WindowTokenizers tokenizers;

    private final class Counting implements ModelProvider {
        @Override
        public String id() {
            return "anthropic";
        }

        @Override
        public String displayName() {
            return "Anthropic";
        }

        @Override
        public URI defaultBaseUrl() {
            return URI.create("https://api.anthropic.com");
        }

        @Override
        public boolean countsTokens() {
            return true;
        }

        @Override
        public LanguageModel connect(Connection connection) {
            return new LanguageModel() {
                @Override
                public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener) {
                    throw new AssertionError("Nothing is generated.");
                }

                @Override
                public long countTokens(ModelRequest request) throws ModelException {
                    if (refused) {
                        throw new ModelException(ModelException.Kind.RATE_LIMITED, "Too many requests.");
                    }
                    sent.add(request);
                    return COUNTED + CLAUDE.overhead().tokens(1);
                }

                @Override
                public List<String> models() {
                    return List.of();
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }
    }

    @BeforeEach
    void openAPrompt() {
        registry = new TokenizerRegistry(home.resolve("tokenizers.json"));
        tokenizers = new WindowTokenizers(new ModelTokenizers(registry, AskViewModelTest::told), background,
                AskViewModelTest::failed);
        tokenizers.use(List.of(CLAUDE.tokenizer(), "o200k_base"));
        background.runAll();
    }

    private AskViewModel ask(SavedConnection... connections) {
        SettingsViewModel settings = new SettingsViewModel(servers, stored(new Connections(List.of(connections))),
                stored(Appearance.DEFAULT), background, AskViewModelTest::failed);
        settings.load();
        background.runAll();
        return new AskViewModel(open, chosen, servers, registry, tokenizers, background,
                InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    }

    private AskViewModel connected() {
        return ask(new SavedConnection("Anthropic", "anthropic", URI.create("https://api.anthropic.com"),
                new KeyReference("ANTHROPIC_API_KEY")));
    }

    private static <T> Stored<T> stored(T value) {
        return new Stored<>() {
            @Override
            public T read() {
                return value;
            }

            @Override
            public void write(T next) {
                throw new AssertionError("Nothing is set here.");
            }
        };
    }

    private static void told(Problem problem) {
        throw new AssertionError(problem.text());
    }

    private static void failed(Throwable cause) {
        throw new AssertionError(cause);
    }

    @Test
    void onlyAnEstimatedModelOffersToAskItsProvider() {
        AskViewModel ask = connected();
        assertThat(ask.offeredProperty().get()).isTrue();
        assertThat(ask.readyProperty().get()).isTrue();
        chosen.set(GPT_4O);
        assertThat(ask.offeredProperty().get()).isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void withoutAConnectionItSaysWhatItTakes() {
        AskViewModel ask = ask();
        assertThat(ask.readyProperty().get()).isFalse();
        assertThat(ask.saysProperty().get()).contains("a connection to anthropic with a key");
    }

    @Test
    void theProvidersCountIsShownAndTheEstimateFollowsItNowAndAtTheNextStart() throws IOException {
        AskViewModel ask = connected();
        ask.ask();
        assertThat(ask.readyProperty().get()).isFalse();
        background.runAll();
        background.runAll();

        assertThat(sent).singleElement().satisfies(request -> assertThat(request.messages())
                .isEqualTo(open.get().rendered()));
        assertThat(ask.saysProperty().get()).startsWith("api.anthropic.com counts ").contains("off by -9.1 %");
        assertThat(tokenizers.get(CLAUDE.tokenizer()).count(TEXT).tokens()).isEqualTo(COUNTED);
        assertThat(tokenizers.get(CLAUDE.tokenizer()).count(TEXT).exact()).isFalse();
        ModelTokenizers later = new ModelTokenizers(new TokenizerRegistry(home.resolve("tokenizers.json")),
                AskViewModelTest::told);
        later.load(List.of(CLAUDE.tokenizer()));
        assertThat(later.get(CLAUDE.tokenizer()).count(TEXT).tokens()).isEqualTo(COUNTED);
        registry.remove(CLAUDE.tokenizer());
        later.load(List.of(CLAUDE.tokenizer()));
        assertThat(later.get(CLAUDE.tokenizer()).count(TEXT).tokens()).isEqualTo(BUILT_IN);
    }

    @Test
    void aProviderThatRefusesIsNamedAndTheEstimateStays() {
        refused = true;
        AskViewModel ask = connected();
        ask.ask();
        background.runAll();

        assertThat(ask.saysProperty().get()).contains("Too many requests");
        assertThat(tokenizers.get(CLAUDE.tokenizer()).count(TEXT).tokens()).isEqualTo(BUILT_IN);
    }

    @Test
    void aCountThatComesForAnotherPromptIsNotShownButLearntFrom() {
        AskViewModel ask = connected();
        ask.ask();
        open.set(Prompt.of(Message.user("Something else.")));
        background.runAll();
        background.runAll();

        assertThat(ask.saysProperty().get()).isEmpty();
        assertThat(tokenizers.get(CLAUDE.tokenizer()).count(TEXT).tokens()).isEqualTo(COUNTED);
    }
}
