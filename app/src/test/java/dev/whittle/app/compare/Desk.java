package dev.whittle.app.compare;

import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.settings.Keys;
import dev.whittle.app.settings.Presets;
import dev.whittle.app.settings.Servers;
import dev.whittle.app.settings.SettingsViewModel;
import dev.whittle.app.settings.Stored;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.Appearance;
import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.KeyReference;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// A Compare screen without a window: models play scripts, every prompt has 1,000 tokens, gpt-4o costs its
/// published $2.50 and $10.00 per million tokens, 300 output tokens are expected.
public final class Desk {
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final Price PRICE = new Price(null, null, Price.Mode.STANDARD, null,
            new Rates(new BigDecimal("2.50"), new BigDecimal("10.00"), new BigDecimal("1.25"), null, null, null, null),
            List.of(), false, "genai-prices", LocalDate.parse("2026-09-23"));
    public static final Model GPT_4O = new Model("openai/gpt-4o", "openai", "gpt-4o", List.of("gpt-4o-2024-08-06"),
            "GPT-4o",
            "o200k_base", new Model.Limits(128_000, null, null, null), Set.of(), Set.of(),
            new Model.Lifecycle(Model.Status.ACTIVE, null, null, null), List.of(PRICE));
    public static final Catalog CATALOG = new Catalog("test", LocalDate.parse("2026-11-21"), List.of(GPT_4O));
    public static final SavedConnection LOCAL = new SavedConnection("Ollama", "scripted",
            URI.create("http://localhost:11434/v1"), null);
    public static final SavedConnection OPENAI = new SavedConnection("OpenAI", "scripted",
            URI.create("https://api.openai.com/v1"),
            new KeyReference("OPENAI_API_KEY"));
    public static final Prompt PROMPT = Prompt.of(Message.user("Hello {{name}}")).withValue("name", "Ada");

    /// What a model does when it is asked.
    public interface Script {
        Reply answer(ModelRequest request, Consumer<? super ReplyEvent> listener)
                throws ModelException, InterruptedException;
    }

    public final HeldBackground background = new HeldBackground();
    public final Map<String, Script> scripts = new HashMap<>();
    public final List<ModelRequest> sent = new ArrayList<>();
    final List<@Nullable String> keysSent = new ArrayList<>();
    final List<Experiment> saved = new ArrayList<>();
    final List<Column> continued = new ArrayList<>();
    final HeldOpinions opinions = new HeldOpinions();
    final Map<String, String> environment = new HashMap<>(Map.of("OPENAI_API_KEY", "sk-test"));
    public final ObjectProperty<List<PromptChoice>> prompts = new SimpleObjectProperty<>(List.of(current(PROMPT)));
    final ObjectProperty<Model> chosen = new SimpleObjectProperty<>(GPT_4O);
    public final SettingsViewModel settings;
    public final CompareViewModel compare;
    @Nullable
    Exception saveFailure;
    @Nullable
    Exception listFailure;

    public Desk(SavedConnection... connections) {
        Servers servers = new Servers(List.of(new Provider()), Presets.bundled(), new Keys(environment::get));
        settings = new SettingsViewModel(servers, stored(new Connections(List.of(connections))),
                stored(Appearance.DEFAULT), background, Desk::unexpected);
        settings.load();
        background.runAll();
        Engine engine = new Engine(() -> CATALOG, InstantSource.fixed(NOW), background);
        Estimates estimates = new Estimates(engine, (prompt, _) -> counts(prompt),
                new SimpleObjectProperty<>(List.of()), new SimpleObjectProperty<>(counts(PROMPT)),
                new SimpleObjectProperty<>(Workload.DEFAULT), Desk::unexpected);
        compare = new CompareViewModel(() -> prompts, servers, estimates, engine, new Keepers(experiment -> {
            Exception failure = saveFailure;
            if (failure != null) {
                throw failure;
            }
            saved.add(experiment);
        }, opinions, (column, then) -> {
            continued.add(column);
            then.run();
        }, Desk::unexpected), "0.1.0", chosen);
        compare.watch(true);
        background.runAll();
    }

    /// Two columns on the local server, with models `one` and `two`.
    public static Desk local() {
        Desk desk = new Desk(LOCAL);
        desk.column(0).modelProperty().set("one");
        desk.column(1).modelProperty().set("two");
        desk.answers("one", "First");
        desk.answers("two", "Second answer");
        return desk;
    }

    public ColumnViewModel column(int index) {
        return compare.columns().get(index);
    }

    public void answers(String model, String text) {
        scripts.put(model, (_, listener) -> {
            listener.accept(new ReplyEvent.Text(text));
            return reply(text);
        });
    }

    public static Reply reply(String text) {
        return new Reply(text, Reply.Finish.STOP, new Usage(800, 200, 0, 50, 10), null, Duration.ofMillis(120),
                Duration.ofMillis(500), 1);
    }

    public static PromptChoice current(Prompt prompt) {
        return new PromptChoice(PromptChoice.CURRENT, "Prompt as it stands", "Greeting", prompt);
    }

    static PromptChoice optimized(Prompt prompt) {
        return new PromptChoice(PromptChoice.OPTIMIZED, "With accepted edits", "Greeting, with accepted edits", prompt);
    }

    private static PromptCounts counts(Prompt prompt) {
        return new PromptCounts(prompt, List.of(), List.of(), Map.of("o200k_base", TokenCount.exact(1_000)));
    }

    private static <T> Stored<T> stored(T value) {
        return new Stored<>() {
            @Override
            public T read() {
                return value;
            }

            @Override
            public void write(T next) {
                // What is set here is of no interest to these tests.
            }
        };
    }

    private static void unexpected(Throwable cause) {
        throw new AssertionError(cause);
    }

    private final class Provider implements ModelProvider {
        @Override
        public String id() {
            return "scripted";
        }

        @Override
        public String displayName() {
            return "Scripted";
        }

        @Override
        public URI defaultBaseUrl() {
            return URI.create("http://localhost:1/v1");
        }

        @Override
        public LanguageModel connect(Connection connection) {
            return new LanguageModel() {
                @Override
                public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
                        throws ModelException, InterruptedException {
                    sent.add(request);
                    keysSent.add(connection.key());
                    Script script = scripts.get(request.model());
                    if (script == null) {
                        throw new ModelException(ModelException.Kind.REFUSED, "There is no model " + request.model());
                    }
                    return script.answer(request, listener);
                }

                @Override
                public List<String> models() throws ModelException {
                    if (listFailure instanceof ModelException failure) {
                        throw failure;
                    }
                    return scripts.keySet().stream().sorted().toList();
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }
    }
}
