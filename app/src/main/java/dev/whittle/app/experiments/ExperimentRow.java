package dev.whittle.app.experiments;

import dev.whittle.app.Figures;
import dev.whittle.app.workspace.ExperimentSummary;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One experiment in the list.
public final class ExperimentRow {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private ExperimentSummary summary;
    private final ReadOnlyObjectWrapper<Digest> digest;

    ExperimentRow(ExperimentSummary summary, Digest digest) {
        this.summary = summary;
        this.digest = new ReadOnlyObjectWrapper<>(digest);
    }

    public ExperimentSummary summary() {
        return summary;
    }

    public ReadOnlyObjectProperty<Digest> digestProperty() {
        return digest.getReadOnlyProperty();
    }

    void setNote(String note) {
        summary = new ExperimentSummary(summary.id(), summary.name(), summary.createdAt(), summary.models(),
                summary.finished(), summary.usd(), note);
    }

    void setDigest(Digest next) {
        digest.set(next);
    }

    /// Such as `2026-11-21 14:03`, in the person's time zone.
    public String date() {
        return WHEN.format(summary.createdAt().atZone(ZoneId.systemDefault()));
    }

    /// Such as `GPT-4o twice, Llama 3`.
    public String models() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        summary.models().forEach(model -> counts.merge(model, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + (entry.getValue() == 1 ? "" : " × " + entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    public String cost() {
        BigDecimal usd = summary.usd();
        return usd != null ? Figures.usd(usd) : summary.finished() == 0 ? "–" : "unpriced";
    }
}
