package dev.whittle.app.matrix;

import dev.whittle.model.ModelProvider;
import java.util.ServiceLoader;
import tools.jackson.databind.json.JsonMapper;

/// How the servers of three vendors write a streamed reply of 9 tokens in and 3 out.
enum Wire {
    OPENAI("openai-compatible") {
        @Override
        String beginning(String text) {
            return data(
                    "{\"id\":\"1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":null}]}"
                            .formatted(quoted(text)));
        }

        @Override
        String end(boolean filtered) {
            return data(
                    "{\"id\":\"1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}"
                            .formatted(filtered ? "content_filter" : "stop"))
                    + data("{\"id\":\"1\",\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3,\"total_tokens\":12}}")
                    + data("[DONE]");
        }
    },
    ANTHROPIC("anthropic") {
        @Override
        String beginning(String text) {
            return data(
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"model\":\"m\",\"stop_reason\":null,\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}")
                    + data("{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}")
                    + data("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":%s}}"
                            .formatted(quoted(text)));
        }

        @Override
        String end(boolean filtered) {
            return data("{\"type\":\"content_block_stop\",\"index\":0}")
                    + data("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"%s\",\"stop_sequence\":null},\"usage\":{\"input_tokens\":9,\"output_tokens\":3}}"
                            .formatted(filtered ? "refusal" : "end_turn"))
                    + data("{\"type\":\"message_stop\"}");
        }
    },
    GEMINI("gemini") {
        @Override
        String beginning(String text) {
            return chunk(text, "");
        }

        @Override
        String end(boolean filtered) {
            return chunk("", ",\"finishReason\":\"%s\"".formatted(filtered ? "SAFETY" : "STOP"));
        }

        private String chunk(String text, String finish) {
            return data(
                    "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":%s}],\"role\":\"model\"}%s,\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":3,\"totalTokenCount\":12},\"modelVersion\":\"m\"}"
                            .formatted(quoted(text), finish));
        }
    };

    private final String id;

    Wire(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    ModelProvider provider() {
        return ServiceLoader.load(ModelProvider.class).stream().map(ServiceLoader.Provider::get)
                .filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /// A reply up to its text, without anything that marks its end.
    abstract String beginning(String text);

    /// @param filtered whether a content filter cut it off
    abstract String end(boolean filtered);

    String reply(String text) {
        return beginning(text) + end(false);
    }

    static String data(String json) {
        return "data: " + json + "\n\n";
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
