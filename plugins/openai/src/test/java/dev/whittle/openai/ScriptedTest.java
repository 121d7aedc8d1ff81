package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.model.contract.ScriptedServer;
import dev.whittle.prompt.Message;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// A scripted server, a client of it, and what the listener heard.
@Timeout(60)
abstract class ScriptedTest {
    final List<ReplyEvent> events = new ArrayList<>();
    ScriptedServer server;
    LanguageModel model;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start();
        model = new OpenAiCompatibleProvider(Wire.WITHOUT_WAITING)
                .connect(new Connection(URI.create(server.url() + "/v1"), "sk-0123456789abcdef", Timeouts.DEFAULT));
    }

    @AfterEach
    void stop() throws IOException {
        model.close();
        server.close();
    }

    static ModelRequest request(Parameters parameters) {
        return new ModelRequest("gpt-x", List.of(Message.user("Hello")), parameters);
    }

    /// Lets the server answer the next request with a stream that ends properly as HTTP sees it.
    void streams(String body) {
        server.then(exchange -> {
            exchange.begin("text/event-stream");
            exchange.send(body);
            exchange.end();
        });
    }

    void answers(int status, String body, String... headers) {
        server.then(exchange -> exchange.respond(status, "application/json", body, headers));
    }

    Reply reply(Parameters parameters) throws Exception {
        return model.stream(request(parameters), events::add);
    }

    Reply reply() throws Exception {
        return reply(Parameters.DEFAULT);
    }

    ModelException failure() {
        ModelException failure = catchThrowableOfType(ModelException.class, this::reply);
        assertThat(failure).as("the reply must not pass for whole").isNotNull();
        return failure;
    }

    List<String> reasoning() {
        List<String> reasoning = new ArrayList<>();
        for (ReplyEvent event : events) {
            if (event instanceof ReplyEvent.Reasoning(var delta)) {
                reasoning.add(delta);
            }
        }
        return reasoning;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (ReplyEvent event : events) {
            if (event instanceof ReplyEvent.Note(var text)) {
                notes.add(text);
            }
        }
        return notes;
    }
}
