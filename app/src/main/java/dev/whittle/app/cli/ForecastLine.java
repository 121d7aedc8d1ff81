package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.matrix.ForecastText;
import dev.whittle.optimizer.experiment.matrix.RunForecast;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a run will do, in one line: `216 calls, 41 cached, 12 duplicates removed, $0.38 to $0.55, about 3 min`.
final class ForecastLine {
    private ForecastLine() {}

    static String of(RunForecast forecast) {
        List<String> parts = new ArrayList<>();
        parts.add(Figures.counted(forecast.calls(), "call"));
        parts.addAll(ForecastText.beside(forecast));
        if (forecast.calls() + forecast.judgeCalls() > 0) {
            parts.add(ForecastText.money(forecast, "--max-output"));
            parts.add(forecast.time() == null ? "time not known yet" : "about " + ForecastText.time(forecast.time()));
            forecast.hosts().forEach((host, calls) -> parts.add(
                    forecast.hosts().size() == 1 ? "to " + host : "%s to %s".formatted(Figures.number(calls), host)));
        }
        return String.join(", ", parts);
    }

    static ObjectNode json(RunForecast forecast) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("cells", forecast.cells())
                .put("calls", forecast.calls()).put("cached", forecast.cached())
                .put("duplicates", forecast.duplicates())
                .put("judge_calls", forecast.judgeCalls()).put("usd_low", plain(forecast.low()))
                .put("usd_high", forecast.outputKnown() ? plain(forecast.high()) : null)
                .put("output_known", forecast.outputKnown());
        ArrayNode unpriced = node.putArray("unpriced");
        forecast.unpriced().forEach(unpriced::add);
        ObjectNode hosts = node.putObject("hosts");
        forecast.hosts().forEach(hosts::put);
        Duration time = forecast.time();
        if (time == null) {
            node.putNull("seconds");
        } else {
            node.put("seconds", time.toMillis() / 1000.0);
        }
        return JsonMapper.shared().createObjectNode().set("forecast", node);
    }

    private static @Nullable String plain(@Nullable BigDecimal usd) {
        return usd == null ? null : usd.toPlainString();
    }
}
