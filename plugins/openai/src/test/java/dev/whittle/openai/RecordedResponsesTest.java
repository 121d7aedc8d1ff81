package dev.whittle.openai;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Reply.Finish;
import dev.whittle.model.contract.RecordedRepliesContract;
import dev.whittle.model.contract.Recording;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replies recorded from OpenAI's Responses API.
final class RecordedResponsesTest extends RecordedRepliesContract {
    @Override
    protected LanguageModel connect(Connection connection) {
        return new OpenAiResponsesProvider(Wire.WITHOUT_WAITING).connect(connection);
    }

    @Override
    protected boolean isOurs(String uri) {
        return uri.contains("/v1/responses");
    }

    @Override
    protected int count() {
        return 10;
    }

    @Override
    protected String endMarker() {
        return "event: response.completed";
    }

    /// From the whole response, which a stream ends with.
    @Override
    protected @Nullable Expected expected(Recording recording) {
        String last = recording.body().lines().filter(line -> line.startsWith("data: {")).reduce("", (_, b) -> b);
        JsonNode response = recording.stream()
                ? JsonMapper.shared().readTree(last.substring(6)).path("response")
                : JsonMapper.shared().readTree(recording.body());
        if (!response.path("status").asString("").equals("completed")) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode item : response.path("output")) {
            for (JsonNode part : item.path("content")) {
                text.append(part.path("text").asString(""));
            }
        }
        JsonNode usage = response.path("usage");
        long cached = usage.at("/input_tokens_details/cached_tokens").asLong();
        return new Expected(text.toString(), "", new Usage(usage.path("input_tokens").asLong() - cached, cached, 0,
                usage.path("output_tokens").asLong(), usage.at("/output_tokens_details/reasoning_tokens").asLong()),
                Finish.STOP);
    }
}
