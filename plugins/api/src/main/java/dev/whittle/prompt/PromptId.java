package dev.whittle.prompt;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// The identity of a prompt's content: SHA-256 over roles, texts and values, each with its length.
/// Background work keeps the id of the prompt it was started for; a result for another id is dropped.
///
/// @param hash 64 lower-case hexadecimal digits
public record PromptId(String hash) {
    static PromptId of(Prompt prompt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Message message : prompt.messages()) {
                add(digest, message.role().id());
                add(digest, message.text());
            }
            prompt.values().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
                add(digest, "=" + entry.getKey());
                add(digest, entry.getValue());
            });
            return new PromptId(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// The first eight digits, for people.
    public String brief() {
        return hash.substring(0, 8);
    }

    // UTF-16 rather than UTF-8: two texts that differ in a lone surrogate are two prompts.
    private static void add(MessageDigest digest, String text) {
        digest.update(ByteBuffer.allocate(4).putInt(text.length()).flip());
        ByteBuffer utf16 = ByteBuffer.allocate(text.length() * 2);
        utf16.asCharBuffer().put(text);
        digest.update(utf16);
    }
}
