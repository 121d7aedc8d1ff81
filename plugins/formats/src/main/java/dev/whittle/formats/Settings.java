package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.model.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parameters under their own names, `temperature`, `max_tokens`, `top_p`, `seed` and `stop`, and the
/// numbers and lists in them.
final class Settings {
    private Settings() {}

    static Map<String, Object> write(Parameters parameters) {
        Map<String, Object> written = new LinkedHashMap<>();
        put(written, "temperature", parameters.temperature());
        put(written, "max_tokens", parameters.maxTokens());
        put(written, "top_p", parameters.topP());
        put(written, "seed", parameters.seed());
        if (!parameters.stop().isEmpty()) {
            written.put("stop", parameters.stop());
        }
        return written;
    }

    static void put(Map<String, Object> into, String key, @Nullable Object value) {
        if (value != null) {
            into.put(key, value);
        }
    }

    static Parameters read(Yaml.Mapping settings) throws FormatException {
        return parameters(settings.line(), number(settings.get("temperature"), "temperature"),
                whole(settings.get("max_tokens"), "max_tokens"), number(settings.get("top_p"), "top_p"),
                whole(settings.get("seed"), "seed"), texts(settings.get("stop"), "stop"));
    }

    static Parameters parameters(int line, @Nullable Double temperature, @Nullable Long maxTokens,
            @Nullable Double topP,
            @Nullable Long seed, List<String> stop) throws FormatException {
        try {
            return new Parameters(temperature, maxTokens == null ? null : Math.clamp(maxTokens, 0, Integer.MAX_VALUE),
                    topP, seed, stop);
        } catch (IllegalArgumentException e) {
            throw new FormatException("Line %,d or below: %s".formatted(line, e.getMessage()), e);
        }
    }

    static @Nullable Double number(@Nullable Yaml value, String what) throws FormatException {
        String text = Yaml.textOrNull(value, what);
        if (value == null || text == null) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException _) {
            throw Yaml.wrong(value.line(), what, "a number");
        }
    }

    static @Nullable Long whole(@Nullable Yaml value, String what) throws FormatException {
        String text = Yaml.textOrNull(value, what);
        if (value == null || text == null) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException _) {
            throw Yaml.wrong(value.line(), what, "a whole number");
        }
    }

    /// A list of texts; one text alone is a list of one.
    static List<String> texts(@Nullable Yaml value, String what) throws FormatException {
        if (!(value instanceof Yaml.Items(_, var items))) {
            String text = Yaml.textOrNull(value, what);
            return text == null ? List.of() : List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (Yaml item : items) {
            texts.add(Yaml.text(item, what));
        }
        return texts;
    }
}
