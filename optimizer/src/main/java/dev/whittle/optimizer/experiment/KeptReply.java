package dev.whittle.optimizer.experiment;

import dev.whittle.catalog.Price;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A whole reply of a provider, kept so that the same call need not be paid for again: what came and what it
/// cost, without what was asked. Immutable.
///
/// @param sent the parameters that were sent
/// @param catalogId the catalog the price is from
/// @param price the rate row that held, or null if none was known
/// @param startedAt when the request was sent
public record KeptReply(
        Parameters sent, List<String> notes, String catalogId, @Nullable Price price, Instant startedAt,
        Outcome.Finished outcome) {
    public KeptReply {
        notes = List.copyOf(notes);
    }

    /// What a run leaves to keep: nothing unless the provider itself made the reply and marked it as ended.
    public static Optional<KeptReply> of(Run run) {
        return run.outcome() instanceof Outcome.Finished finished
                && finished.reply().origin() == Reply.Origin.PROVIDER
                        ? Optional.of(new KeptReply(run.sent(), run.notes(), run.catalogId(), run.price(),
                                run.startedAt(), finished))
                        : Optional.empty();
    }

    /// Whether it may answer the same call of another run: not if a filter of that moment cut it.
    public boolean reusable() {
        return switch (outcome.reply().finish()) {
            case STOP, LENGTH, TOOL_CALL -> true;
            case CONTENT_FILTER, OTHER -> false;
        };
    }

    /// The run of a column that would have sent the same.
    public Run as(Column column) {
        return new Run(column, sent, notes, catalogId, price, startedAt, outcome);
    }

    /// The reply as JSON.
    public String toJson() {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        ColumnJson.write(node.putObject("sent"), sent);
        notes.forEach(node.putArray("notes")::add);
        node.put("catalogId", catalogId);
        if (price != null) {
            PriceJson.write(node.putObject("price"), price);
        }
        node.put("startedAt", startedAt.toString());
        ExperimentJson.write(node.putObject("outcome"), outcome);
        return PromptJson.print(node);
    }

    /// The reply a JSON text holds.
    ///
    /// @throws IllegalArgumentException if it is none
    public static KeptReply fromJson(String json) {
        try {
            JsonNode node = JsonMapper.shared().readTree(json);
            @Nullable
            Price price = node.has("price") ? PriceJson.read(node.path("price")) : null;
            return new KeptReply(ColumnJson.parameters(node.required("sent")),
                    ExperimentJson.strings(node.required("notes")), ExperimentJson.text(node, "catalogId"), price,
                    Instant.parse(ExperimentJson.text(node, "startedAt")),
                    (Outcome.Finished) ExperimentJson.outcome(node.required("outcome"), price));
        } catch (JacksonException | DateTimeException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The text is not a reply kept by Whittle, or it is damaged.", e);
        }
    }
}
