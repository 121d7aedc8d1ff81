package dev.whittle.app.workspace;

import dev.whittle.optimizer.experiment.PromptJson;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Chunk;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The saved shape of a draft, field by field: renaming a Java component must not change a file.
final class DraftJson {
    private static final int FORMAT = 1;

    private DraftJson() {}

    static String write(Draft draft) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("format", FORMAT).put("name", draft.name());
        node.set("prompt", PromptJson.write(draft.prompt()));
        WorkloadJson.write(draft.workload(), node.putObject("workload"));
        if (draft.modelKey() != null) {
            node.put("modelKey", draft.modelKey());
        }
        ArrayNode context = node.putArray("context");
        for (Chunk chunk : draft.context()) {
            context.addObject()
                    .put("id", chunk.id())
                    .put("title", chunk.title())
                    .put("text", chunk.text())
                    .put("source", chunk.source());
        }
        node.put("question", draft.question()).put("budget", draft.budget());
        ArrayNode marks = node.putArray("marks");
        for (Protection.Span mark : draft.marks()) {
            marks.addObject()
                    .put("message", mark.message())
                    .put("start", mark.start())
                    .put("end", mark.end())
                    .put("reason", mark.reason());
        }
        return PromptJson.print(node);
    }

    /// @throws tools.jackson.core.JacksonException or IllegalArgumentException if it is no draft of a format
    ///     that is known
    static Draft read(String json) {
        JsonNode node = JsonMapper.shared().readTree(json);
        if (node.required("format").intValue() != FORMAT) {
            throw new IllegalArgumentException("Draft format " + node.required("format"));
        }
        List<Chunk> context = new ArrayList<>();
        for (JsonNode chunk : node.required("context")) {
            context.add(new Chunk(text(chunk, "id"), text(chunk, "title"), text(chunk, "text"), text(chunk, "source")));
        }
        List<Protection.Span> marks = new ArrayList<>();
        for (JsonNode mark : node.required("marks")) {
            marks.add(new Protection.Span(mark.required("message").intValue(), mark.required("start").intValue(),
                    mark.required("end").intValue(), text(mark, "reason")));
        }
        return new Draft(
                text(node, "name"),
                PromptJson.read(node.required("prompt")),
                WorkloadJson.read(node.required("workload")),
                node.has("modelKey") ? text(node, "modelKey") : null,
                context,
                text(node, "question"),
                node.required("budget").intValue(),
                marks);
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }
}
