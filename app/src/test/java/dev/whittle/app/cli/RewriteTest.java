package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.model.contract.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `rewrite` against a loopback server that speaks as OpenAI documents.
final class RewriteTest {
    private static final String PROMPT = """
            # Role

            You answer mails of Acme.

            # Rules

            When you write an answer to {{customer}}, you should always make sure that the answer that you write has \
            no more than 120 words in it, and you should not under any circumstances promise a refund to anybody.
            """;
    private static final String SHORT = "Answer {{customer}} in no more than 120 words. Do not promise a refund.";

    @TempDir
    private Path home = Path.of("set by JUnit");
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void onlyTheSectionIsSentAndTheRewrittenPromptComesOut() {
        answers(SHORT);

        Said said = rewrite("--section", "rules", "--apply", "-v", "customer=Ada Byron");

        assertThat(said.err()).contains("sending", "cost unknown", "read it before you use it");
        assertThat(said.out().strip())
                .isEqualTo("# Role\n\nYou answer mails of Acme.\n\n# Rules\n\n" + SHORT);
        assertThat(said.code()).isZero();
        assertThat(server.requests()).singleElement().satisfies(request -> {
            JsonNode asked = JsonMapper.shared().readTree(request.body());
            assertThat(asked.at("/messages/1/content").asString()).startsWith("When you write")
                    .contains("{{customer}}");
            assertThat(request.body()).doesNotContain("Acme", "Ada Byron");
        });
    }

    @Test
    void whatIsLostIsNamedOnceAndThenTheGateFails() {
        answers("Answer {{customer}} in few words. Promise a refund.");
        answers("Answer {{customer}} in 120 words. Promise a refund.");

        Said said = rewrite("--section", "Rules", "--json");

        assertThat(said.code()).isEqualTo(1);
        assertThat(
                JsonMapper.shared().readTree(server.requests().getLast().body()).at("/messages/3/content").asString())
                .contains("120", "negations");
        assertThat(said.json().propertyNames()).containsExactly("model", "message", "start", "end", "before", "after",
                "requests", "usd_cost", "lost", "refused");
        assertThat(said.json().path("requests").asInt()).isEqualTo(2);
        assertThat(said.json().at("/lost/0").asString()).isEqualTo("negation");
    }

    @Test
    void jsonHoldsBothTextsAndTheAccount() {
        answers(SHORT);

        JsonNode node = rewrite("--section", "Rules", "--json").json();

        assertThat(node.propertyNames()).containsExactly("model", "message", "start", "end", "before", "after",
                "requests", "usd_cost", "lost", "tokens_before", "tokens_after", "for", "usd_saved_per_month",
                "pays_after_calls", "messages");
        assertThat(node.path("after").asString()).isEqualTo(SHORT);
        assertThat(node.path("usd_cost").isNull()).isTrue();
        assertThat(node.path("tokens_after").asLong()).isLessThan(node.path("tokens_before").asLong());
    }

    @Test
    void anEchoSavesNothingAndIsRefused() {
        Said said = Said.run(home, PROMPT, "rewrite", "--section", "Rules", "-m", "any", "--provider", "echo");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("this machine", "tokens, no fewer than");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void aSectionThatIsNotThereIsBadInput() {
        Said said = rewrite("--section", "Tone");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("No heading is called \"Tone\"; there are: Role, Rules.");
        assertThat(server.requests()).isEmpty();
    }

    private Said rewrite(String... args) {
        String[] all = new String[args.length + 5];
        all[0] = "rewrite";
        all[1] = "-m";
        all[2] = "m1";
        all[3] = "--base-url";
        all[4] = server.url() + "/v1";
        System.arraycopy(args, 0, all, 5, args.length);
        return Said.run(home, PROMPT.getBytes(StandardCharsets.UTF_8), Map.of(), all);
    }

    private void answers(String text) {
        String event = JsonMapper.shared().writeValueAsString(text);
        server.then(exchange -> exchange.respond(200, "text/event-stream",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":\"stop\"}]}\n\n"
                        .formatted(event)
                        + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":90,\"completion_tokens\":20,\"total_tokens\":110}}\n\n"
                        + "data: [DONE]\n\n"));
    }
}
