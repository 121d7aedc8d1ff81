package dev.whittle.offline;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Confidence;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The shape of a recorded reply. The request stands beside it for people; the file's name finds it.
final class RecordingJson {
    private static final int FORMAT = 1;

    private RecordingJson() {}

    static ObjectNode write(ModelRequest request, Reply reply) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("format", FORMAT).put("model", request.model());
        ArrayNode messages = node.putArray("messages");
        request.messages().forEach(message -> messages.addObject().put("role", message.role().id())
                .put("text", message.text()));
        ObjectNode answer = node.putObject("reply").put("text", reply.text())
                .put("finish", reply.finish().name().toLowerCase(Locale.ROOT));
        if (reply.servedModel() != null) {
            answer.put("served_model", reply.servedModel());
        }
        Usage usage = reply.usage();
        if (usage != null) {
            answer.putObject("usage").put("input", usage.input()).put("cache_read", usage.cacheRead())
                    .put("cache_write", usage.cacheWrite()).put("cache_write_1h", usage.cacheWrite1h())
                    .put("output", usage.output()).put("reasoning", usage.reasoning());
        }
        if (reply.confidence() != null) {
            answer.putObject("confidence").put("tokens", reply.confidence().tokens())
                    .put("mean_logprob", reply.confidence().meanLogprob());
        }
        answer.put("total_ms", reply.total().toMillis());
        return node;
    }

    /// The reply a file holds; its time to the first token is not kept.
    ///
    /// @throws IllegalArgumentException if it is none, or of a newer format
    static Reply read(JsonNode node) {
        if (node.required("format").intValue() != FORMAT) {
            throw new IllegalArgumentException("Another format");
        }
        JsonNode reply = node.required("reply");
        Duration total = Duration.ofMillis(reply.path("total_ms").asLong(0));
        return new Reply(reply.required("text").stringValue(),
                Reply.Finish.valueOf(reply.required("finish").stringValue().toUpperCase(Locale.ROOT)),
                usage(reply.path("usage")), reply.has("served_model") ? reply.path("served_model").stringValue() : null,
                total, total, 1, Reply.Origin.REPLAY, confidence(reply.path("confidence")));
    }

    private static @Nullable Confidence confidence(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new Confidence(node.required("tokens").longValue(), node.required("mean_logprob").doubleValue());
    }

    private static @Nullable Usage usage(JsonNode usage) {
        return usage.isMissingNode()
                ? null
                : new Usage(usage.required("input").longValue(), usage.required("cache_read").longValue(),
                        usage.required("cache_write").longValue(), usage.required("output").longValue(),
                        usage.required("reasoning").longValue(), usage.required("cache_write_1h").longValue());
    }

    static String model(JsonNode node) {
        return node.required("model").stringValue();
    }
}
