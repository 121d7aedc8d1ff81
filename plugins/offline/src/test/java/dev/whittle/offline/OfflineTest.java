package dev.whittle.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Confidence;
import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.prompt.Message;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OfflineTest {
    private static final Reply WHOLE = new Reply("Grüße,\n世界 👋🏽 \u0000", Reply.Finish.LENGTH,
            new Usage(10, 20, 30, 40, 5, 6), "gpt-x-2026", Duration.ofMillis(120), Duration.ofMillis(900), 2,
            Reply.Origin.PROVIDER, new Confidence(12, -0.25));

    private final ReplayProvider provider = new ReplayProvider();
    private final List<ReplyEvent> events = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private static ModelRequest request(String text, Parameters parameters) {
        return new ModelRequest("gpt-x", List.of(Message.system("Be brief."), Message.user(text)), parameters);
    }

    private LanguageModel replay(URI address) {
        return provider.connect(new Connection(address, null, Timeouts.DEFAULT));
    }

    private String told() {
        StringBuilder told = new StringBuilder();
        for (ReplyEvent event : events) {
            if (event instanceof ReplyEvent.Text(var delta)) {
                told.append(delta);
            }
        }
        return told.toString();
    }

    @Test
    void bothAreFoundAsPluginsAreAndSayWhatTheyAre() {
        assertThat(ServiceLoader.load(ModelProvider.class)).extracting(ModelProvider::id, ModelProvider::origin)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("echo", Reply.Origin.ECHO),
                        org.assertj.core.groups.Tuple.tuple("replay", Reply.Origin.REPLAY));
    }

    @Test
    void anEchoIsTheLastMessageAndLabelledSo() throws Exception {
        LanguageModel echo = new EchoProvider()
                .connect(new Connection(URI.create("echo:prompt"), null, Timeouts.DEFAULT));

        Reply reply = echo.stream(request("Two  words\nand more ", Parameters.DEFAULT), events::add);

        assertThat(reply.text()).isEqualTo("Two  words\nand more ").isEqualTo(told());
        assertThat(reply.origin()).isEqualTo(Reply.Origin.ECHO);
        assertThat(reply.usage()).as("no model, no tokens: unknown, not zero").isNull();
        assertThat(events.getFirst()).isInstanceOf(ReplyEvent.Note.class);
        assertThat(echo.models()).containsExactly("echo");
    }

    @Test
    void whatWasKeptIsReplayedWithItsUsageAndLabelledSo() throws Exception {
        provider.keep(folder.resolve("new/one"), request("Hello", Parameters.DEFAULT), WHOLE);

        LanguageModel replay = replay(folder.resolve("new/one").toUri());
        Reply reply = replay.stream(request("Hello", Parameters.DEFAULT), events::add);

        assertThat(reply.text()).isEqualTo(WHOLE.text()).isEqualTo(told());
        assertThat(reply.finish()).isEqualTo(Reply.Finish.LENGTH);
        assertThat(reply.usage()).isEqualTo(WHOLE.usage());
        assertThat(reply.confidence()).isNotNull().isEqualTo(WHOLE.confidence());
        assertThat(reply.servedModel()).isEqualTo("gpt-x-2026");
        assertThat(reply.origin()).isEqualTo(Reply.Origin.REPLAY);
        assertThat(replay.models()).containsExactly("gpt-x");
    }

    @Test
    void anythingElseThatIsAskedIsAnotherRequest() throws Exception {
        provider.keep(folder, request("Hello", Parameters.DEFAULT), WHOLE);
        LanguageModel replay = replay(folder.toUri());
        for (ModelRequest other : List.of(request("Hello!", Parameters.DEFAULT),
                request("Hello", new Parameters(0.0, null, null, null, List.of())),
                request("Hello", Parameters.DEFAULT.withSchema("{}")),
                request("Hello", Parameters.DEFAULT.withLogprobs(true)),
                request("Hello", new Parameters(null, null, null, null, List.of("x"))),
                new ModelRequest("gpt-x", List.of(Message.user("Be brief."), Message.user("Hello")),
                        Parameters.DEFAULT))) {
            ModelException failure = catchThrowableOfType(ModelException.class,
                    () -> replay.stream(other, events::add));

            assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
            assertThat(failure).hasMessageContaining("--record");
        }
    }

    @Test
    void aDamagedRecordingIsOneSentence() throws Exception {
        provider.keep(folder, request("Hello", Parameters.DEFAULT), WHOLE);
        Path file = folder.resolve(request("Hello", Parameters.DEFAULT).hash() + ".json");
        for (String damaged : List.of("", "{", "[]", "{\"format\":2}", "{\"format\":1,\"reply\":{\"text\":1}}",
                "{\"format\":1,\"reply\":{\"text\":\"a\",\"finish\":\"never\"}}")) {
            Files.writeString(file, damaged);

            ModelException failure = catchThrowableOfType(ModelException.class,
                    () -> replay(folder.toUri()).stream(request("Hello", Parameters.DEFAULT), events::add));

            assertThat(failure.kind()).as(damaged).isEqualTo(Kind.MALFORMED);
        }
    }

    @Test
    void whereNoFolderIsThereIsNothingToReplay() {
        for (String address : List.of("https://api.openai.com/v1", "echo:prompt", "relative",
                "file:///no/such/folder")) {
            ModelException failure = catchThrowableOfType(ModelException.class,
                    () -> replay(URI.create(address)).models());

            assertThat(failure.kind()).as(address).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void anInterruptEndsTheTelling() {
        LanguageModel echo = new EchoProvider()
                .connect(new Connection(URI.create("echo:prompt"), null, Timeouts.DEFAULT));
        Thread.currentThread().interrupt();

        assertThat(catchThrowableOfType(InterruptedException.class,
                () -> echo.stream(request("Hello", Parameters.DEFAULT), events::add))).isNotNull();
    }
}
