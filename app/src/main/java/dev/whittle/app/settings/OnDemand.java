package dev.whittle.app.settings;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client that is made when it is asked something and closed after: making one runs a plugin's code, which
/// must happen neither on the window's thread nor outside what catches its failures.
final class OnDemand implements LanguageModel {
    private final @Nullable ModelProvider provider;
    private final String providerId;
    private final Connection connection;

    OnDemand(@Nullable ModelProvider provider, String providerId, Connection connection) {
        this.provider = provider;
        this.providerId = providerId;
        this.connection = connection;
    }

    @Override
    public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
            throws ModelException, InterruptedException {
        try (LanguageModel client = connect()) {
            return client.stream(request, listener);
        }
    }

    @Override
    public List<String> models() throws ModelException, InterruptedException {
        try (LanguageModel client = connect()) {
            return client.models();
        }
    }

    @Override
    public long countTokens(ModelRequest request) throws ModelException, InterruptedException {
        try (LanguageModel client = connect()) {
            return client.countTokens(request);
        }
    }

    private LanguageModel connect() throws ModelException {
        if (provider == null) {
            throw new ModelException(ModelException.Kind.REFUSED,
                    "The plugin \"%s\" is not there: put it into the plugin folder, or choose another provider in Settings."
                            .formatted(providerId));
        }
        return provider.connect(connection);
    }

    @Override
    public void close() {
        // Every question closes its own client.
    }
}
