package dev.whittle.wire;

import dev.whittle.model.ModelException;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the models a server offers: OpenAI's and Anthropic's `data`, the bare array of Together,
/// the `models` of Gemini, Ollama and LM Studio, and Ollama's null where there is none yet.
final class ModelList {
    private static final List<String> ID_NAMES = List.of("id", "key", "model", "name");

    private ModelList() {}

    static List<String> read(RawReply reply, Server server, Protocol protocol)
            throws ModelException, InterruptedException {
        byte[] body = WholeAnswer.read(reply, server, "its list of models");
        JsonNode list = list(WholeAnswer.parsed(body));
        if (list == null) {
            throw WholeAnswer.strange(body, server, "list of models");
        }
        TreeSet<String> ids = new TreeSet<>();
        for (JsonNode each : list) {
            String id = each.isString() ? each.asString("") : protocol.modelId(each);
            if (!id.isBlank()) {
                ids.add(id.strip());
            }
        }
        return List.copyOf(ids);
    }

    private static @Nullable JsonNode list(JsonNode root) {
        for (JsonNode candidate : List.of(root, root.path("data"), root.path("models"))) {
            if (candidate.isArray() || candidate.isNull()) {
                return candidate;
            }
        }
        return null;
    }

    static String id(JsonNode model) {
        return ID_NAMES.stream().map(name -> model.path(name).asString("")).filter(id -> !id.isBlank()).findFirst()
                .orElse("");
    }
}
