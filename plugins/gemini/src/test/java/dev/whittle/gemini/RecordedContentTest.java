package dev.whittle.gemini;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Reply.Finish;
import dev.whittle.model.contract.RecordedRepliesContract;
import dev.whittle.model.contract.Recording;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replies recorded from Gemini: event streams, arrays of chunks, and whole ones.
final class RecordedContentTest extends RecordedRepliesContract {
    @Override
    protected LanguageModel connect(Connection connection) {
        return new GeminiProvider(GeminiContractTest.WITHOUT_WAITING).connect(connection);
    }

    @Override
    protected boolean isOurs(String uri) {
        return uri.matches(".*:(streamG|g)enerateContent.*");
    }

    @Override
    protected int count() {
        return 30;
    }

    @Override
    protected String endMarker() {
        return "\"finishReason\"";
    }

    @Override
    protected Expected expected(Recording recording) {
        StringBuilder text = new StringBuilder();
        StringBuilder thoughts = new StringBuilder();
        List<JsonNode> chunks = chunks(recording);
        for (JsonNode part : chunks.stream().flatMap(chunk -> chunk.at("/candidates/0/content/parts").valueStream())
                .toList()) {
            (part.has("thought") ? thoughts : text).append(part.path("text").asString(""));
        }
        JsonNode usage = chunks.getLast().path("usageMetadata");
        long total = usage.path("totalTokenCount").asLong();
        long thought = usage.path("thoughtsTokenCount").asLong(0);
        long output = usage.path("candidatesTokenCount").asLong() + thought;
        // By the total, which is prompt, tools, answer and thoughts.
        return new Expected(text.toString(), thoughts.toString(), new Usage(total - output, 0, 0, output, thought),
                Finish.valueOf(chunks.getLast().at("/candidates/0/finishReason").asString()));
    }

    private static List<JsonNode> chunks(Recording recording) {
        if (recording.stream()) {
            return recording.body().lines().filter(line -> line.startsWith("data: "))
                    .map(line -> JsonMapper.shared().readTree(line.substring(6))).toList();
        }
        JsonNode whole = JsonMapper.shared().readTree(recording.body());
        return whole.isArray() ? whole.valueStream().toList() : List.of(whole);
    }
}
