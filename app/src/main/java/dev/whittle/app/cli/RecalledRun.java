package dev.whittle.app.cli;

import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.embed.Embedder;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.check.Equipment;
import dev.whittle.optimizer.experiment.matrix.CallEstimates;
import dev.whittle.optimizer.experiment.matrix.Grader;
import dev.whittle.optimizer.experiment.matrix.KeptJudge;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.ReplyStore;
import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A saved run as it stands, out of the replies that are kept. Nothing is sent; what a check says of the time of
/// an answer is not judged again.
final class RecalledRun {
    private RecalledRun() {}

    static MatrixRun of(Terminal terminal, Workspace workspace, SavedMatrix saved)
            throws StoreException, InterruptedException {
        MatrixInputs inputs = MatrixBody.inputs(saved);
        ReplyStore store = workspace.matrices().replies(saved, true);
        Comparison comparison = new Comparison(terminal.catalog());
        CallEstimates estimates = new CallEstimates(terminal.catalog(), terminal::tokenizer, comparison,
                terminal.now());
        Spending spending = new Spending(null);
        MatrixColumn judging = judge(terminal, saved);
        KeptJudge judge = judging == null
                ? null
                : new KeptJudge(judging, new Unasked(), comparison, store, spending, estimates);
        List<Embedder> embedders = terminal.plugins().embedders();
        Grader grader = new Grader(
                new ChecksReader(new Equipment(embedders.isEmpty() ? null : embedders.getFirst(), judge)),
                inputs.cases().cases(), inputs.checks());
        MatrixRun run = MatrixRun.prepare(
                Plan.of(inputs.columns(), inputs.cases().cases(), inputs.repeats(), comparison),
                new MatrixRun.Tools(comparison, _ -> new Unasked(), store, estimates, spending, grader, 1),
                new Progress(terminal));
        run.recall();
        return run;
    }

    private static @Nullable MatrixColumn judge(Terminal terminal, SavedMatrix saved) {
        if (!MatrixBody.hasJudge(saved)) {
            return null;
        }
        MatrixBody body = MatrixBody.of(saved);
        SavedConnection connection = body.connection();
        return CaseRun.judge(terminal, connection, String.valueOf(body.judge()));
    }
}
