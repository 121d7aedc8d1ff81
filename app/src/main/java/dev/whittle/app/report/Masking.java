package dev.whittle.app.report;

import dev.whittle.optimizer.experiment.check.Secrets;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Takes the secrets out of the texts of one report and remembers of which kinds they were.
final class Masking {
    private final SequencedSet<String> kinds = new LinkedHashSet<>();

    String text(String text) throws InterruptedException {
        Secrets.Masked masked = Secrets.mask(text);
        kinds.addAll(masked.kinds());
        return masked.text();
    }

    /// Masks every text in a tree, in place; names of fields stay.
    JsonNode tree(JsonNode node) throws InterruptedException {
        switch (node) {
            case ObjectNode object -> {
                for (var field : object.properties()) {
                    object.set(field.getKey(), tree(field.getValue()));
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, tree(array.get(i)));
                }
            }
            case StringNode string -> {
                return StringNode.valueOf(text(string.stringValue()));
            }
            default -> {
            }
        }
        return node;
    }

    SequencedSet<String> kinds() {
        return kinds;
    }
}
