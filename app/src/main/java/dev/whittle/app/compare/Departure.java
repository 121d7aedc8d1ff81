package dev.whittle.app.compare;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What leaves the machine if Run is pressed.
///
/// @param hosts where to, each once
/// @param costs the estimated cost of each request, or null where it is still being counted
/// @param underWay how many requests have left already and are not answered yet
public record Departure(List<String> hosts, List<@Nullable Cost> costs, int underWay) {
    /// Nothing does.
    static final Departure NONE = new Departure(List.of(), List.of(), 0);

    /// Such as `2 calls to api.openai.com, about $0.0042`.
    public String text() {
        if (costs.isEmpty()) {
            return underWay == 0
                    ? "Nothing is sent until a column is complete and you press Run."
                    : "%s under way; nothing more is sent until you press Run.".formatted(calls(underWay));
        }
        String cost = cost();
        return "%s to %s%s".formatted(calls(costs.size()), listed(hosts),
                cost.isEmpty() ? "" : ", " + cost);
    }

    private static String calls(int count) {
        return count == 1 ? "1 call" : count + " calls";
    }

    private String cost() {
        BigDecimal sum = BigDecimal.ZERO;
        int priced = 0;
        int unpriced = 0;
        for (@Nullable
        Cost cost : costs) {
            switch (cost) {
                case Cost.Priced(BigDecimal usd, var _) -> {
                    sum = sum.add(usd);
                    priced++;
                }
                case Cost.Unpriced _ -> unpriced++;
                case null -> {
                    return "counting tokens";
                }
            }
        }
        List<String> parts = new ArrayList<>();
        if (priced > 0) {
            parts.add("about " + Figures.usd(sum));
        }
        if (unpriced > 0) {
            parts.add(priced == 0 ? "unpriced" : unpriced + " unpriced");
        }
        return String.join(" and ", parts);
    }

    private static String listed(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
