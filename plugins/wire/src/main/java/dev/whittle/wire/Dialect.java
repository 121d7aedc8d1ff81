package dev.whittle.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Under which names one model takes its parameters. Immutable.
///
/// @param names for each parameter the names still worth trying, best first; none: it is not sent
public record Dialect(Map<String, List<String>> names) {
    private static final Pattern UNSUPPORTED = Pattern.compile("unsupported|not support|n't support|unrecognized"
            + "|unrecognised|unknown (parameter|argument|field|name)|unknown_parameter|extra_forbidden|extra inputs"
            + "|not permitted|not allowed|unexpected (parameter|argument|field|keyword)|only the default"
            + "|deprecated|not available for this model|not compatible|cannot both be|not enabled for");

    /// What a refusal taught: the dialect to go on with, and what to tell the person.
    record Lesson(Dialect dialect, String refused, @Nullable String instead) {}

    /// One name for each parameter, in pairs: parameter, name. What is not named is not taken.
    public static Dialect of(String... pairs) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], List.of(pairs[i + 1]));
        }
        return new Dialect(names);
    }

    public Dialect {
        names = Map.copyOf(names);
    }

    /// The name to send a parameter under, or null not to send it.
    public @Nullable String name(String parameter) {
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
            String blame = blamed.isEmpty() ? words : blamed;
            // Gemini says "Logprobs is not enabled for" a model of what it calls responseLogprobs.
            if (name != null && (mentions(blame, name) || mentions(blame, parameter))) {
                return without(parameter, name);
            }
        }
        return null;
    }

    // Of a name with dots the last part, in both spellings: servers blame topP as well as top_p.
    private static boolean mentions(String words, String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        String spellings = Pattern.quote(last.toLowerCase(Locale.ROOT)) + "|"
                + Pattern.quote(last.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
        return Pattern.compile("(?<![a-z0-9_])(" + spellings + ")(?![a-z0-9_])")
                .matcher(words.toLowerCase(Locale.ROOT)).find();
    }

    private Lesson without(String parameter, String name) {
        List<String> left = names.getOrDefault(parameter, List.of());
        Map<String, List<String>> changed = new LinkedHashMap<>(names);
        changed.put(parameter, left.subList(1, left.size()));
        Dialect dialect = new Dialect(changed);
        return new Lesson(dialect, name, dialect.name(parameter));
    }
}
