package dev.whittle.app.versions;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A saved prompt that is used on a model that goes.
///
/// @param prompt its name
/// @param version the newest version
/// @param model the model that goes or has gone
/// @param now what a month of the newest version costs on it
/// @param replacement what could take its place, if anything is known
public record PromptAtRisk(String prompt, int version, Model model, Cost now, Optional<Replacement> replacement) {
    /// Another model for the prompt.
    ///
    /// @param tested whether an experiment has a whole answer of it to this prompt; else it is what the
    ///     provider recommends
    /// @param month what a month of the newest version costs on it
    public record Replacement(Model model, boolean tested, Cost month) {}

    /// The day the model goes, or null if none is announced.
    public @Nullable LocalDate day() {
        return model.lifecycle().shutdownOn();
    }

    /// `GPT-4o goes on 2027-01-14; the cheapest model this prompt was tried on is GPT-6 Luna, $7.15 a month less.`
    public String sentence() {
        String goes = model.displayName() + (day() == null ? " goes (no day yet)" : " goes on " + day());
        return replacement.map(next -> "%s; %s %s%s.".formatted(goes,
                next.tested() ? "the cheapest model this prompt was tried on is" : "not tried yet, but recommended:",
                next.model().displayName(), difference(next)))
                .orElseGet(() -> goes + "; no replacement is known.");
    }

    private String difference(Replacement next) {
        if (now instanceof Cost.Priced before && next.month() instanceof Cost.Priced after) {
            int order = after.usd().compareTo(before.usd());
            return order == 0
                    ? ", at the same price"
                    : ", %s a month %s".formatted(Figures.usd(after.usd().subtract(before.usd()).abs()),
                            order < 0 ? "less" : "more");
        }
        return "";
    }
}
