package dev.whittle.model;

import java.util.List;
import java.util.function.Consumer;

/// A client of one provider's server. Thread-safe; each call runs on the caller's thread and ends when
/// that thread is interrupted, closing its connection.
public interface LanguageModel extends AutoCloseable {
    /// Sends a request and streams the reply.
    ///
    /// @param listener hears every event in order, on the calling thread
    /// @return the whole reply, only if the provider itself marked it as ended
    /// @throws ModelException if there is no whole reply; it says why and holds the part that came
    /// @throws InterruptedException if the thread was interrupted; the connection is closed
    Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
            throws ModelException, InterruptedException;

    /// The model ids the server offers, sorted. Also serves as "test connection".
    List<String> models() throws ModelException, InterruptedException;

    /// Asks the provider how many input tokens it counts in a request; the request's text is sent
    /// there, and nothing is generated. Only where [ModelProvider#countsTokens] says so.
    ///
    /// @return tokens of the whole request, as the provider would bill them
    /// @throws ModelException if the provider does not count or did not answer
    /// @throws InterruptedException if the thread was interrupted; the connection is closed
    default long countTokens(ModelRequest request) throws ModelException, InterruptedException {
        throw new ModelException(ModelException.Kind.REFUSED,
                "This provider counts no tokens on request: use Whittle's own count.");
    }

    @Override
    void close();
}
