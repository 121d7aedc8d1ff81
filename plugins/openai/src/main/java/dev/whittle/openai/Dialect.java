package dev.whittle.openai;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Under which names one model takes its parameters.
///
/// @param names for each parameter the names still worth trying, best first; none: it is not sent
record Dialect(Map<String, List<String>> names) {
    private static final Pattern UNSUPPORTED = Pattern.compile("unsupported|not support|n't support|unrecognized"
            + "|unrecognised|unknown (parameter|argument|field|name)|unknown_parameter|extra_forbidden|extra inputs"
            + "|not permitted|not allowed|unexpected (parameter|argument|field|keyword)|only the default"
            + "|deprecated|not available for this model|not compatible");

    /// What a refusal taught: the dialect to go on with, and what to tell the person.
    record Lesson(Dialect dialect, String refused, @Nullable String instead) {}

    static Dialect of(String host) {
        boolean openAi = host.equals("api.openai.com") || host.endsWith(".api.openai.com");
        boolean mistral = host.equals("api.mistral.ai");
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("temperature", List.of("temperature"));
        names.put("top_p", List.of("top_p"));
        names.put("max_tokens", openAi
                ? List.of("max_completion_tokens", "max_tokens")
                : List.of("max_tokens", "max_completion_tokens"));
        names.put("seed", mistral ? List.of("random_seed") : List.of("seed", "random_seed"));
        names.put("stop", List.of("stop"));
        // Mistral refuses it and sends the usage with the last chunk anyway.
        names.put("stream_options", mistral ? List.of() : List.of("stream_options"));
        return new Dialect(names);
    }

    Dialect {
        names = Map.copyOf(names);
    }

    /// The name to send a parameter under, or null not to send it.
    @Nullable
    String name(String parameter) {
        List<String> left = names.getOrDefault(parameter, List.of());
        return left.isEmpty() ? null : left.getFirst();
    }

    /// What to do about an error, or null if it does not blame one of the parameters that were
    /// sent.
    @Nullable
    Lesson lesson(ServerError error, Iterable<String> sent) {
        if (error.status() != 400 && error.status() != 422) {
            return null;
        }
        String words = "%s %s %s".formatted(error.code(), error.type(), error.message()).toLowerCase(Locale.ROOT);
        if (!UNSUPPORTED.matcher(words).find()) {
            return null;
        }
        String blamed = error.param();
        for (String parameter : sent) {
            String name = name(parameter);
            if (name != null && (blamed.isEmpty() ? mentions(words, name) : mentions(blamed, name))) {
                return without(parameter, name);
            }
        }
        return null;
    }

    private static boolean mentions(String words, String name) {
        return Pattern.compile("(?<![a-z0-9_])" + Pattern.quote(name) + "(?![a-z0-9_])").matcher(words).find();
    }

    private Lesson without(String parameter, String name) {
        List<String> left = names.getOrDefault(parameter, List.of());
        Map<String, List<String>> changed = new LinkedHashMap<>(names);
        changed.put(parameter, left.subList(1, left.size()));
        Dialect dialect = new Dialect(changed);
        return new Lesson(dialect, name, dialect.name(parameter));
    }
}
