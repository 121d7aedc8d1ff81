package dev.whittle.app.compare;

import dev.whittle.model.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters in words.
public final class ParameterText {
    private ParameterText() {}

    /// Such as `temperature 0.2, max output 400, 2 stop texts`.
    public static String of(Parameters parameters) {
        List<String> set = new ArrayList<>();
        add(set, "temperature", parameters.temperature());
        add(set, "max output", parameters.maxTokens());
        add(set, "top-p", parameters.topP());
        add(set, "seed", parameters.seed());
        int stops = parameters.stop().size();
        if (stops > 0) {
            set.add(stops == 1 ? "1 stop text" : stops + " stop texts");
        }
        if (parameters.schema() != null) {
            set.add("answer by a schema");
        }
        if (parameters.logprobs()) {
            set.add("with logprobs");
        }
        return set.isEmpty() ? "The provider's default parameters" : String.join(", ", set);
    }

    private static void add(List<String> set, String name, @Nullable Number value) {
        if (value != null) {
            set.add(name + " " + value);
        }
    }
}
