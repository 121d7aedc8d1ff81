package dev.whittle.app.settings;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelProvider;
import org.jspecify.annotations.Nullable;

/// How a server is reached. Making a client runs a plugin's code, which must happen neither on the window's thread nor
/// outside what catches its failures.
record Dial(@Nullable ModelProvider provider, String providerId, Connection connection) {
    LanguageModel connect() throws ModelException {
        if (provider == null) {
            throw new ModelException(ModelException.Kind.REFUSED,
                    "The plugin \"%s\" is not there: put it into the plugin folder, or choose another provider in Settings."
                            .formatted(providerId));
        }
        return provider.connect(connection);
    }
}
