package dev.whittle.optimizer.experiment;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.model.Parameters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One column as it ran: what was asked, what was sent, at which price, and what came of it.
///
/// @param sent the parameters that were sent, those the model refuses left out
/// @param notes what the person should know, in order, such as a parameter that was left out
/// @param catalogId the catalog the price is from
/// @param price the whole rate row that held when the column started, or null if none was known
/// @param startedAt when the request was about to be sent
public record Run(
        Column column,
        Parameters sent,
        List<String> notes,
        String catalogId,
        @Nullable Price price,
        Instant startedAt,
        Outcome outcome) {
    /// @throws IllegalArgumentException if the outcome was priced by another row than `price`
    public Run {
        notes = List.copyOf(notes);
        if (outcome instanceof Outcome.Finished(var _, Cost.Priced(var _, Price used)) && !used.equals(price)) {
            throw new IllegalArgumentException("The cost was computed from another price than the run's.");
        }
    }

    /// What several requests cost by their measured usage; unpriced if one of them is.
    public static Cost cost(List<Run> runs) {
        BigDecimal sum = BigDecimal.ZERO;
        Cost last = new Cost.Unpriced("Nothing was sent.");
        for (Run run : runs) {
            last = run.outcome() instanceof Outcome.Finished(var _, Cost cost)
                    ? cost
                    : new Cost.Unpriced("What a provider bills for a part of a reply is not known.");
            if (last instanceof Cost.Priced priced) {
                sum = sum.add(priced.usd());
                last = new Cost.Priced(sum, priced.price());
            } else {
                return last;
            }
        }
        return last;
    }
}
