package dev.whittle.openai;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the models a server offers: OpenAI's `data`, the bare array of Together, the `models` of
/// Ollama and LM Studio, and Ollama's null where there is none yet.
final class ModelList {
    private static final List<String> ID_NAMES = List.of("id", "key", "model", "name");

    private ModelList() {}

    static List<String> read(RawReply reply, Server server) throws ModelException, InterruptedException {
        byte[] body;
        try {
            body = reply.rest();
        } catch (InterruptedIOException _) {
            throw new InterruptedException();
        } catch (BodyStream.Silence e) {
            throw new ModelException(Kind.TIMEOUT,
                    "%s fell silent while it sent its list of models: try again.".formatted(server.name()), "", e);
        } catch (RawReply.Unacceptable e) {
            throw new ModelException(Kind.MALFORMED,
                    "%s sent %s: check what runs there.".formatted(server.name(), e.getMessage()), "", e);
        } catch (IOException e) {
            throw new ModelException(Kind.TRUNCATED,
                    "The connection to %s broke while it sent its list of models: try again.".formatted(server.name()),
                    "", e);
        }
        return ids(body, server);
    }

    private static List<String> ids(byte[] body, Server server) throws ModelException {
        JsonNode list = list(body);
        if (list == null) {
            throw new ModelException(Kind.MALFORMED, "%s sent no list of models (\"%s\"): check the base URL."
                    .formatted(server.address(), server.excerpt(ServerError.of(0, body).message())));
        }
        TreeSet<String> ids = new TreeSet<>();
        for (JsonNode each : list) {
            String id = each.isString() ? each.asString("") : id(each);
            if (!id.isBlank()) {
                ids.add(id.strip());
            }
        }
        return List.copyOf(ids);
    }

    private static @Nullable JsonNode list(byte[] body) {
        try {
            JsonNode root = JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
            for (JsonNode candidate : List.of(root, root.path("data"), root.path("models"))) {
                if (candidate.isArray() || candidate.isNull()) {
                    return candidate;
                }
            }
            return null;
        } catch (JacksonException _) {
            return null; // its message may quote the server, which may quote the key
        }
    }

    private static String id(JsonNode model) {
        return ID_NAMES.stream().map(name -> model.path(name).asString("")).filter(id -> !id.isBlank()).findFirst()
                .orElse("");
    }
}
