package dev.whittle.app.tokenizer;

import dev.whittle.tokenizer.TokenCount;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A family of models as the Settings screen lists it. Making one looks at the disk.
///
/// @param id such as `llama-3`
/// @param title such as "Llama 3"
/// @param models keys of the models that count with it
/// @param state how it is counted, in words
/// @param detail more about that
/// @param mayBeAdded whether a person can add a file for it
/// @param file the file a person added, or null
/// @param recalibrated whether it follows what its provider counted
record TokenizerRow(String id, String title, List<String> models, Family.Kind kind, String state, String detail,
        boolean mayBeAdded, @Nullable Path file, boolean recalibrated) {
    static TokenizerRow of(Family family) {
        Family.Kind kind = family.kind();
        AddedTokenizer added = family.added();
        return new TokenizerRow(family.id(), family.title(), family.models(), kind, state(family, kind, added),
                detail(family, added), family.mayBeAdded(), added == null ? null : added.file(),
                family.recalibration() != null && added == null);
    }

    private static String state(Family family, Family.Kind kind, @Nullable AddedTokenizer added) {
        return switch (kind) {
            case BUILT_IN -> "exact, built in";
            case FILE -> "exact, from " + name(added);
            case MISSING -> "estimate%s; %s is missing".formatted(band(family.perThousand()), name(added));
            case ESTIMATE, ONLY_ESTIMATE -> "estimate" + band(family.perThousand())
                    + (family.recalibration() == null ? "" : "; " + family.recalibration().text());
        };
    }

    private static String name(@Nullable AddedTokenizer added) {
        Path file = added == null ? null : added.file();
        if (file == null) {
            return "a file";
        }
        int names = file.getNameCount();
        return file.subpath(Math.max(0, names - 2), names).toString();
    }

    private static String band(@Nullable TokenCount count) {
        return count == null
                ? ""
                : " −%d to +%d %%".formatted(
                        percent(count.tokens() - count.low(), count.tokens()),
                        percent(count.high() - count.tokens(), count.tokens()));
    }

    private static long percent(long part, long whole) {
        return Math.round(100.0 * part / whole);
    }

    private static String detail(Family family, @Nullable AddedTokenizer added) {
        String file = added == null
                ? ""
                : "%s, %,d tokens, split as %s, added on %s. ".formatted(added.file(), added.tokens(), added.rule(),
                        added.addedOn());
        String note = family.note().isEmpty() && family.kind() == Family.Kind.ONLY_ESTIMATE
                ? "No vocabulary of it is public."
                : family.note();
        return (file + note).strip();
    }
}
