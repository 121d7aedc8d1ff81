package dev.whittle.optimizer.training;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is wrong with a line of training data: the checks of OpenAI's own notebook (openai-cookbook,
/// "Data preparation and analysis for chat model fine-tuning"), and their like for pairs. Stateless and
/// thread-safe.
public final class TrainingCheck {
    /// Most characters of a line.
    public static final int MOST_CHARACTERS = 10_000_000;

    private static final Set<String> MESSAGE = Set.of("role", "content", "name", "function_call", "weight",
            "tool_calls",
            "tool_call_id", "refusal");
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool", "function");
    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(60)
                            .maxStringLength(MOST_CHARACTERS).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private TrainingCheck() {}

    /// What is wrong with a line, each in a few words; empty if nothing is.
    public static SequencedSet<String> of(TrainingKind kind, String line) {
        SequencedSet<String> wrong = new LinkedHashSet<>();
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException _) {
            wrong.add("is not one JSON object, or is too long or too deep");
            return wrong;
        }
        if (!node.isObject()) {
            wrong.add("is no JSON object");
            return wrong;
        }
        switch (kind) {
            case CHAT -> {
                messages("messages", node.path("messages"), wrong);
                if (!has(node.path("messages"), "assistant")) {
                    wrong.add("has no answer of the assistant");
                }
            }
            case PREFERENCE -> pair(node, node.path("input").path("messages"), "input.messages",
                    List.of("preferred_output", "non_preferred_output"), wrong);
            case PREFERENCE_TRL -> pair(node, node.path("prompt"), "prompt", List.of("chosen", "rejected"), wrong);
        }
        return wrong;
    }

    private static void pair(JsonNode node, JsonNode prompt, String name, List<String> outputs,
            SequencedSet<String> wrong) {
        messages(name, prompt, wrong);
        if (!has(prompt, "user")) {
            wrong.add("has no message of the user in \"%s\"".formatted(name));
        }
        for (String output : outputs) {
            messages(output, node.path(output), wrong);
            if (!has(node.path(output), "assistant")) {
                wrong.add("has no answer of the assistant in \"%s\"".formatted(output));
            }
        }
        if (node.path(outputs.getFirst()).equals(node.path(outputs.getLast()))) {
            wrong.add("has the same answer twice");
        }
    }

    private static void messages(String name, JsonNode list, SequencedSet<String> wrong) {
        if (!list.isArray() || list.isEmpty()) {
            wrong.add("has no list of messages in \"%s\"".formatted(name));
            return;
        }
        for (JsonNode message : list) {
            if (!message.isObject()) {
                wrong.add("has a message that is no object");
                continue;
            }
            message.propertyNames().stream().filter(key -> !MESSAGE.contains(key)).forEach(
                    key -> wrong.add("has a message with the unknown field \"%s\"".formatted(brief(key))));
            String role = message.path("role").asString("");
            if (!ROLES.contains(role)) {
                wrong.add(role.isEmpty()
                        ? "has a message without a role"
                        : "has a message of the unknown role \"%s\"".formatted(brief(role)));
            }
            boolean calls = message.has("function_call") || message.has("tool_calls");
            if (!message.path("content").isString() && !message.path("content").isArray() && !calls) {
                wrong.add("has a message without content");
            }
        }
    }

    private static boolean has(JsonNode list, String role) {
        return list.isArray()
                && list.valueStream().anyMatch(message -> message.path("role").asString("").equals(role));
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
