package dev.whittle.app.optimize;

import dev.whittle.optimizer.Retention;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The proof of what survived, in a sentence.
final class RetentionText {
    private RetentionText() {}

    static String of(Retention retention) {
        List<Retention.Fact> lost = retention.violated();
        if (lost.isEmpty()) {
            String kinds = retention.facts().stream()
                    .collect(Collectors.groupingBy(Retention.Fact::kind, Collectors.counting()))
                    .entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .map(entry -> "%d %s".formatted(entry.getValue(), name(entry.getKey(), entry.getValue())))
                    .collect(Collectors.joining(", "));
            return kinds.isEmpty()
                    ? "There is nothing protected in it."
                    : "All protected facts survive: " + kinds + ".";
        }
        return "Lost: " + lost.stream().map(fact -> "%s \"%s\"".formatted(name(fact.kind(), 1), fact.text()))
                .collect(Collectors.joining(", ")) + ".";
    }

    private static String name(Retention.Kind kind, long count) {
        String name = switch (kind) {
            case ADDRESS -> "address";
            case FORMAT -> "format word";
            case CODE -> "code line";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
        return count == 1 ? name : kind == Retention.Kind.ADDRESS ? "addresses" : name + "s";
    }
}
