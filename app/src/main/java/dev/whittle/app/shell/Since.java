package dev.whittle.app.shell;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.savings.Forecast;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What changed on a model since the version saved last, at the same workload and prices.
///
/// @param tokens more input tokens a call than then; negative if fewer
/// @param usdAMonth more USD a month than then, or null if a price is missing
/// @param exact whether both counts are exact
public record Since(long tokens, @Nullable BigDecimal usdAMonth, boolean exact) {
    /// What a forecast costs more than another.
    public static Since of(Forecast then, Forecast now) {
        boolean priced = then.month() instanceof Cost.Priced && now.month() instanceof Cost.Priced;
        BigDecimal usd = priced
                ? ((Cost.Priced) now.month()).usd().subtract(((Cost.Priced) then.month()).usd())
                : null;
        return new Since(now.input().tokens() - then.input().tokens(), usd,
                then.input().exact() && now.input().exact());
    }

    /// `−120 · −$4.10`, `+3 · unpriced`, `same`.
    public String words() {
        if (tokens == 0 && (usdAMonth == null || usdAMonth.signum() == 0)) {
            return "same";
        }
        String sign = tokens > 0 ? "+" : tokens < 0 ? "−" : "";
        String money = usdAMonth == null
                ? "unpriced"
                : (usdAMonth.signum() > 0 ? "+" : "") + Figures.usd(usdAMonth);
        return "%s%s%s · %s".formatted(exact ? "" : "≈ ", sign, Figures.number(Math.abs(tokens)), money);
    }
}
