package dev.whittle.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.settings.ConnectionDraft.KeySource;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.Appearance;
import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.KeyReference;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Pace;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsViewModelTest {
    private static final String SECRET = "correct-horse-battery-staple";
    private static final SavedConnection OPENAI = new SavedConnection("OpenAI", "scripted",
            URI.create("https://api.openai.com/v1"), new KeyReference("OPENAI_API_KEY"));
    private static final SavedConnection OLLAMA = new SavedConnection("Ollama", "scripted",
            URI.create("http://localhost:11434/v1"), null);

    @TempDir
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final Map<String, String> environment = new HashMap<>();
    private final Keys keys = new Keys(environment::get);
    private final List<Throwable> failures = new ArrayList<>();
    private final List<Connection> connected = new ArrayList<>();
    private final Kept<Connections> connections = new Kept<>(Connections.NONE);
    private final Kept<Appearance> appearance = new Kept<>(Appearance.DEFAULT);
    private Callable<List<String>> models = List::of;
    private final Servers servers = new Servers(List.of(new Provider()), Presets.bundled(), keys);
    private final SettingsViewModel settings = new SettingsViewModel(servers, connections, appearance, background,
            failures::add);

    private static final class Kept<T> implements Stored<T> {
        private T value;
        private @Nullable Exception failure;

        Kept(T value) {
            this.value = value;
        }

        @Override
        public T read() {
            return value;
        }

        @Override
        public void write(T next) throws Exception {
            Exception why = failure;
            if (why != null) {
                throw why;
            }
            value = next;
        }
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
            connected.add(connection);
            return new LanguageModel() {
                @Override
                public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener) {
                    throw new AssertionError("Settings asks for no answer.");
                }

                @Override
                public List<String> models() throws ModelException {
                    try {
                        return models.call();
                    } catch (ModelException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }
    }

    private void given(SavedConnection... saved) {
        connections.value = new Connections(List.of(saved));
        settings.load();
        background.runAll();
    }

    private ConnectionDraft draft() {
        return Objects.requireNonNull(settings.draftProperty().get());
    }

    private Server server(String name) {
        return servers.named(name).orElseThrow();
    }

    private List<String> names() {
        return servers.all().stream().map(Server::name).toList();
    }

    private void enterKey(String key) {
        settings.edit(server("Ollama").connection());
        draft().keySourceProperty().set(KeySource.SESSION);
        settings.save(key);
    }

    @Test
    void aPresetBecomesAConnectionThatIsSaved() {
        settings.load();
        background.runAll();

        settings.add(settings.presets().getFirst());
        settings.save("");
        background.runAll();

        assertThat(connections.value).isEqualTo(new Connections(List.of(new SavedConnection("OpenAI",
                "openai-compatible", URI.create("https://api.openai.com/v1"), new KeyReference("OPENAI_API_KEY")))));
        assertThat(server("OpenAI").key()).isEqualTo(new KeyState.Unset("OPENAI_API_KEY"));
        assertThat(settings.draftProperty().get()).isNull();
    }

    @Test
    void theSamePresetTwiceGetsAnotherName() {
        settings.add(settings.presets().getFirst());
        settings.save("");
        settings.add(settings.presets().getFirst());
        settings.save("");

        assertThat(names()).containsExactly("OpenAI", "OpenAI 2");
    }

    @Test
    void limitsOnRequestsAreKeptAndABadOneIsRefusedInWords() {
        given(OPENAI);
        settings.edit(OPENAI);
        draft().atOnceProperty().set("many");
        settings.save("");
        assertThat(draft().problemProperty().get()).contains("\"many\" is no number of requests");
        draft().atOnceProperty().set("0");
        settings.save("");
        assertThat(draft().problemProperty().get()).contains("at least 1");
        draft().atOnceProperty().set("4");
        draft().aMinuteProperty().set(" 60 ");
        settings.save("");
        background.runAll();

        assertThat(connections.value.all().getFirst().pace()).isEqualTo(new Pace(4, 60));
        settings.edit(connections.value.all().getFirst());
        assertThat(draft().aMinuteProperty().get()).isEqualTo("60");
    }

    @Test
    void aPastedKeyIsRefusedWhereTheVariableIsNamed() {
        given(OPENAI);
        settings.edit(OPENAI);

        draft().variableProperty().set("sk-proj-T3BlbkFJ0123456789abcdef");

        String sentence = "This looks like an API key, which Whittle never saves; put it into an environment variable "
                + "and enter the variable's name, such as env:OPENAI_API_KEY.";
        assertThat(draft().problemProperty().get()).isEqualTo(sentence);
        settings.save("");
        background.runAll();
        assertThat(draft().problemProperty().get()).isEqualTo(sentence);
        assertThat(connections.value.all()).containsExactly(OPENAI);
    }

    @Test
    void theVariableMayBeEnteredWithItsPrefix() {
        given(OPENAI);
        settings.edit(OPENAI);

        draft().variableProperty().set(" env:MY_KEY ");
        settings.save("");

        assertThat(server("OpenAI").key()).isEqualTo(new KeyState.Unset("MY_KEY"));
    }

    @Test
    void anAddressThatCannotBeReadIsRefusedAndNotRepeated() {
        given(OPENAI);
        settings.edit(OPENAI);

        draft().addressProperty().set("https://me:secret pass@host/v1");
        settings.save("");

        assertThat(draft().problemProperty().get())
                .isEqualTo("The address cannot be read; enter one such as https://api.openai.com/v1.");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        given(OPENAI, OLLAMA);
        settings.edit(OLLAMA);

        draft().nameProperty().set("OpenAI");
        settings.save("");

        assertThat(draft().problemProperty().get())
                .isEqualTo("Two connections are called \"OpenAI\"; give one of them another name.");
        assertThat(names()).containsExactly("OpenAI", "Ollama");
    }

    @Test
    void aKeyForThisSessionIsSentAndNowhereWritten() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.db"))) {
            SettingsViewModel real = new SettingsViewModel(servers,
                    Stored.in(workspace::settings, Settings.CONNECTIONS),
                    Stored.in(workspace::settings, Settings.APPEARANCE), background, failures::add);
            real.load();
            background.runAll();
            real.addOther();
            ConnectionDraft draft = Objects.requireNonNull(real.draftProperty().get());
            draft.keySourceProperty().set(KeySource.SESSION);
            real.save(" " + SECRET + " ");
            background.runAll();
            Server server = servers.all().getFirst();
            real.test(server);
            background.runAll();

            assertThat(connected.getFirst().key()).isEqualTo(SECRET);
            assertThat(server.key()).isEqualTo(new KeyState.ThisSession());
            assertThat(List.of(keys.toString(), server.toString(), connected.getFirst().toString(),
                    servers.all().toString(), workspace.settings().get(Settings.CONNECTIONS).toString()))
                    .allSatisfy(text -> assertThat(text).doesNotContain(SECRET));
        }
        assertThat(failures).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void aSessionKeyFollowsARenameButNeverGoesToAnotherServer() {
        given(OLLAMA);
        enterKey(SECRET);

        settings.edit(server("Ollama").connection());
        draft().nameProperty().set("Box");
        settings.save("");
        assertThat(server("Box").key()).isEqualTo(new KeyState.ThisSession());

        settings.edit(server("Box").connection());
        draft().addressProperty().set("https://elsewhere.example/v1");
        settings.save("");
        assertThat(draft().problemProperty().get())
                .isEqualTo("No key was entered; paste it, or choose another source for the key.");
        draft().keySourceProperty().set(KeySource.NONE);
        settings.save("");
        servers.client(server("Box"));
        settings.test(server("Box"));
        background.runAll();
        assertThat(connected.getLast().key()).isNull();
    }

    @Test
    void aServerKnownToWantAKeyIsMissingOneWithoutAny() {
        given(new SavedConnection("Router", "scripted", URI.create("https://openrouter.ai/api/v1"), null));

        assertThat(server("Router").key()).isEqualTo(new KeyState.Missing());
    }

    @Test
    void aVariableThatIsBlankCountsAsNotSet() {
        environment.put("OPENAI_API_KEY", " ");
        given(OPENAI);

        assertThat(server("OpenAI").key()).isEqualTo(new KeyState.Unset("OPENAI_API_KEY"));
    }

    @Test
    void aRemovedConnectionComesBackInItsPlaceWithItsKey() {
        given(OPENAI, OLLAMA);
        enterKey(SECRET);
        SavedConnection before = server("Ollama").connection();

        settings.remove(server("OpenAI").connection());
        settings.remove(before);
        assertThat(names()).isEmpty();
        settings.undo();
        background.runAll();

        assertThat(names()).containsExactly("Ollama");
        assertThat(server("Ollama").key()).isEqualTo(new KeyState.ThisSession());
        assertThat(connections.value.all()).containsExactly(before);
        assertThat(settings.removedName()).isEmpty();
    }

    @Test
    void aTestSaysHowManyModelsThereAre() {
        given(OLLAMA);
        models = () -> List.of("a", "b");

        settings.test(server("Ollama"));
        assertThat(settings.test("Ollama")).isEqualTo(new TestState.Testing());
        background.runAll();

        assertThat(settings.test("Ollama")).isEqualTo(new TestState.Answered(2));
        assertThat(servers.offered(server("Ollama"))).containsExactly("a", "b");
    }

    @Test
    void aTestThatFailsSaysWhyInOneSentence() {
        given(OLLAMA);
        models = () -> {
            throw new ModelException(ModelException.Kind.UNREACHABLE, "Nothing answers at localhost:11434; start it.");
        };

        settings.test(server("Ollama"));
        background.runAll();

        assertThat(settings.test("Ollama"))
                .isEqualTo(new TestState.Failed("Nothing answers at localhost:11434; start it."));
    }

    @Test
    void aTestThatWasCancelledSaysNothingLater() {
        given(OLLAMA);
        models = () -> {
            settings.cancelTest("Ollama");
            return List.of("late");
        };

        settings.test(server("Ollama"));
        background.runAll();

        assertThat(settings.test("Ollama")).isEqualTo(new TestState.Untested());
    }

    @Test
    void aProviderWhosePluginIsGoneIsNamedWhenItIsAsked() {
        given(new SavedConnection("Old", "gone-plugin", URI.create("http://localhost:9/v1"), null));

        settings.test(server("Old"));
        background.runAll();

        assertThat(settings.test("Old")).isEqualTo(new TestState.Failed("The plugin \"gone-plugin\" is not there: put "
                + "it into the plugin folder, or choose another provider in Settings."));
    }

    @Test
    void whatCannotBeSavedIsToldAndHoldsUntilThen() {
        given(OPENAI);
        connections.failure = new IllegalStateException("no");

        settings.remove(OPENAI);
        background.runAll();

        assertThat(failures).containsExactly(connections.failure);
        assertThat(names()).isEmpty();
    }

    @Test
    void theLooksAreLoadedAndSavedWhenTheyChange() {
        appearance.value = new Appearance(Appearance.Theme.DARK, 16);
        settings.load();
        background.runAll();
        assertThat(settings.appearanceProperty().get()).isEqualTo(new Appearance(Appearance.Theme.DARK, 16));

        settings.appearanceProperty().set(new Appearance(Appearance.Theme.LIGHT, 16));
        background.runAll();

        assertThat(appearance.value).isEqualTo(new Appearance(Appearance.Theme.LIGHT, 16));
    }

    @Test
    void theHostsAreThoseOfTheConnectionsAndNoOthers() {
        given(OPENAI, OLLAMA);

        assertThat(servers.hosts()).containsExactly("api.openai.com", "localhost:11434");
    }
}
