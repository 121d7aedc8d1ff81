package dev.whittle.openai;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import dev.whittle.wire.Backoff;
import dev.whittle.wire.WireClient;
import java.net.URI;

/// The door to Mistral, which takes and reports some things differently from OpenAI.
public final class MistralProvider implements ModelProvider {
    private final Backoff backoff;

    /// The provider as `ServiceLoader` makes it.
    public MistralProvider() {
        this(Backoff.standard());
    }

    MistralProvider(Backoff backoff) {
        this.backoff = backoff;
    }

    @Override
    public String id() {
        return "mistral";
    }

    @Override
    public String displayName() {
        return "Mistral";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://api.mistral.ai/v1");
    }

    /// A client for one server. An address or a key that cannot be used is reported by the first
    /// request.
    @Override
    public LanguageModel connect(Connection connection) {
        return new WireClient(new ChatCompletions(ChatCompletions.Vendor.MISTRAL), connection, backoff);
    }
}
