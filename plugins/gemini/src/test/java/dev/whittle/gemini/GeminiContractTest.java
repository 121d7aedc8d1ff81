package dev.whittle.gemini;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.contract.LanguageModelContract;
import dev.whittle.wire.Backoff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Streams in the form recorded from Gemini.
final class GeminiContractTest extends LanguageModelContract {
    static final Backoff WITHOUT_WAITING = new Backoff(_ -> {}, InstantSource.fixed(Instant.EPOCH), () -> 0.5);

    @Override
    protected LanguageModel connect(Connection connection) {
        return new GeminiProvider(WITHOUT_WAITING).connect(connection);
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    static String chunk(String text, String finish, Usage usage) {
        return "data: {\"candidates\": [{\"content\": {\"parts\": [{\"text\": %s}],\"role\": \"model\"}%s,\"index\": 0}],\"usageMetadata\": {\"promptTokenCount\": %d,\"candidatesTokenCount\": %d,\"totalTokenCount\": %d},\"modelVersion\": \"served-1\"}\n\n"
                .formatted(quoted(text), finish.isEmpty() ? "" : ",\"finishReason\": \"" + finish + "\"",
                        usage.input(), usage.output(), usage.input() + usage.output());
    }

    @Override
    protected String reply(List<String> deltas, Usage usage) {
        return beginning(deltas) + chunk("", "STOP", usage);
    }

    @Override
    protected String beginning(List<String> deltas) {
        StringBuilder stream = new StringBuilder();
        deltas.forEach(delta -> stream.append(chunk(delta, "", Usage.of(11, 1))));
        return stream.toString();
    }

    @Override
    protected String filtered(List<String> deltas) {
        return beginning(deltas) + chunk("", "SAFETY", Usage.of(11, 7));
    }

    @Override
    protected String errorInStream(String message) {
        return "data: " + error(message) + "\n\n";
    }

    @Override
    protected String nonsense(String words) {
        return "data: " + words + "\n\n";
    }

    @Override
    protected String error(String message) {
        return "{\"error\":{\"code\":0,\"message\":%s,\"status\":\"UNKNOWN\"}}".formatted(quoted(message));
    }

    @Override
    protected String models(List<String> ids) {
        List<String> entries = ids.stream()
                .map(id -> "{\"name\":%s,\"supportedGenerationMethods\":[\"generateContent\"]}"
                        .formatted(quoted("models/" + id)))
                .toList();
        return "{\"models\":[{\"name\":\"models/e\",\"supportedGenerationMethods\":[\"embedContent\"]},%s]}"
                .formatted(String.join(",", entries));
    }
}
