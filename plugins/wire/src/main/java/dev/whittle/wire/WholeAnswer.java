package dev.whittle.wire;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an answer that is one JSON text and no stream: a list of models, a count.
final class WholeAnswer {
    private WholeAnswer() {}

    /// @param what is being sent, for a sentence: `its list of models`
    static byte[] read(RawReply reply, Server server, String what) throws ModelException, InterruptedException {
        try {
            return reply.rest();
        } catch (InterruptedIOException _) {
            throw new InterruptedException();
        } catch (BodyStream.Silence e) {
            throw new ModelException(Kind.TIMEOUT,
                    "%s fell silent while it sent %s: try again.".formatted(server.name(), what), "", e);
        } catch (RawReply.Unacceptable e) {
            throw new ModelException(Kind.MALFORMED,
                    "%s sent %s: check what runs there.".formatted(server.name(), e.getMessage()), "", e);
        } catch (IOException e) {
            throw new ModelException(Kind.TRUNCATED,
                    "The connection to %s broke while it sent %s: try again.".formatted(server.name(), what), "", e);
        }
    }

    /// The JSON of an answer, or a missing node where it is none: Jackson's message may quote the
    /// server, which may quote the key.
    static JsonNode parsed(byte[] body) {
        try {
            return JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException _) {
            return JsonMapper.shared().missingNode();
        }
    }

    /// @param what it should have been, for a sentence: `list of models`
    static ModelException strange(byte[] body, Server server, String what) {
        return new ModelException(Kind.MALFORMED, "%s sent no %s (\"%s\"): check the base URL.".formatted(
                server.address(), what, server.excerpt(ServerError.of(0, body).message())));
    }
}
