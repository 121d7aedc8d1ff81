package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Where a provider takes requests, and how they are signed.
///
/// @param keyVariable the environment variable that holds the key
/// @param headers each with its value, in which `%s` stands for the key
record Endpoint(String url, ChatWire wire, String keyVariable, SequencedMap<String, String> headers) {
    private static final Map<String, String> OPENAI_LIKE = Map.ofEntries(
            Map.entry("openai", "https://api.openai.com/v1"), Map.entry("mistral", "https://api.mistral.ai/v1"),
            Map.entry("deepseek", "https://api.deepseek.com/v1"), Map.entry("xai", "https://api.x.ai/v1"),
            Map.entry("groq", "https://api.groq.com/openai/v1"), Map.entry("cerebras", "https://api.cerebras.ai/v1"),
            Map.entry("together", "https://api.together.xyz/v1"), Map.entry("zai", "https://api.z.ai/api/paas/v4"),
            Map.entry("fireworks", "https://api.fireworks.ai/inference/v1"),
            Map.entry("cohere", "https://api.cohere.ai/compatibility/v1"),
            Map.entry("moonshot", "https://api.moonshot.ai/v1"));

    /// @throws FormatException if nobody knows the provider's address
    static Endpoint of(@Nullable String provider, @Nullable String model) throws FormatException {
        String id = provider == null ? "openai" : provider;
        if (id.equals("anthropic")) {
            return new Endpoint("https://api.anthropic.com/v1/messages", wire(id), "ANTHROPIC_API_KEY",
                    headers("x-api-key", "%s", "anthropic-version", "2023-06-01"));
        }
        if (id.equals("google")) {
            if (model == null || !model.matches("[A-Za-z0-9._-]{1,100}")) {
                throw new FormatException("Gemini's address names the model; choose a Gemini model first.");
            }
            return new Endpoint("https://generativelanguage.googleapis.com/v1beta/models/" + model + ":generateContent",
                    wire(id), "GEMINI_API_KEY", headers("x-goog-api-key", "%s"));
        }
        String base = OPENAI_LIKE.get(id);
        if (base == null) {
            throw new FormatException("The address of \"%s\" is not known; export a request in its place."
                    .formatted(Quoted.brief(id)));
        }
        return new Endpoint(base + "/chat/completions", wire(id),
                id.toUpperCase(java.util.Locale.ROOT) + "_API_KEY", headers("Authorization", "Bearer %s"));
    }

    static ChatWire wire(@Nullable String provider) {
        return switch (provider) {
            case "anthropic" -> new AnthropicMessages();
            case "google" -> new GeminiContents();
            case null, default -> new OpenAiChat();
        };
    }

    /// The wire of a snippet, by its address.
    static ChatWire wireAt(String head) {
        return wire(
                head.contains("api.anthropic.com") ? "anthropic" : head.contains(":generateContent") ? "google" : null);
    }

    private static SequencedMap<String, String> headers(String... pairs) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], pairs[i + 1]);
        }
        headers.put("Content-Type", "application/json");
        return headers;
    }
}
