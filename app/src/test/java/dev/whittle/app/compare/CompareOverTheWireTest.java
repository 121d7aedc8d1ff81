package dev.whittle.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Plugins;
import dev.whittle.app.experiments.SavedExperiments;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.settings.Keys;
import dev.whittle.app.settings.Presets;
import dev.whittle.app.settings.Servers;
import dev.whittle.app.settings.SettingsViewModel;
import dev.whittle.app.settings.Stored;
import dev.whittle.app.work.Threads;
import dev.whittle.app.workspace.Appearance;
import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.KeyReference;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.Reply;
import dev.whittle.model.contract.Exchange;
import dev.whittle.model.contract.ScriptedServer;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole way with nothing replaced: the plugin as it is found, real threads, a server on the loopback
/// device, the workspace file. A thread of the test's own stands for the window's.
@Timeout(120)
final class CompareOverTheWireTest {
    @TempDir
    private Path folder;

    private final ExecutorService windowThread = Executors.newSingleThreadExecutor();
    private final Threads threads = new Threads(windowThread);

    private record Setup(CompareViewModel compare, SettingsViewModel settings) {
        ColumnViewModel column(int index) {
            return compare.columns().get(index);
        }
    }

    @AfterEach
    void stop() {
        threads.close();
        windowThread.shutdownNow();
    }

    private <T> T onWindow(Callable<T> action) throws Exception {
        return windowThread.submit(action).get(60, TimeUnit.SECONDS);
    }

    private void does(Runnable action) throws Exception {
        onWindow(() -> {
            action.run();
            return true;
        });
    }

    private Setup setup(ScriptedServer server, Workspace workspace) throws Exception {
        SavedConnection connection = new SavedConnection("Loopback", "openai-compatible",
                URI.create(server.url() + "/v1"),
                new KeyReference("LOOPBACK_KEY"));
        Servers servers = new Servers(Plugins.load(folder.resolve("plugins")).providers(), Presets.bundled(),
                new Keys(name -> name.equals("LOOPBACK_KEY") ? "test-key-1" : null));
        CountDownLatch loaded = new CountDownLatch(1);
        Setup made = onWindow(() -> {
            SettingsViewModel settings = new SettingsViewModel(servers, kept(new Connections(List.of(connection))),
                    kept(Appearance.DEFAULT), threads, CompareOverTheWireTest::unexpected);
            Engine engine = new Engine(() -> Desk.CATALOG, InstantSource.system(), threads);
            Estimates estimates = new Estimates(engine,
                    (prompt, with) -> new PromptCounter(with).count(prompt),
                    new SimpleObjectProperty<>(List.of(Tokenizers.get("o200k_base"))),
                    new SimpleObjectProperty<>(), new SimpleObjectProperty<>(Workload.DEFAULT),
                    CompareOverTheWireTest::unexpected);
            Prompt prompt = Prompt.of(Message.system("Be brief."), Message.user("Hello {{name}}"))
                    .withValue("name", "Ada");
            ObservableValue<List<PromptChoice>> prompts = new SimpleObjectProperty<>(List.of(Desk.current(prompt)));
            SavedExperiments kept = new SavedExperiments(() -> workspace);
            CompareViewModel compare = new CompareViewModel(() -> prompts, servers, estimates, engine,
                    new Keepers(kept, kept, (_, _) -> {}, CompareOverTheWireTest::unexpected), "0.1.0",
                    new SimpleObjectProperty<>(Desk.GPT_4O));
            servers.allProperty().addListener((_, _, _) -> loaded.countDown());
            settings.load();
            return new Setup(compare, settings);
        });
        assertThat(loaded.await(60, TimeUnit.SECONDS)).isTrue();
        return made;
    }

    private static <T> Stored<T> kept(T value) {
        return new Stored<>() {
            @Override
            public T read() {
                return value;
            }

            @Override
            public void write(T next) {
                // Saving is looked at elsewhere.
            }
        };
    }

    private static void unexpected(Throwable cause) {
        throw new AssertionError(cause);
    }

    /// Waits until a column is in a state.
    private void await(ColumnViewModel column, Predicate<ColumnState> wanted) throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        does(() -> {
            column.stateProperty().addListener((_, _, now) -> {
                if (wanted.test(now)) {
                    reached.countDown();
                }
            });
            if (wanted.test(column.state())) {
                reached.countDown();
            }
        });
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitSaved(CompareViewModel compare) throws Exception {
        CountDownLatch saved = new CountDownLatch(1);
        does(() -> {
            compare.saveStateProperty().addListener((_, _, now) -> {
                if (now instanceof SaveState.Saved) {
                    saved.countDown();
                }
            });
            if (compare.saveStateProperty().get() instanceof SaveState.Saved) {
                saved.countDown();
            }
        });
        assertThat(saved.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static String text(String delta) {
        return "data: {\"model\":\"served-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},"
                .formatted(delta) + "\"finish_reason\":null}]}\n\n";
    }

    // Two columns ask at once, in any order.
    private static void answer(Exchange exchange) throws IOException {
        exchange.begin("text/event-stream");
        if (exchange.request().body().contains("\"two\"")) {
            exchange.send(text("Half an ans"));
            exchange.hangUp();
            return;
        }
        exchange.send(text("Hi "));
        exchange.send(text("Ada"));
        exchange.send("""
                data: {"model":"served-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: {"model":"served-1","choices":[],"usage":{"prompt_tokens":21,"completion_tokens":3,\
                "prompt_tokens_details":{"cached_tokens":5}}}

                data: [DONE]

                """);
        exchange.end();
    }

    @Test
    void twoModelsStreamIntoTheirColumnsAndTheExperimentIsInTheWorkspace() throws Exception {
        try (ScriptedServer server = ScriptedServer.start();
                Workspace workspace = Workspace.open(folder.resolve("w.db"))) {
            server.then(CompareOverTheWireTest::answer).then(CompareOverTheWireTest::answer);
            Setup setup = setup(server, workspace);
            does(() -> {
                setup.column(0).modelProperty().set("one");
                setup.column(0).text(ParameterField.TEMPERATURE).set("0.2");
                setup.column(1).modelProperty().set("two");
                setup.compare().runAll();
            });
            awaitSaved(setup.compare());

            List<ExperimentSummary> listed = workspace.experiments().list("", 10);
            Experiment saved = workspace.experiments().get(listed.getFirst().id()).orElseThrow();
            assertThat(saved.runs().getFirst().outcome()).isInstanceOfSatisfying(Outcome.Finished.class, finished -> {
                assertThat(finished.reply().text()).isEqualTo("Hi Ada");
                assertThat(finished.reply().usage()).isEqualTo(new Usage(16, 5, 0, 3, 0));
                assertThat(finished.reply().finish()).isEqualTo(Reply.Finish.STOP);
                assertThat(finished.reply().servedModel()).isEqualTo("served-1");
            });
            assertThat(saved.runs().getLast().outcome()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.kind()).isEqualTo(Kind.TRUNCATED);
                assertThat(failed.partialText()).isEqualTo("Half an ans");
            });
            assertThat(saved.toJson()).doesNotContain("test-key-1");
            JsonNode sent = server.requests().stream().filter(request -> request.body().contains("\"one\""))
                    .map(request -> JsonMapper.shared().readTree(request.body())).findFirst().orElseThrow();
            assertThat(sent.path("messages").path(1).path("content").asString()).isEqualTo("Hello Ada");
            assertThat(sent.path("temperature").asDouble()).isEqualTo(0.2);
            assertThat(server.requests()).extracting(request -> request.headers().get("authorization"))
                    .containsOnly("Bearer test-key-1");
        }
    }

    @Test
    void stoppingClosesTheConnectionAndKeepsWhatCame() throws Exception {
        CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.start();
                Workspace workspace = Workspace.open(folder.resolve("w.db"))) {
            server.then(exchange -> {
                exchange.begin("text/event-stream");
                exchange.send(text("on and on"));
                hungUp.complete(exchange.closedByClient());
            });
            Setup setup = setup(server, workspace);
            does(() -> {
                setup.column(0).modelProperty().set("endless");
                setup.compare().run(setup.column(0));
            });
            await(setup.column(0), state -> state instanceof ColumnState.Streaming);
            does(setup.compare()::stopAll);
            await(setup.column(0), state -> state instanceof ColumnState.Ended);

            assertThat(outcome(setup.column(0))).isInstanceOfSatisfying(Outcome.Stopped.class,
                    stopped -> assertThat(stopped.partialText()).isEqualTo("on and on"));
            assertThat(hungUp.get(60, TimeUnit.SECONDS)).isTrue();
            awaitSaved(setup.compare());
        }
    }

    @Test
    void aServerThatRefusesTheKeySaysSoInTheColumnWithoutTheKey() throws Exception {
        try (ScriptedServer server = ScriptedServer.start();
                Workspace workspace = Workspace.open(folder.resolve("w.db"))) {
            server.then(exchange -> exchange.respond(401, "application/json",
                    "{\"error\":{\"message\":\"Incorrect API key provided: test-key-1\"}}"));
            Setup setup = setup(server, workspace);
            does(() -> {
                setup.column(0).modelProperty().set("any");
                setup.compare().run(setup.column(0));
            });
            await(setup.column(0), state -> state instanceof ColumnState.Ended);

            assertThat(outcome(setup.column(0))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.kind()).isEqualTo(Kind.UNAUTHORIZED);
                assertThat(failed.message()).doesNotContain("test-key-1");
            });
            awaitSaved(setup.compare());
            assertThat(workspace.experiments().list("", 1)).hasSize(1);
        }
    }

    private Outcome outcome(ColumnViewModel column) throws Exception {
        return ((ColumnState.Ended) onWindow(column::state)).run().outcome();
    }
}
