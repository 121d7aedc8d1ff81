package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Whether a shorter prompt is still the cheaper one when its beginning is cached. What is cut behind
/// the prefix saves its full price. What is cut inside, the same way for every call, only makes the
/// prefix shorter. But a prefix that differs from call to call, or falls below the model's minimum,
/// is not cached at all, and then fewer tokens can cost more.
///
/// @param cached a month as it is, with its prefix cached, output included
/// @param shortened a month of the shorter prompt, as it is then billed
/// @param lost why the shorter prompt is not cached any more, or empty if it is
/// @param cutThatPays the fewest tokens that must be cut of the whole input to cost less than
///     `cached` without any caching; empty if even an empty input would not
public record PrefixEdit(BigDecimal cached, BigDecimal shortened, Optional<String> lost, OptionalLong cutThatPays) {
    /// A prompt and what would be cut from it.
    ///
    /// @param input tokens of the whole input
    /// @param prefix tokens of its cached beginning
    /// @param cutInside tokens cut from the prefix
    /// @param cutBehind tokens cut from the rest
    /// @param sameEveryCall whether the prefix that is left is the same in every call; a compression
    ///     that looks at the question is not
    public record Cut(long input, long prefix, long cutInside, long cutBehind, boolean sameEveryCall) {
        /// @throws IllegalArgumentException if more is cut than there is; the message is one sentence
        ///     for the person
        public Cut {
            if (prefix < 0 || prefix > input || cutInside < 0 || cutInside > prefix || cutBehind < 0
                    || cutBehind > input - prefix) {
                throw new IllegalArgumentException(("%,d tokens in front and %,d behind cannot be cut from %,d tokens"
                        + " of which the first %,d are cached.").formatted(cutInside, cutBehind, input, prefix));
            }
        }

        long inputLeft() {
            return input - cutInside - cutBehind;
        }
    }

    /// Both totals for a month.
    ///
    /// @param workload its hit rate, lifetime and mode hold; the share of its cache does not, the
    ///     prefix stands in `cut`
    /// @throws IllegalArgumentException if a price is unknown or the prefix is not cached in the
    ///     first place; the message is one sentence for the person
    public static PrefixEdit of(Catalog catalog, Model model, Cut cut, Workload workload, Instant at) {
        Calls calls = new Calls(catalog, model, workload, at);
        Prefix before = calls.prefix(cut.prefix());
        before.refusal(model).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        Prefix after = calls.prefix(cut.prefix() - cut.cutInside());
        Optional<String> lost = cut.sameEveryCall() || cut.cutInside() == 0
                ? after.refusal(model)
                : Optional.of("The beginning differs from call to call, so no call finds it in the cache.");
        long output = workload.outputTokens();
        BigDecimal cached = Calls.usd(calls.cached(before, cut.input(), output));
        BigDecimal shortened = Calls.usd(lost.isPresent()
                ? calls.plain(cut.inputLeft(), output)
                : calls.cached(after, cut.inputLeft(), output));
        return new PrefixEdit(cached.multiply(workload.callsPerMonth()), shortened.multiply(workload.callsPerMonth()),
                lost, cutThatPays(calls, cut.input(), cached));
    }

    /// What the cut saves a month; negative if it costs more than it saves.
    public Change change() {
        return new Change(cached, shortened);
    }

    // Fewer tokens never cost more at plain rates, tiers included, so halving finds the edge exactly.
    private static OptionalLong cutThatPays(Calls calls, long input, BigDecimal cached) {
        long output = calls.workload().outputTokens();
        if (Calls.usd(calls.plain(0, output)).compareTo(cached) >= 0) {
            return OptionalLong.empty();
        }
        long pays = input;
        long doesNot = -1;
        while (pays - doesNot > 1) {
            long cut = doesNot + (pays - doesNot) / 2;
            if (Calls.usd(calls.plain(input - cut, output)).compareTo(cached) < 0) {
                pays = cut;
            } else {
                doesNot = cut;
            }
        }
        return OptionalLong.of(pays);
    }
}
