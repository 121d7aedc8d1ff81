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

    /// Where its replies come from. Those of a stand-in are labelled as such wherever they are shown
    /// or kept, and nothing leaves the machine for them.
    default Reply.Origin origin() {
        return Reply.Origin.PROVIDER;
    }

    /// Whether [LanguageModel#countTokens] may be asked.
    default boolean countsTokens() {
        return false;
    }

    /// A client for one server. Nothing is sent until the client is asked to.
    LanguageModel connect(Connection connection);
}
