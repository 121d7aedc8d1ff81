package dev.whittle.optimizer.experiment.check;

import java.util.Collection;
import java.util.Comparator;

/// The known name a mistyped one was probably meant to be.
final class Nearest {
    private Nearest() {}

    static String of(String name, Collection<String> known) {
        return known.stream().min(Comparator.<String>comparingInt(one -> Levenshtein.distance(name, one))
                .thenComparing(Comparator.naturalOrder())).orElseThrow();
    }

    /// How a sentence goes on if there is a name close by, else nothing.
    static String hint(String name, Collection<String> known) {
        String nearest = of(name, known);
        return Levenshtein.distance(name, nearest) <= 2 ? "; did you mean \"%s\"?".formatted(nearest) : "";
    }
}
