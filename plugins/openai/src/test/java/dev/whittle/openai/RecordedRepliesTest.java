package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Replies recorded from OpenAI and Mistral (shared/data/replies), split at random and read by
/// the provider, against a plain extraction from the recorded text that shares nothing with it.
final class RecordedRepliesTest extends ScriptedTest {
    private static final int SPLITS = 6;

    /// @param stream whether the body is an event stream
    record Recording(String file, boolean stream, String body) {}

    /// What the recorded body says, read the plain way.
    record Expected(String text, String reasoning, long prompt, long cached, long completion, String finish) {}

    private static List<Recording> recordings() throws IOException {
        Path folder = Path.of(System.getProperty("whittle.shared", ""), "data", "replies");
        assumeTrue(Files.isDirectory(folder), "The recorded replies are not here: " + folder);
        List<Recording> recordings = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
                for (JsonNode interaction : YAMLMapper.shared().readTree(file.toFile()).path("interactions")) {
                    JsonNode response = interaction.path("response");
                    if (interaction.path("request").path("uri").asString("").contains("/chat/completions")) {
                        JsonNode stream = response.path("body").path("string");
                        recordings.add(new Recording(file.getFileName().toString(), stream.isString(), stream.isString()
                                ? stream.asString()
                                : response.path("parsed_body").toString()));
                    }
                }
            }
        }
        return recordings;
    }

    @Test
    void everyRecordedReplyIsReadAsItWasMeant() throws Exception {
        List<Recording> recordings = recordings();
        assertThat(recordings).as("chat completions of OpenAI and Mistral").hasSizeGreaterThanOrEqualTo(29);
        for (Recording recording : recordings) {
            Expected expected = recording.stream() ? ofStream(recording.body()) : ofWhole(recording.body());
            byte[] bytes = recording.body().getBytes(StandardCharsets.UTF_8);
            for (int seed = 0; seed < SPLITS; seed++) {
                Random random = new Random(seed);
                server.then(exchange -> {
                    exchange.begin(recording.stream() ? "text/event-stream; charset=utf-8" : "application/json");
                    exchange.dribble(bytes, random);
                    exchange.end();
                });
                events.clear();

                Reply reply = reply();

                assertThat(read(reply)).as("%s, split %d", recording.file(), seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void noRecordedStreamPassesForWholeWhenItsEndIsMissing() throws Exception {
        for (Recording recording : recordings()) {
            if (recording.stream()) {
                String body = recording.body();
                streams(body.substring(0, body.indexOf("\"finish_reason\":\"")));

                assertThat(failure().kind()).as(recording.file())
                        .isEqualTo(dev.whittle.model.ModelException.Kind.TRUNCATED);
            }
        }
    }

    private Expected read(Reply reply) {
        Usage usage = Objects.requireNonNull(reply.usage(), "every recorded reply counts its tokens");
        return new Expected(reply.text(), String.join("", reasoning()), usage.totalInput(), usage.cacheRead(),
                usage.output(), reply.finish().name());
    }

    private static Expected ofStream(String body) {
        StringBuilder text = new StringBuilder();
        StringBuilder reasoning = new StringBuilder();
        String finish = "";
        JsonNode usage = JsonMapper.shared().nullNode();
        for (String line : body.split("\n", -1)) {
            if (line.startsWith("data: {")) {
                JsonNode chunk = JsonMapper.shared().readTree(line.substring(6));
                JsonNode choice = chunk.at("/choices/0");
                JsonNode content = choice.at("/delta/content");
                text.append(content.isString() ? content.asString() : "");
                content.findValuesAsString("text").forEach(reasoning::append);
                finish = choice.path("finish_reason").isString() ? choice.path("finish_reason").asString() : finish;
                usage = chunk.path("usage").isObject() ? chunk.path("usage") : usage;
            }
        }
        return expected(text.toString(), reasoning.toString(), finish, usage);
    }

    private static Expected ofWhole(String body) {
        JsonNode reply = JsonMapper.shared().readTree(body);
        JsonNode content = reply.at("/choices/0/message/content");
        return expected(content.isString() ? content.asString() : "", "",
                reply.at("/choices/0/finish_reason").asString(), reply.path("usage"));
    }

    private static Expected expected(String text, String reasoning, String finish, JsonNode usage) {
        long cached = usage.at("/prompt_tokens_details/cached_tokens").asLong(0)
                + usage.path("num_cached_tokens").asLong(0);
        String name = finish.equals("tool_calls") ? "TOOL_CALL" : finish.toUpperCase(java.util.Locale.ROOT);
        return new Expected(text, reasoning, usage.path("prompt_tokens").asLong(), cached,
                usage.path("completion_tokens").asLong(), name);
    }
}
