package dev.whittle.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds the names that are nearest to a misspelt one.
final class Names {
    private static final int MOST = 3;
    private static final int LONGEST = 200;

    private Names() {}

    static List<Model> nearest(List<Model> models, String name) {
        return nearest(models, Names::names,
                Comparator.comparing(model -> model.lifecycle().status() == Model.Status.RETIRED), name);
    }

    /// @param preferred which of two equally near ones comes first
    static <T> List<T> nearest(
            Collection<T> things, Function<T, Stream<String>> names, Comparator<? super T> preferred, String name) {
        String wanted = plain(name);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return List.of();
        }
        record Candidate<T>(T thing, int near, int distance) {}
        List<Candidate<T>> candidates = new ArrayList<>();
        for (T thing : things) {
            int near = names.apply(thing).mapToInt(own -> near(wanted, plain(own))).min().orElseThrow();
            if (near * 3 <= wanted.length()) {
                int distance = names.apply(thing).mapToInt(own -> distance(wanted, plain(own))).min().orElseThrow();
                candidates.add(new Candidate<>(thing, near, distance));
            }
        }
        // The sort keeps the given order among equals, and the catalog lists newer models first.
        return candidates.stream()
                .sorted(Comparator.<Candidate<T>>comparingInt(Candidate::near)
                        .thenComparing(Candidate::thing, preferred)
                        .thenComparingInt(Candidate::distance))
                .limit(MOST)
                .map(Candidate::thing)
                .toList();
    }

    private static Stream<String> names(Model model) {
        return Stream.concat(Stream.of(model.key(), model.modelId(), model.displayName()), model.aliases().stream());
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_:.-]+", "-");
    }

    /// A name that is a part of the other is as far as a suggestion may be.
    private static int near(String wanted, String own) {
        int distance = distance(wanted, own);
        boolean part = (wanted.length() > 3 && own.contains(wanted)) || (own.length() > 3 && wanted.contains(own));
        return part ? Math.min(distance, wanted.length() / 3) : distance;
    }

    /// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
