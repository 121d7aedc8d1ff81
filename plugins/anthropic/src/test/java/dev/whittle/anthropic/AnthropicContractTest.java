package dev.whittle.anthropic;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.contract.LanguageModelContract;
import dev.whittle.wire.Backoff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Streams in the form of Anthropic's documentation, "Streaming messages".
final class AnthropicContractTest extends LanguageModelContract {
    static final Backoff WITHOUT_WAITING = new Backoff(_ -> {}, InstantSource.fixed(Instant.EPOCH), () -> 0.5);

    @Override
    protected LanguageModel connect(Connection connection) {
        return new AnthropicProvider(WITHOUT_WAITING).connect(connection);
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    static String event(String type, String rest) {
        return "event: %s\ndata: {\"type\":\"%s\"%s}\n\n".formatted(type, type, rest);
    }

    static String end(String reason, Usage usage) {
        return event("content_block_stop", ",\"index\":0")
                + event("message_delta",
                        ",\"delta\":{\"stop_reason\":\"%s\",\"stop_sequence\":null},\"usage\":{\"input_tokens\":%d,\"output_tokens\":%d}"
                                .formatted(reason, usage.input(), usage.output()))
                + event("message_stop", "");
    }

    static String start(List<String> deltas) {
        StringBuilder stream = new StringBuilder(event("message_start",
                ",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"model\":\"served-1\",\"stop_reason\":null,\"usage\":{\"input_tokens\":11,\"output_tokens\":1}}"));
        stream.append(event("content_block_start", ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"));
        stream.append(event("ping", ""));
        deltas.forEach(delta -> stream.append(event("content_block_delta",
                ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":%s}".formatted(quoted(delta)))));
        return stream.toString();
    }

    @Override
    protected String reply(List<String> deltas, Usage usage) {
        return start(deltas) + end("end_turn", usage);
    }

    @Override
    protected String beginning(List<String> deltas) {
        return start(deltas);
    }

    @Override
    protected String filtered(List<String> deltas) {
        return start(deltas) + end("refusal", Usage.of(11, 7));
    }

    @Override
    protected String errorInStream(String message) {
        return "event: error\ndata: " + error(message) + "\n\n";
    }

    @Override
    protected String nonsense(String words) {
        return "data: " + words + "\n\n";
    }

    @Override
    protected String error(String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":%s},\"request_id\":\"req_1\"}"
                .formatted(quoted(message));
    }

    @Override
    protected String models(List<String> ids) {
        List<String> entries = ids.stream()
                .map(id -> "{\"type\":\"model\",\"id\":%s,\"display_name\":\"X\"}".formatted(quoted(id))).toList();
        return "{\"data\":[%s],\"has_more\":false,\"first_id\":null}".formatted(String.join(",", entries));
    }
}
