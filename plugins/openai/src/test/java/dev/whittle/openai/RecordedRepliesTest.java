package dev.whittle.openai;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Reply.Finish;
import dev.whittle.model.contract.RecordedRepliesContract;
import dev.whittle.model.contract.Recording;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Chat Completions recorded from OpenAI and Mistral.
final class RecordedRepliesTest extends RecordedRepliesContract {
    @Override
    protected LanguageModel connect(Connection connection) {
        return new OpenAiCompatibleProvider(Wire.WITHOUT_WAITING).connect(connection);
    }

    @Override
    protected boolean isOurs(String uri) {
        return uri.contains("/chat/completions");
    }

    @Override
    protected int count() {
        return 29;
    }

    @Override
    protected String endMarker() {
        return "\"finish_reason\":\"";
    }

    @Override
    protected Expected expected(Recording recording) {
        return recording.stream() ? ofStream(recording.body()) : ofWhole(recording.body());
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
        return new Expected(text, reasoning, new Usage(usage.path("prompt_tokens").asLong() - cached, cached, 0,
                usage.path("completion_tokens").asLong(),
                usage.at("/completion_tokens_details/reasoning_tokens").asLong(0)),
                finish.equals("tool_calls") ? Finish.TOOL_CALL : Finish.valueOf(finish.toUpperCase(Locale.ROOT)));
    }
}
