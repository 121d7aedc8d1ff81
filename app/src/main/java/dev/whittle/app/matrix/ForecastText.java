package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.RunForecast;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A forecast in one line: `216 calls to api.openai.com, 41 cached, 12 duplicates removed, $0.38 to $0.55, about 3 min`.
public final class ForecastText {
    private static final int SECONDS_IN_SECONDS = 90;

    private ForecastText() {}

    /// The whole line.
    public static String of(RunForecast forecast) {
        List<String> parts = new ArrayList<>();
        parts.add(Figures.counted(forecast.calls(), "call") + to(forecast));
        parts.addAll(beside(forecast));
        boolean leaves = !Set.of(Target.THIS_MACHINE).containsAll(forecast.hosts().keySet());
        if (forecast.calls() + forecast.judgeCalls() > 0 && leaves) {
            parts.add(money(forecast, "Max tokens"));
            Duration time = forecast.time();
            parts.add(time == null ? "time not known before the first answer" : "about " + time(time));
        }
        return String.join(", ", parts);
    }

    private static String to(RunForecast forecast) {
        if (forecast.hosts().isEmpty()) {
            return "";
        }
        List<String> hosts = new ArrayList<>();
        forecast.hosts().forEach((host, calls) -> hosts.add(
                forecast.hosts().size() == 1 ? host : "%s (%s)".formatted(host, Figures.number(calls))));
        return Set.of(Target.THIS_MACHINE).equals(forecast.hosts().keySet())
                ? " on this machine, nothing leaves it"
                : " to " + String.join(" and ", hosts);
    }

    /// What is beside the calls: `41 cached`, `12 duplicates removed`, `up to 200 calls of the judge`.
    public static List<String> beside(RunForecast forecast) {
        List<String> parts = new ArrayList<>();
        if (forecast.cached() > 0) {
            parts.add(Figures.number(forecast.cached()) + " cached");
        }
        if (forecast.duplicates() > 0) {
            parts.add(Figures.counted(forecast.duplicates(), "duplicate") + " removed");
        }
        if (forecast.judgeCalls() > 0) {
            parts.add("up to %s of the judge".formatted(Figures.counted(forecast.judgeCalls(), "call")));
        }
        return parts;
    }

    /// `$0.38 to $0.55`, and what has no price.
    ///
    /// @param limit what the person can set to limit the length of answers
    public static String money(RunForecast forecast, String limit) {
        List<String> words = new ArrayList<>();
        BigDecimal low = forecast.low();
        BigDecimal high = forecast.high();
        if (low != null && high != null) {
            words.add(forecast.outputKnown()
                    ? "%s to %s".formatted(Figures.usd(low), Figures.usd(high))
                    : "from %s (how long answers get is not known; %s limits it)".formatted(Figures.usd(low), limit));
        }
        if (!forecast.unpriced().isEmpty()) {
            words.add("unpriced: " + String.join(", ", forecast.unpriced()));
        }
        return String.join(", ", words);
    }

    /// `40 s`, `3 min`.
    public static String time(Duration time) {
        return time.toSeconds() < SECONDS_IN_SECONDS
                ? Math.max(1, time.toSeconds()) + " s"
                : Math.round(time.toSeconds() / 60.0) + " min";
    }
}
