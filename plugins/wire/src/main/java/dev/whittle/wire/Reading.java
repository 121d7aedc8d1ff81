package dev.whittle.wire;

import dev.whittle.model.ModelException;
import tools.jackson.databind.JsonNode;

/// Reads the events of one reply into its [Answer], and knows when the vendor says it has ended.
public interface Reading {
    /// Takes one event that is no error. Unknown ones are passed over.
    ///
    /// @param name as the stream names it, `message` if it does not
    /// @throws ModelException if it says that the reply failed
    void event(String name, JsonNode event) throws ModelException;

    /// Takes `[DONE]`, which OpenAI's Chat Completions and their kin send.
    default void done() {}

    /// Takes a reply that came whole.
    ///
    /// @return whether it is one
    /// @throws ModelException if it says that it failed
    boolean whole(JsonNode reply) throws ModelException;

    /// Whether nothing that matters follows.
    boolean ended();

    /// Whether the vendor's own end marker came, so that nothing is missing even if the connection
    /// breaks now.
    boolean complete();

    /// Why a reply that stopped here is not whole: a sentence with `%s` for the server's name.
    default String unfinished() {
        return "The reply from %s broke off before its end: run it again.";
    }
}
