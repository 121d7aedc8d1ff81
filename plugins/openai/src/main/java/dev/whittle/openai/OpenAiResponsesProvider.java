package dev.whittle.openai;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import dev.whittle.wire.Backoff;
import dev.whittle.wire.WireClient;
import java.net.URI;

/// The door to OpenAI's Responses API, and to servers that speak it.
public final class OpenAiResponsesProvider implements ModelProvider {
    private final Backoff backoff;

    /// The provider as `ServiceLoader` makes it.
    public OpenAiResponsesProvider() {
        this(Backoff.standard());
    }

    OpenAiResponsesProvider(Backoff backoff) {
        this.backoff = backoff;
    }

    @Override
    public String id() {
        return "openai-responses";
    }

    @Override
    public String displayName() {
        return "OpenAI Responses";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://api.openai.com/v1");
    }

    @Override
    public boolean countsTokens() {
        return true;
    }

    /// A client for one server. An address or a key that cannot be used is reported by the first
    /// request.
    @Override
    public LanguageModel connect(Connection connection) {
        return new WireClient(new Responses(), connection, backoff);
    }
}
