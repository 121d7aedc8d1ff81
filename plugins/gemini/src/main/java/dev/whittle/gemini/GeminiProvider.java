package dev.whittle.gemini;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import dev.whittle.wire.Backoff;
import dev.whittle.wire.WireClient;
import java.net.URI;

/// The door to Gemini on Google's developer API.
public final class GeminiProvider implements ModelProvider {
    private final Backoff backoff;

    /// The provider as `ServiceLoader` makes it.
    public GeminiProvider() {
        this(Backoff.standard());
    }

    GeminiProvider(Backoff backoff) {
        this.backoff = backoff;
    }

    @Override
    public String id() {
        return "gemini";
    }

    @Override
    public String displayName() {
        return "Google Gemini";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://generativelanguage.googleapis.com/v1beta");
    }

    @Override
    public boolean countsTokens() {
        return true;
    }

    /// A client for one server. An address or a key that cannot be used is reported by the first
    /// request.
    @Override
    public LanguageModel connect(Connection connection) {
        return new WireClient(new GenerateContent(), connection, backoff);
    }
}
