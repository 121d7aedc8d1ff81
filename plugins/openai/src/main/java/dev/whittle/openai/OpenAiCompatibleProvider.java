package dev.whittle.openai;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import dev.whittle.wire.Backoff;
import dev.whittle.wire.WireClient;
import java.net.URI;

/// The door to every server that speaks Chat Completions.
public final class OpenAiCompatibleProvider implements ModelProvider {
    private final Backoff backoff;

    /// The provider as `ServiceLoader` makes it.
    public OpenAiCompatibleProvider() {
        this(Backoff.standard());
    }

    OpenAiCompatibleProvider(Backoff backoff) {
        this.backoff = backoff;
    }

    @Override
    public String id() {
        return "openai-compatible";
    }

    @Override
    public String displayName() {
        return "OpenAI and compatible servers";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://api.openai.com/v1");
    }

    /// A client for one server. An address or a key that cannot be used is reported by the first
    /// request.
    @Override
    public LanguageModel connect(Connection connection) {
        return new WireClient(new ChatCompletions(ChatCompletions.Vendor.ANY), connection, backoff);
    }
}
