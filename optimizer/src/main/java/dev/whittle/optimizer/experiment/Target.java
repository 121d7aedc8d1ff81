package dev.whittle.optimizer.experiment;

import dev.whittle.catalog.Model;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Which model on which server. Whether a price holds is said by `catalogKey` alone and never guessed
/// from a name: `openai/gpt-4o` is a key of the catalog and also an id of OpenRouter.
///
/// @param model the id the server takes
/// @param catalogKey key of the catalog model whose prices and limits hold, or null if none does
/// @param displayName the name people know
/// @param connection the name of the connection, as the person gave it
/// @param host host and port of the server, such as `api.openai.com` or `localhost:11434`; no path, no
///     user, no key; `this machine` where nothing is sent
public record Target(
        String model, @Nullable String catalogKey, String displayName, String connection, String host) {
    /// The host of a stand-in for a provider.
    public static final String THIS_MACHINE = "this machine";

    /// A model of the catalog on a server that bills by the catalog's prices.
    public static Target known(Model model, String connection, URI baseUrl) {
        return new Target(model.modelId(), model.key(), model.displayName(), connection, host(baseUrl));
    }

    /// A model only its server knows; it is unpriced.
    public static Target served(String model, String connection, URI baseUrl) {
        return new Target(model, null, model, connection, host(baseUrl));
    }

    // Not URI.getHost(): it is null for names with an underscore, which local servers have.
    private static String host(URI baseUrl) {
        String authority = baseUrl.getRawAuthority();
        return authority == null ? THIS_MACHINE : authority.substring(authority.lastIndexOf('@') + 1);
    }
}
