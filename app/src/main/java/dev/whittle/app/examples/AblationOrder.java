package dev.whittle.app.examples;

import dev.whittle.app.settings.Server;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.fewshot.Distances;
import dev.whittle.optimizer.fewshot.ablation.Ablation;
import dev.whittle.optimizer.fewshot.ablation.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the person wants found out, by value.
///
/// @param cases the person's, or empty for the examples themselves
/// @param budget most USD it may spend, or null for no limit
/// @param margin how much worse is still good enough, as a share of the cases
record AblationOrder(Found found, Target target, Server server, Optional<CaseSet> cases, @Nullable BigDecimal budget,
        double margin) {
    /// The plan. Takes a while: not for the thread of the window.
    ///
    /// @throws IllegalArgumentException if it cannot be done; the message is one sentence for the person
    Ablation ablation() {
        Settings settings = new Settings(List.of(), List.of(), Distances.byWords(),
                found.zero().possible() ? found.zero().result() : null);
        return cases.isPresent()
                ? Ablation.onCases("the open prompt", found.prompt(), found.set(), cases.get(), settings)
                : Ablation.onExamples(found.prompt(), found.set(), settings);
    }

    MatrixInputs inputs(Ablation ablation) {
        return ablation.inputs(target, server.connection().provider(), Parameters.DEFAULT, null, 1);
    }

    /// The run as it is saved; the command line can go on with it, too.
    String body(Ablation ablation) {
        return new MatrixBody("", inputs(ablation), server.connection(), null, null).print();
    }
}
