package dev.whittle.optimizer.experiment;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Confidence;
import dev.whittle.model.ModelException;
import dev.whittle.model.Reply;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The saved shape of an experiment, field by field: renaming a Java component must not change a file.
final class ExperimentJson {
    private static final int FORMAT = 1;

    private ExperimentJson() {}

    static ObjectNode write(Experiment experiment) {
        ObjectNode node = JsonMapper.shared().createObjectNode()
                .put("format", FORMAT)
                .put("id", experiment.id().toString())
                .put("name", experiment.name())
                .put("createdAt", experiment.createdAt().toString())
                .put("program", experiment.program());
        put(node, "question", experiment.question());
        ArrayNode runs = node.putArray("runs");
        experiment.runs().forEach(run -> write(runs.addObject(), run));
        return node;
    }

    static Experiment read(String json) {
        JsonNode node;
        int format;
        try {
            node = JsonMapper.shared().readTree(json);
            format = node.required("format").intValue();
        } catch (JacksonException e) {
            throw damaged(e);
        }
        if (format > FORMAT) {
            throw new IllegalArgumentException(
                    "The experiment was saved by a newer Whittle (format %d); update Whittle to open it."
                            .formatted(format));
        }
        try {
            return experiment(node);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private static IllegalArgumentException damaged(RuntimeException cause) {
        return new IllegalArgumentException("The text is not an experiment saved by Whittle, or it is damaged.", cause);
    }

    private static Experiment experiment(JsonNode node) {
        List<Run> runs = new ArrayList<>();
        node.required("runs").forEach(run -> runs.add(run(run)));
        return new Experiment(UUID.fromString(text(node, "id")), text(node, "name"),
                Instant.parse(text(node, "createdAt")), text(node, "program"), optional(node, "question"), runs);
    }

    private static void write(ObjectNode node, Run run) {
        ColumnJson.write(node, run.column());
        ColumnJson.write(node.putObject("sent"), run.sent());
        run.notes().forEach(node.putArray("notes")::add);
        node.put("catalogId", run.catalogId());
        if (run.price() != null) {
            PriceJson.write(node.putObject("price"), run.price());
        }
        node.put("startedAt", run.startedAt().toString());
        write(node.putObject("outcome"), run.outcome());
    }

    private static Run run(JsonNode node) {
        @Nullable
        Price price = node.has("price") ? PriceJson.read(node.path("price")) : null;
        return new Run(ColumnJson.read(node), ColumnJson.parameters(node.required("sent")),
                strings(node.required("notes")),
                text(node, "catalogId"), price, Instant.parse(text(node, "startedAt")),
                outcome(node.required("outcome"), price));
    }

    static void write(ObjectNode node, Outcome outcome) {
        switch (outcome) {
            case Outcome.Finished(Reply reply, Cost cost) -> {
                node.put("state", "finished").put("text", reply.text()).put("finish", name(reply.finish()));
                if (reply.usage() != null) {
                    write(node.putObject("usage"), reply.usage());
                }
                put(node, "servedModel", reply.servedModel());
                node.put("timeToFirstTokenMs", reply.timeToFirstToken().toMillis())
                        .put("totalMs", reply.total().toMillis())
                        .put("attempts", reply.attempts());
                if (reply.origin() != Reply.Origin.PROVIDER) {
                    node.put("origin", name(reply.origin()));
                }
                if (reply.confidence() != null) {
                    node.putObject("confidence").put("tokens", reply.confidence().tokens())
                            .put("meanLogprob", reply.confidence().meanLogprob());
                }
                ObjectNode money = node.putObject("cost");
                switch (cost) {
                    case Cost.Priced(BigDecimal usd, Price _) -> money.put("usd", usd.toPlainString());
                    case Cost.Unpriced(String reason) -> money.put("unpriced", reason);
                }
            }
            case Outcome.Failed failed -> {
                node.put("state", "failed");
                put(node, "kind", failed.kind() == null ? null : name(failed.kind()));
                node.put("message", failed.message()).put("partialText", failed.partialText())
                        .put("elapsedMs", failed.elapsed().toMillis());
            }
            case Outcome.Stopped(String partialText, Duration elapsed) -> node.put("state", "stopped")
                    .put("partialText", partialText).put("elapsedMs", elapsed.toMillis());
        }
    }

    static Outcome outcome(JsonNode node, @Nullable Price price) {
        String kind = optional(node, "kind");
        return switch (text(node, "state")) {
            case "finished" -> new Outcome.Finished(reply(node), cost(node.required("cost"), price));
            case "failed" -> new Outcome.Failed(
                    kind == null ? null : ModelException.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    text(node, "message"), text(node, "partialText"), millis(node, "elapsedMs"));
            case "stopped" -> new Outcome.Stopped(text(node, "partialText"), millis(node, "elapsedMs"));
            case String other -> throw new IllegalArgumentException(
                    "No outcome is called \"%s\".".formatted(other));
        };
    }

    private static Reply reply(JsonNode node) {
        return new Reply(text(node, "text"),
                Reply.Finish.valueOf(text(node, "finish").toUpperCase(Locale.ROOT)),
                node.has("usage") ? usage(node.path("usage")) : null,
                optional(node, "servedModel"),
                millis(node, "timeToFirstTokenMs"),
                millis(node, "totalMs"),
                node.required("attempts").intValue(),
                node.has("origin")
                        ? Reply.Origin.valueOf(text(node, "origin").toUpperCase(Locale.ROOT))
                        : Reply.Origin.PROVIDER,
                node.has("confidence") ? confidence(node.path("confidence")) : null);
    }

    private static Confidence confidence(JsonNode node) {
        return new Confidence(node.required("tokens").longValue(), node.required("meanLogprob").doubleValue());
    }

    private static Cost cost(JsonNode node, @Nullable Price price) {
        if (node.has("unpriced")) {
            return new Cost.Unpriced(text(node, "unpriced"));
        }
        if (price == null) {
            throw new IllegalArgumentException("A cost stands without the price it was computed from.");
        }
        return new Cost.Priced(new BigDecimal(text(node, "usd")), price);
    }

    private static void write(ObjectNode node, Usage usage) {
        node.put("input", usage.input())
                .put("cacheRead", usage.cacheRead())
                .put("cacheWrite", usage.cacheWrite())
                .put("output", usage.output())
                .put("reasoning", usage.reasoning());
        if (usage.cacheWrite1h() > 0) {
            node.put("cacheWrite1h", usage.cacheWrite1h());
        }
    }

    private static Usage usage(JsonNode node) {
        return new Usage(
                node.required("input").longValue(),
                node.required("cacheRead").longValue(),
                node.required("cacheWrite").longValue(),
                node.required("output").longValue(),
                node.required("reasoning").longValue(),
                node.path("cacheWrite1h").asLong(0));
    }

    private static Duration millis(JsonNode node, String field) {
        return Duration.ofMillis(node.required(field).longValue());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }

    static @Nullable String optional(JsonNode node, String field) {
        return node.has(field) ? text(node, field) : null;
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(value -> strings.add(value.stringValue()));
        return strings;
    }
}
