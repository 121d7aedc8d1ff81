package dev.whittle.model;

import dev.whittle.prompt.Message;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What is asked of a model: messages as they are sent, variables filled.
///
/// @param model the name the provider's API takes
public record ModelRequest(String model, List<Message> messages, Parameters parameters) {
    public ModelRequest {
        messages = List.copyOf(messages);
    }

    /// The identity of what is asked: SHA-256 over the model, the messages and every parameter, each
    /// with its length. Where it is asked, and with which key, is no part of it.
    ///
    /// @return 64 lower-case hexadecimal digits
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, model);
            for (Message message : messages) {
                add(digest, message.role().id());
                add(digest, message.text());
            }
            add(digest, "=temperature " + parameters.temperature());
            add(digest, "=max_tokens " + parameters.maxTokens());
            add(digest, "=top_p " + parameters.topP());
            add(digest, "=seed " + parameters.seed());
            parameters.stop().forEach(stop -> add(digest, "=stop " + stop));
            add(digest, "=schema " + parameters.schema());
            if (parameters.logprobs()) {
                add(digest, "=logprobs");
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    // UTF-16 rather than UTF-8: two texts that differ in a lone surrogate are two requests.
    private static void add(MessageDigest digest, String text) {
        digest.update(ByteBuffer.allocate(4).putInt(text.length()).flip());
        ByteBuffer utf16 = ByteBuffer.allocate(text.length() * 2);
        utf16.asCharBuffer().put(text);
        digest.update(utf16);
    }
}
