package dev.whittle.app.workspace;

import java.util.Set;

/// What a model must offer to be the cheapest that fits.
///
/// @param wanted whether it is looked for
/// @param days for which it must stay available
/// @param capabilities what it must be able to do, as the catalog calls it
public record FitOptions(boolean wanted, int days, Set<String> capabilities) {
    public static final FitOptions DEFAULT = new FitOptions(false, 90, Set.of());
}
