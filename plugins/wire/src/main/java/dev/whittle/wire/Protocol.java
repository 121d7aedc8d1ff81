package dev.whittle.wire;

import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How one vendor is asked and answers. Everything else about a call is the [WireClient]'s.
/// Immutable and thread-safe.
public interface Protocol {
    /// The path of the base address as the API wants it, without a slash at its end: people paste
    /// whole endpoints, and leave out the version.
    ///
    /// @param entered as the person entered it, without slashes at its end
    String basePath(String entered);

    /// The headers every request needs, that with the key among them.
    ///
    /// @param key null where there is none
    Map<String, String> headers(@Nullable String key);

    /// Where a request is posted to, below the base address, such as `/chat/completions`.
    String endpoint(String model);

    /// Where the models are listed, below the base address.
    default String modelsEndpoint() {
        return "/models";
    }

    /// The id of one entry of the list of models, or an empty text to pass it over.
    default String modelId(JsonNode model) {
        return ModelList.id(model);
    }

    /// Under which names parameters are tried first. A name with dots is a place:
    /// `generationConfig.topP`.
    ///
    /// @param host in lower case
    Dialect dialect(String host);

    /// The body of a request without its parameters.
    ObjectNode body(ModelRequest request);

    /// The parameters to send, under their names in the catalog. Where a refusal names several, the
    /// first of them is left out.
    ///
    /// @param schema what the answer must match, or null
    SequencedMap<String, JsonNode> wanted(Parameters parameters, @Nullable JsonNode schema);

    /// Those of the wanted parameters that nobody asked for, so that nobody is told when they are
    /// left out.
    default Set<String> unasked() {
        return Set.of();
    }

    /// What the person should know about how a request is written, one sentence each.
    default List<String> notes(ModelRequest request) {
        return List.of();
    }

    /// Reads one reply.
    Reading reading(Answer answer);

    /// How to ask for the number of input tokens, or null where the vendor does not count.
    default @Nullable Question counting(ModelRequest request) {
        return null;
    }

    /// A question answered by one number.
    ///
    /// @param endpoint below the base address
    /// @param field where the number stands in the answer
    record Question(String endpoint, ObjectNode body, String field) {}
}
