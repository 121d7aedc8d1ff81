package dev.whittle.app.shell;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Forecast;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a model must offer to be chosen for the prompt.
///
/// @param wanted whether the cheapest one that fits is looked for at all
/// @param days a model that is shut down within so many days does not fit; 0 asks only that it answers today
/// @param capabilities what it must be able to do, as the catalog calls it
public record Fit(boolean wanted, int days, Set<String> capabilities) {
    /// Why a model does not fit.
    ///
    /// @param group the same in few words, for counting
    record Refusal(String group, String reason) {}

    static final int MOST_DAYS = 3_650;
    static final Fit NONE = new Fit(false, 90, Set.of());

    private static final Map<String, String> WORDS = Map.of("tools", "Tools", "vision", "Vision", "jsonSchema",
            "JSON schema", "promptCache", "Prompt cache", "reasoning", "Reasoning", "pdf", "PDF", "audioInput",
            "Audio input");

    public Fit {
        capabilities = Set.copyOf(capabilities);
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "Days until a model retires are between 0 and %,d, not %,d.".formatted(MOST_DAYS, days));
        }
    }

    /// A capability as people call it.
    static String words(String capability) {
        return WORDS.getOrDefault(capability, capability);
    }

    Fit with(boolean nowWanted) {
        return new Fit(nowWanted, days, capabilities);
    }

    Fit withDays(int newDays) {
        return new Fit(wanted, newDays, capabilities);
    }

    Fit withCapabilities(Set<String> newCapabilities) {
        return new Fit(wanted, days, newCapabilities);
    }

    /// Why a model does not fit, in one sentence, or empty if it does.
    ///
    /// @param outputTokens expected output tokens a call
    Optional<Refusal> refusal(Forecast forecast, long outputTokens, LocalDate today) {
        Model model = forecast.model();
        LocalDate shutdown = model.lifecycle().shutdownOn();
        if (model.lifecycle().status() == Model.Status.RETIRED || model.lifecycle().isShutDown(today)) {
            return Optional.of(new Refusal("shut down or about to be", "It has been shut down."));
        }
        if (shutdown != null && shutdown.isBefore(today.plusDays(days))) {
            return Optional.of(new Refusal("shut down or about to be",
                    "It is shut down on %s, within %d days.".formatted(shutdown, days)));
        }
        if (!forecast.fits(outputTokens)) {
            return Optional
                    .of(new Refusal("too small", "%s input and %s output tokens do not fit its limits.".formatted(
                            Figures.number(forecast.input().high()), Figures.number(outputTokens))));
        }
        Set<String> missing = new TreeSet<>(capabilities);
        missing.removeAll(model.capabilities());
        if (!missing.isEmpty()) {
            return Optional.of(new Refusal("without what it must offer", "It is not known to offer %s.".formatted(
                    String.join(", ", missing.stream().map(Fit::words).toList()))));
        }
        return forecast.month() instanceof Cost.Unpriced(var reason)
                ? Optional.of(new Refusal("unpriced", reason))
                : Optional.empty();
    }
}
