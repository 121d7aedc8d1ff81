package dev.whittle.optimizer.fewshot.ablation;

import dev.whittle.catalog.Usage;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Fixture;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.check.Equipment;
import dev.whittle.optimizer.experiment.matrix.CallEstimates;
import dev.whittle.optimizer.experiment.matrix.Grader;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.ReplyStore;
import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import dev.whittle.optimizer.fewshot.Conversion;
import dev.whittle.optimizer.fewshot.Distances;
import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A prompt that is tried on a scripted model; it keeps what was sent.
final class Trial {
    final Prompt prompt;
    final ExampleSet set;
    final Queue<List<Message>> sent = new ConcurrentLinkedQueue<>();

    Trial(Prompt prompt) {
        this.prompt = prompt;
        set = ExampleFinder.find(prompt);
    }

    static Trial of(String text) {
        return new Trial(Prompt.of(Message.user(text)));
    }

    Settings settings(List<Integer> only, List<Integer> sizes) {
        try {
            ExampleProposal zero = ExampleProposal.of(prompt, Conversion.zeroShot(prompt, set, Findings.of(set)),
                    Tokenizers.get("o200k_base"), Protection.NONE);
            return new Settings(only, sizes, Distances.byWords(), zero.possible() ? zero.result() : null);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Ablation onExamples() {
        return Ablation.onExamples(prompt, set, settings(List.of(), List.of()));
    }

    /// @param model answers the whole text that was sent
    AblationResult result(Ablation ablation, UnaryOperator<String> model, double margin) throws StoreException {
        return AblationResult.of(ablation, run(ablation, model, null),
                ablation.variants().stream()
                        .map(one -> Tokenizers.get("o200k_base").count(text(one.prompt().messages()))
                                .tokens())
                        .toList(),
                margin);
    }

    MatrixRun run(Ablation ablation, UnaryOperator<String> model, @Nullable JsonNode checks) throws StoreException {
        Comparison comparison = new Comparison(Fixture.CATALOG);
        MatrixInputs inputs = ablation.inputs(Target.known(Fixture.GPT_4O, "OpenAI", Fixture.OPENAI), "openai",
                Parameters.DEFAULT, checks, 1);
        Fixture.Script script = (request, _) -> {
            sent.add(request.messages());
            return new Reply(model.apply(text(request.messages())), Reply.Finish.STOP, Usage.of(1_000, 100), null,
                    Duration.ofMillis(1), Duration.ofMillis(2), 1);
        };
        LanguageModel server = script;
        MatrixRun run = MatrixRun.prepare(Plan.of(inputs.columns(), inputs.cases().cases(), 1, comparison),
                new MatrixRun.Tools(comparison, _ -> server, ReplyStore.NONE,
                        new CallEstimates(Fixture.CATALOG, Tokenizers::get, comparison,
                                Instant.parse("2026-11-21T12:00:00Z")),
                        new Spending(null), new Grader(new ChecksReader(Equipment.NONE), inputs.cases().cases(),
                                inputs.checks()),
                        1),
                MatrixListener.NONE);
        run.run();
        return run;
    }

    static String text(List<Message> messages) {
        return String.join("\n", messages.stream().map(Message::text).toList());
    }
}
