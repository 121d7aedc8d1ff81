package dev.whittle.app.workspace;

import dev.whittle.catalog.Price;
import dev.whittle.optimizer.savings.CacheUse;
import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The saved shape of a workload. Files from before it had a cache and a mode have neither field.
final class WorkloadJson {
    private WorkloadJson() {}

    static void write(Workload workload, ObjectNode node) {
        node.put("callsPerDay", workload.callsPerDay())
                .put("daysPerMonth", workload.daysPerMonth().toPlainString())
                .put("outputTokens", workload.outputTokens())
                .put("mode", workload.mode().name());
        node.putObject("cache")
                .put("share", workload.cache().share().toPlainString())
                .put("hitRate", workload.cache().hitRate().toPlainString())
                .put("lifetime", workload.cache().lifetime().name());
    }

    /// @throws tools.jackson.core.JacksonException or IllegalArgumentException if it is no workload
    static Workload read(JsonNode node) {
        Workload plain = new Workload(node.required("callsPerDay").longValue(), decimal(node, "daysPerMonth"),
                node.required("outputTokens").longValue());
        if (!node.has("cache")) {
            return plain;
        }
        JsonNode cache = node.required("cache");
        return plain.with(Price.Mode.valueOf(node.required("mode").stringValue()))
                .with(new CacheUse(decimal(cache, "share"), decimal(cache, "hitRate"),
                        CacheUse.Lifetime.valueOf(cache.required("lifetime").stringValue())));
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.required(field).stringValue());
    }
}
