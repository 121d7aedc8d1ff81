package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Forest.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The trained weights, from `ranking.json.gz`, which says what they were trained on and by which command.
final class Weights {
    private static final String RESOURCE = "ranking.json.gz";
    /// The embedder whose weights serve those that have none of their own.
    private static final String COMMON = "minilm-l6-v2-q-brief";
    private static final Map<String, Forest> FORESTS = read();

    private Weights() {}

    /// What a forest judges and what it may look at.
    enum Kind {
        UNIT_HYBRID, CHUNK_HYBRID, UNIT_LEXICAL, CHUNK_LEXICAL,
        /// Units when there is no question, by words alone and with meaning.
        UNIT_PLAIN, UNIT_PLAIN_HYBRID;

        /// Whether it judges what an embedder gives.
        boolean meaning() {
            return this == UNIT_HYBRID || this == CHUNK_HYBRID || this == UNIT_PLAIN_HYBRID;
        }

        List<String> signals() {
            return switch (this) {
                case UNIT_HYBRID, UNIT_LEXICAL -> Signals.UNIT;
                case CHUNK_HYBRID, CHUNK_LEXICAL -> Signals.CHUNK;
                case UNIT_PLAIN -> PlainSignals.LEXICAL;
                case UNIT_PLAIN_HYBRID -> PlainSignals.HYBRID;
            };
        }
    }

    /// The weights for what an embedder gives; for an unknown one those for [#COMMON].
    ///
    /// @param embedder its id; of no concern where words alone count
    static Forest of(Kind kind, String embedder) {
        Forest own = FORESTS.get(key(kind, embedder));
        return own == null ? Optional.ofNullable(FORESTS.get(key(kind, COMMON))).orElseThrow() : own;
    }

    /// What the weights of a kind are called in the resource.
    static String key(Kind kind, String embedder) {
        return kind.meaning() ? kind + " " + embedder : kind.name();
    }

    private static Map<String, Forest> read() {
        try (InputStream in = Optional.ofNullable(Weights.class.getResourceAsStream(RESOURCE)).orElseThrow();
                InputStream plain = new GZIPInputStream(in)) {
            JsonNode file = JsonMapper.shared().readTree(plain.readAllBytes());
            Map<String, Forest> forests = new HashMap<>();
            file.path("forests").forEachEntry((key, forest) -> {
                Kind kind = Kind.valueOf(key.split(" ", 2)[0]);
                if (!kind.signals().equals(forest.path("signals").valueStream().map(JsonNode::asString).toList())) {
                    throw new IllegalStateException(
                            "%s was trained on other signals of %s: train again".formatted(RESOURCE, kind));
                }
                forests.put(key, forest(forest.path("trees")));
            });
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
