package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.prefix.Breaker;
import dev.whittle.optimizer.prefix.PrefixBill;
import dev.whittle.optimizer.prefix.StablePrefix;
import dev.whittle.optimizer.savings.PrefixEdit;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How much of a prompt a provider's cache can hold, and what putting its stable parts first is worth.
///
/// @param reordered the prompt with the stable parts first
public record PrefixAdvice(
        Prompt prompt, Prompt reordered, StablePrefix now, StablePrefix then, PrefixBill bill, Workload workload) {
    /// @param fixed variables that have the same value in every call
    public static PrefixAdvice of(Prompt prompt, Set<String> fixed, Tokenizer tokenizer, Catalog catalog, Model model,
            Workload workload, Instant at) {
        Prompt reordered = StablePrefix.stableFirst(prompt, fixed);
        StablePrefix now = StablePrefix.of(prompt, tokenizer, fixed);
        StablePrefix then = StablePrefix.of(reordered, tokenizer, fixed);
        return new PrefixAdvice(prompt, reordered, now, then,
                PrefixBill.of(catalog, model, now, then, workload, at), workload);
    }

    /// Whether another order lets a cache hold more.
    public boolean gains() {
        return then.stable() > now.stable();
    }

    /// The advice, a sentence each.
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        String first = now.places().stream().filter(place -> place.breaker().certain()).findFirst()
                .map(place -> "; then comes %s in line %d of message %d.".formatted(brief(place.text()), place.line(),
                        place.breaker().message() + 1))
                .orElse(".");
        sentences.add("The first %s of %s tokens are the same in every call%s".formatted(Figures.number(now.stable()),
                Figures.number(now.input()), first));
        sentences.add(gains()
                ? "With the stable parts first it would be %s tokens.".formatted(Figures.number(then.stable()))
                : "Another order of its parts would not make that more.");
        String hits = Figures.percent(workload.cache().hitRate().doubleValue());
        sentences.add(bill.notCached()
                .map(why -> "A month's input costs %s, none of it cached: %s".formatted(Figures.usd(bill.plain()), why))
                .orElseGet(
                        () -> "A month's input costs %s without a cache and %s with this beginning cached, at a hit rate of %s."
                                .formatted(Figures.usd(bill.plain()), Figures.usd(bill.now()), hits)));
        if (gains()) {
            sentences.add(bill.notCachedThen()
                    .map(why -> "With the stable parts first it would not be either: " + why)
                    .orElseGet(() -> "With the stable parts first and cached it would be %s, at a hit rate of %s."
                            .formatted(Figures.usd(bill.reordered()), hits)));
        }
        return sentences;
    }

    /// What accepted edits do to the bill where the beginning is cached, in a sentence; empty if they do
    /// nothing or nothing is cached.
    ///
    /// @param cut the prompt with the edits
    public static String ofEdits(StablePrefix before, StablePrefix cut, Catalog catalog, Model model,
            Workload workload, Instant at) {
        long inside = Math.max(0, before.stable() - cut.stable());
        long behind = Math.max(0, before.input() - cut.input() - inside);
        if (inside + behind == 0) {
            return "";
        }
        try {
            PrefixEdit edit = PrefixEdit.of(catalog, model,
                    new PrefixEdit.Cut(before.input(), before.stable(), inside, Math.min(behind,
                            before.input() - before.stable()), true),
                    workload, at);
            boolean saves = edit.change().saved().signum() >= 0;
            return "With the beginning cached, the accepted edits %s %s a month%s".formatted(saves ? "save" : "cost",
                    Figures.usd(edit.change().saved().abs()),
                    edit.lost().map(why -> ": " + why).orElse("."));
        } catch (IllegalArgumentException _) {
            return ""; // nothing is cached in the first place, which the advice says
        }
    }

    /// What a kind of place is called.
    public static String name(Breaker.Kinds kind) {
        return switch (kind) {
            case VARIABLE -> "variable";
            case DATE -> "date or time of the call";
            case ID -> "id";
            case UNSORTED_JSON -> "JSON with unsorted names (if a program writes it, sort them)";
        };
    }

    private static String brief(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.length() > 40 ? line.substring(0, 39) + "…" : line;
    }
}
