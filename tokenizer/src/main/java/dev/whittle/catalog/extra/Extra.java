package dev.whittle.catalog.extra;

import dev.whittle.tokenizer.TokenCount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part of a call beside its texts.
///
/// @param what such as `tools` or `image 1024x768:high`
/// @param tokens what it adds, null if nobody tells; never called exact, because vendors change it
/// @param basis where that comes from
/// @param source the source in words, null if there is none
public record Extra(String what, @Nullable TokenCount tokens, Basis basis, @Nullable String source) {
    /// Where a figure comes from.
    public enum Basis {
        /// A formula the vendor documents.
        DOCUMENTED,
        /// A documented part and an estimated one.
        ESTIMATE,
        /// No formula is known.
        UNKNOWN
    }

    static Extra unknown(String what) {
        return new Extra(what, null, Basis.UNKNOWN, null);
    }

    /// Texts and extras together; empty if one of these is unknown, because a sum without it would be
    /// wrong.
    public static Optional<TokenCount> total(TokenCount texts, List<Extra> extras) {
        TokenCount sum = texts;
        for (Extra extra : extras) {
            if (extra.tokens() == null) {
                return Optional.empty();
            }
            sum = sum.plus(extra.tokens());
        }
        return Optional.of(sum);
    }
}
