package dev.whittle.app.matrix;

import dev.whittle.app.compare.Engine;
import dev.whittle.embed.Embedder;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.check.Equipment;
import dev.whittle.optimizer.experiment.matrix.CallEstimates;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.Grader;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.ReplyStore;
import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes runs out of orders. Thread-safe; only [#requireChecks] is for the thread of the window.
///
/// @param tokenizers by id
/// @param embedder for checks that compare meanings, or null if there is none
public record Preparation(Engine engine, Function<String, Tokenizer> tokenizers, @Nullable Embedder embedder) {
    /// A run that is ready to start; nothing is sent.
    ///
    /// @throws IllegalArgumentException if it cannot be run; the message is one sentence for the person
    /// @throws StoreException if the replies there are cannot be read
    MatrixRun run(Order order, ReplyStore store, MatrixListener listener) throws StoreException {
        return run(order.inputs(), column -> Objects.requireNonNull(order.clients().get(column)),
                order.options().budget(), order.options().concurrency(), store, listener);
    }

    /// The same for inputs from elsewhere.
    ///
    /// @param clients whom to ask, by column
    /// @param budget most USD it may spend, or null for no limit
    /// @param concurrency most calls in flight to one server
    public MatrixRun run(MatrixInputs inputs, Function<MatrixColumn, LanguageModel> clients,
            @Nullable BigDecimal budget, int concurrency, ReplyStore store, MatrixListener listener)
            throws StoreException {
        Comparison comparison = engine.comparison();
        return MatrixRun.prepare(plan(inputs),
                new MatrixRun.Tools(comparison, clients, store,
                        new CallEstimates(engine.catalog(), tokenizers, comparison, engine.clock().instant()),
                        new Spending(budget), new Grader(reader(), inputs.cases().cases(), inputs.checks()),
                        concurrency),
                listener);
    }

    Plan plan(MatrixInputs inputs) {
        return Plan.of(inputs.columns(), inputs.cases().cases(), inputs.repeats(), engine.comparison());
    }

    /// Refuses checks that cannot be run.
    ///
    /// @param common checks of every case, or null
    /// @throws IllegalArgumentException if so; the message is one sentence for the person
    /// @return how many cases have a check
    int requireChecks(List<Case> cases, @Nullable JsonNode common) {
        return new Grader(reader(), cases, common).checked();
    }

    private ChecksReader reader() {
        return new ChecksReader(new Equipment(embedder, null));
    }
}
