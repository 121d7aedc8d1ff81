package dev.whittle.openai;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.contract.LanguageModelContract;
import java.util.List;

final class OpenAiResponsesContractTest extends LanguageModelContract {
    @Override
    protected LanguageModel connect(Connection connection) {
        return new OpenAiResponsesProvider(Wire.WITHOUT_WAITING).connect(connection);
    }

    private static String event(String type, int number, String rest) {
        return "event: %s\ndata: {\"type\":\"%s\",\"sequence_number\":%d%s}\n\n".formatted(type, type, number, rest);
    }

    @Override
    protected String reply(List<String> deltas, Usage usage) {
        return beginning(deltas) + end("response.completed", "completed", "null", usage, deltas);
    }

    private static String end(String type, String status, String details, Usage usage, List<String> deltas) {
        String text = Wire.quoted(String.join("", deltas));
        return event("response.output_text.done", 1_000_000, ",\"text\":" + text)
                + event(type, 1_000_001, (",\"response\":{\"object\":\"response\",\"status\":\"%s\",\"error\":null,"
                        + "\"incomplete_details\":%s,\"model\":\"served-1\",\"output\":[{\"type\":\"message\",\"content\":"
                        + "[{\"type\":\"output_text\",\"text\":%s}]}],\"usage\":{\"input_tokens\":%d,"
                        + "\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":%d,"
                        + "\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":%d}}")
                        .formatted(status, details, text, usage.input(), usage.output(),
                                usage.input() + usage.output()));
    }

    @Override
    protected String beginning(List<String> deltas) {
        StringBuilder stream = new StringBuilder(event("response.created", 0,
                ",\"response\":{\"object\":\"response\",\"status\":\"in_progress\",\"model\":\"served-1\",\"usage\":null}"));
        int number = 1;
        for (String delta : deltas) {
            stream.append(event("response.output_text.delta", number++,
                    ",\"output_index\":0,\"delta\":" + Wire.quoted(delta)));
        }
        return stream.toString();
    }

    @Override
    protected String filtered(List<String> deltas) {
        return beginning(deltas) + end("response.incomplete", "incomplete", "{\"reason\":\"content_filter\"}",
                Usage.of(11, 7), deltas);
    }

    @Override
    protected String errorInStream(String message) {
        return event("error", 77, ",\"code\":\"server_error\",\"param\":null,\"message\":" + Wire.quoted(message));
    }

    @Override
    protected String nonsense(String words) {
        return Wire.data(words);
    }

    @Override
    protected String error(String message) {
        return "{\"error\":{\"message\":%s,\"type\":\"some_error\",\"param\":null,\"code\":null}}"
                .formatted(Wire.quoted(message));
    }

    @Override
    protected String models(List<String> ids) {
        return Wire.models(ids);
    }
}
