package dev.whittle.openai;

import dev.whittle.wire.Backoff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Writes pieces of Chat Completions streams, in the form OpenAI sends them.
final class Wire {
    static final String DONE = "data: [DONE]\n\n";
    static final Backoff WITHOUT_WAITING = new Backoff(_ -> {}, InstantSource.fixed(Instant.EPOCH), () -> 0.5);

    private Wire() {}

    static String data(String data) {
        return "data: " + data + "\n\n";
    }

    static String chunk(String choices, String rest) {
        return data(
                "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"model\":\"served-1\",\"choices\":[%s]%s}"
                        .formatted(choices, rest));
    }

    static String delta(String delta) {
        return chunk("{\"index\":0,\"delta\":%s,\"finish_reason\":null}".formatted(delta), ",\"usage\":null");
    }

    static String text(String text) {
        return delta("{\"content\":%s}".formatted(quoted(text)));
    }

    static String deltas(List<String> texts) {
        StringBuilder stream = new StringBuilder(delta("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}"));
        texts.forEach(text -> stream.append(text(text)));
        return stream.toString();
    }

    static String finish(String reason) {
        return chunk("{\"index\":0,\"delta\":{},\"finish_reason\":%s}".formatted(quoted(reason)), ",\"usage\":null");
    }

    static String usage(long prompt, long completion) {
        return chunk("", ",\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}"
                .formatted(prompt, completion, prompt + completion));
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    static String models(List<String> ids) {
        List<String> entries = ids.stream()
                .map(id -> "{\"id\":%s,\"object\":\"model\",\"owned_by\":\"x\"}".formatted(quoted(id))).toList();
        return "{\"object\":\"list\",\"data\":[%s]}".formatted(String.join(",", entries));
    }
}
