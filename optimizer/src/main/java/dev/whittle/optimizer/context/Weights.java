package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Forest.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The trained weights, from `ranking.json.gz`, which says what they were trained on and by which command.
final class Weights {
    private static final String RESOURCE = "ranking.json.gz";
    private static final Map<Kind, Forest> FORESTS = read();

    private Weights() {}

    /// What a forest judges and what it may look at.
    enum Kind {
        UNIT_HYBRID, CHUNK_HYBRID, UNIT_LEXICAL, CHUNK_LEXICAL,
        /// Units when there is no question, by words alone and with meaning.
        UNIT_PLAIN, UNIT_PLAIN_HYBRID;

        List<String> signals() {
            return switch (this) {
                case UNIT_HYBRID, UNIT_LEXICAL -> Signals.UNIT;
                case CHUNK_HYBRID, CHUNK_LEXICAL -> Signals.CHUNK;
                case UNIT_PLAIN -> PlainSignals.LEXICAL;
                case UNIT_PLAIN_HYBRID -> PlainSignals.HYBRID;
            };
        }
    }

    static Forest of(Kind kind) {
        return Optional.ofNullable(FORESTS.get(kind)).orElseThrow();
    }

    private static Map<Kind, Forest> read() {
        try (InputStream in = Optional.ofNullable(Weights.class.getResourceAsStream(RESOURCE)).orElseThrow();
                InputStream plain = new GZIPInputStream(in)) {
            JsonNode file = JsonMapper.shared().readTree(plain.readAllBytes());
            Map<Kind, Forest> forests = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                JsonNode forest = file.path("forests").path(kind.name());
                if (!kind.signals().equals(forest.path("signals").valueStream().map(JsonNode::asString).toList())) {
                    throw new IllegalStateException(
                            "%s was trained on other signals of %s: train again".formatted(RESOURCE, kind));
                }
                forests.put(kind, forest(forest.path("trees")));
            }
            return forests;
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    private static Forest forest(JsonNode trees) {
        List<List<Node>> all = new ArrayList<>();
        for (JsonNode tree : trees) {
            all.add(tree.valueStream().map(node -> node.size() == 1
                    ? new Node(0, 0, 0, 0, node.get(0).floatValue())
                    : new Node(node.get(0).intValue(), node.get(1).floatValue(), node.get(2).intValue(),
                            node.get(3).intValue(), 0))
                    .toList());
        }
        return new Forest(all);
    }
}
