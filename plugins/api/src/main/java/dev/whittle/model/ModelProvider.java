package dev.whittle.model;

import java.net.URI;

/// The door of a provider plugin, found through `ServiceLoader`. Making one opens no connection.
public interface ModelProvider {
    /// Stable kebab-case id, such as `openai-compatible`; saved files refer to it.
    String id();

    /// The name people know.
    String displayName();

    /// Where the provider usually answers; the person may enter another address.
    URI defaultBaseUrl();

    /// A client for one server. Nothing is sent until the client is asked to.
    LanguageModel connect(Connection connection);
}
