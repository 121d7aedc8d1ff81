package dev.whittle.app.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Where an API key is found, such as `env:OPENAI_API_KEY`. It is never the key itself.
///
/// @param variable name of the environment variable that holds the key
public record KeyReference(String variable) {
    static final String LOOKS_LIKE_A_KEY = "This looks like an API key, which Whittle never saves; put it into an "
            + "environment variable and enter the variable's name, such as env:OPENAI_API_KEY.";

    private static final String SCHEME = "env:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    // Prefixes the providers document or use: OpenAI, Anthropic, OpenRouter, DeepSeek (sk-), Google (AIza),
    // Groq, xAI, Hugging Face, Replicate, Perplexity, NVIDIA, GitHub, AWS, and signed web tokens.
    private static final Pattern KEY = Pattern.compile("(?:sk-|AIza|gsk_|xai-|hf_|r8_|pplx-|nvapi-|gh[pousr]_|"
            + "github_pat_)[A-Za-z0-9_-]{16,}|AKIA[0-9A-Z]{16}|eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}");
    // What no person would call a variable: long, without a gap, letters and digits mixed.
    private static final Pattern RANDOM = Pattern.compile("(?=[a-zA-Z]*[0-9])(?=[0-9]*[a-zA-Z])[A-Za-z0-9]{20,}");

    /// @throws IllegalArgumentException if it is no name of a variable, or looks like a key; the message is
    ///     one sentence for the person and does not repeat what was entered
    public KeyReference {
        if (!NAME.matcher(variable).matches() || looksLikeAKey(variable)) {
            throw refusal(variable);
        }
    }

    /// Reads what a person entered or a file holds. A bare word is refused: it may be a key.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static KeyReference parse(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith(SCHEME)) {
            throw refusal(trimmed);
        }
        return new KeyReference(trimmed.substring(SCHEME.length()));
    }

    private static boolean looksLikeAKey(String text) {
        return KEY.matcher(text).find() || RANDOM.matcher(text).matches();
    }

    private static IllegalArgumentException refusal(String text) {
        return new IllegalArgumentException(looksLikeAKey(text)
                ? LOOKS_LIKE_A_KEY
                : "A key is entered as env: and the name of an environment variable, such as env:OPENAI_API_KEY.");
    }

    @JsonValue
    @Override
    public String toString() {
        return SCHEME + variable;
    }

    /// Whether any text in a JSON tree looks like a key.
    static boolean holdsKey(JsonNode node) {
        if (node.isString()) {
            return KEY.matcher(node.stringValue()).find();
        }
        for (JsonNode child : node) {
            if (holdsKey(child)) {
                return true;
            }
        }
        return false;
    }
}
