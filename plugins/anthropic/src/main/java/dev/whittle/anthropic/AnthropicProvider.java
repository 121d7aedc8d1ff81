package dev.whittle.anthropic;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import dev.whittle.wire.Backoff;
import dev.whittle.wire.WireClient;
import java.net.URI;

/// The door to Anthropic, and to servers that speak its Messages API.
public final class AnthropicProvider implements ModelProvider {
    private final Backoff backoff;

    /// The provider as `ServiceLoader` makes it.
    public AnthropicProvider() {
        this(Backoff.standard());
    }

    AnthropicProvider(Backoff backoff) {
        this.backoff = backoff;
    }

    @Override
    public String id() {
        return "anthropic";
    }

    @Override
    public String displayName() {
        return "Anthropic";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://api.anthropic.com/v1");
    }

    @Override
    public boolean countsTokens() {
        return true;
    }

    /// A client for one server. An address or a key that cannot be used is reported by the first
    /// request.
    @Override
    public LanguageModel connect(Connection connection) {
        return new WireClient(new Messages(), connection, backoff);
    }
}
