package dev.whittle.optimizer.bench;

import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.OwnPrompts;
import dev.whittle.optimizer.SharedData;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.pass.ExtractPass;
import dev.whittle.optimizer.pass.SectionPass;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Tokens saved, edits offered, violations and time of each pass.
final class PassBench {
    private static final ChunkRanker RANKER = new ChunkRanker();
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");

    private PassBench() {}

    static void run(PrintStream out) throws IOException, InterruptedException {
        List<Prompt> fewShot = new ArrayList<>();
        SharedData.lines("fewshot/prompts.jsonl.gz")
                .forEach(line -> fewShot.add(Prompt.of(Message.user(line.get("prompt").asString()))));
        List<Prompt> papers = new ArrayList<>();
        SharedData.lines("context/covidqa_tune.jsonl.gz").stream().limit(30).forEach(line -> {
            StringBuilder paper = new StringBuilder("Please answer the question from the paper.\n");
            line.get("docs").forEach(doc -> paper.append('\n').append(doc.get("text").asString()).append('\n'));
            papers.add(Prompt.of(Message.user(paper.toString())));
        });
        out.println("| prompts | pass | tokens before | saved | % | edits | refused | violations | CPU ms a prompt |");
        out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        List<Pass> passes = Optimizer.standard().passes();
        for (int warm = 0; warm < 2; warm++) {
            for (Prompt prompt : fewShot) {
                Optimizer.standard().optimize(prompt, O200K, Protection.NONE);
            }
        }
        List<Prompt> ours = List.copyOf(OwnPrompts.all().values());
        rows(out, "%d of ours".formatted(ours.size()), ours, passes);
        rows(out, "116 few-shot", fewShot, passes);
        rows(out, "30 papers", papers, passes);
        rows(out, "English Markdown, 1.2 MB", List.of(Prompt.of(Message.user(SharedData.text("corpus/en_md.txt.gz")))),
                passes);
    }

    private static void rows(PrintStream out, String name, List<Prompt> prompts, List<Pass> passes)
            throws InterruptedException {
        for (Pass pass : passes) {
            row(out, name, pass.id(), prompts, new Optimizer(List.of(pass)));
        }
        row(out, name, "all", prompts, new Optimizer(passes));
        row(out, name, "section, tables dropped", prompts,
                new Optimizer(List.of(new SectionPass(List.of(), List.of("tables")))));
        row(out, name, "extract to 50 %", prompts,
                prompt -> new Optimizer(List.of(new ExtractPass(RANKER, "", O200K, tokens(prompt) / 2))));
    }

    private static long tokens(Prompt prompt) {
        return prompt.messages().stream().mapToLong(message -> O200K.count(message.text()).tokens()).sum();
    }

    private static void row(PrintStream out, String name, String pass, List<Prompt> prompts, Optimizer optimizer)
            throws InterruptedException {
        row(out, name, pass, prompts, _ -> optimizer);
    }

    private static void row(PrintStream out, String name, String pass, List<Prompt> prompts,
            Function<Prompt, Optimizer> optimizers) throws InterruptedException {
        long before = 0;
        long after = 0;
        long edits = 0;
        long refused = 0;
        long violations = 0;
        long nanos = 0;
        for (Prompt prompt : prompts) {
            Optimizer optimizer = optimizers.apply(prompt);
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Ledger ledger = optimizer.optimize(prompt, O200K, Protection.NONE);
            nanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            Ledger accepted = ledger.acceptAll(_ -> true);
            before += accepted.before().tokens();
            after += accepted.after().tokens();
            edits += ledger.entries().size();
            refused += ledger.refused().size();
            violations += accepted.retention().violated().size();
        }
        out.printf("| %s | %s | %,d | %,d | %.2f | %,d | %,d | %d | %.1f |%n", name, pass, before, before - after,
                100.0 * (before - after) / before, edits, refused, violations, nanos / 1e6 / prompts.size());
    }
}
