package dev.whittle.offline;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.Reply;
import java.net.URI;

/// Answers every request with its own last message, so that a comparison can be tried without a
/// provider.
public final class EchoProvider implements ModelProvider {
    @Override
    public String id() {
        return "echo";
    }

    @Override
    public String displayName() {
        return "Echo (no model, no network)";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("echo:prompt");
    }

    @Override
    public Reply.Origin origin() {
        return Reply.Origin.ECHO;
    }

    @Override
    public LanguageModel connect(Connection connection) {
        return new Echo();
    }
}
