package dev.whittle.openai;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import dev.whittle.wire.Backoff;
import dev.whittle.wire.WireClient;
import java.net.URI;

/// The door to Azure OpenAI, where the model is the name of a deployment.
public final class AzureOpenAiProvider implements ModelProvider {
    private final Backoff backoff;

    /// The provider as `ServiceLoader` makes it.
    public AzureOpenAiProvider() {
        this(Backoff.standard());
    }

    AzureOpenAiProvider(Backoff backoff) {
        this.backoff = backoff;
    }

    @Override
    public String id() {
        return "azure-openai";
    }

    @Override
    public String displayName() {
        return "Azure OpenAI";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://YOUR-RESOURCE.openai.azure.com/openai/v1");
    }

    /// A client for one server. An address or a key that cannot be used is reported by the first
    /// request.
    @Override
    public LanguageModel connect(Connection connection) {
        return new WireClient(new ChatCompletions(ChatCompletions.Vendor.AZURE), connection, backoff);
    }
}
