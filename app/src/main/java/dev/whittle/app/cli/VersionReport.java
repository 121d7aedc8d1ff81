package dev.whittle.app.cli;

import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.PromptJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How versions are printed.
final class VersionReport {
    private VersionReport() {}

    /// The labels that stand for a version, sorted.
    static List<String> labels(Workspace workspace, VersionRef version) throws WorkspaceException {
        return workspace.labels().of(version.name()).entrySet().stream()
                .filter(label -> label.getValue() == version.number()).map(Map.Entry::getKey).toList();
    }

    static ObjectNode json(Workspace workspace, PromptVersion version) throws WorkspaceException {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("prompt", version.name())
                .put("number", version.number()).put("content_id", version.id().hash())
                .put("saved_at", version.savedAt().toString()).put("note", version.note())
                .put("model", version.modelKey());
        node.set("parent", json(version.parent()));
        ArrayNode labels = node.putArray("labels");
        labels(workspace, version.ref()).forEach(labels::add);
        return node;
    }

    /// The same with the messages and values.
    static ObjectNode whole(Workspace workspace, PromptVersion version) throws WorkspaceException {
        ObjectNode node = json(workspace, version);
        PromptJson.write(version.prompt()).properties().forEach(field -> node.set(field.getKey(), field.getValue()));
        return node;
    }

    private static @Nullable ObjectNode json(@Nullable VersionRef ref) {
        return ref == null
                ? null
                : JsonMapper.shared().createObjectNode().put("prompt", ref.name()).put("number", ref.number());
    }
}
