package dev.whittle.tokenizer.bench;

import dev.whittle.tokenizer.Tokenizers;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;

/// Prints how fast counting is beside jtokkit, and what an edit costs. Times are those of the thread on
/// the processor, in milliseconds or microseconds, because the machine is shared; every count is compared
/// with jtokkit's before it is timed.
public final class TokenizerBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TokenizerBenchmark() {}

    public static void main(String[] args) throws Exception {
        System.out.println("### First use in a fresh virtual machine\n");
        System.out.println("| vocabulary | ms |\n|---|---|");
        for (String id : new String[]{"o200k_base", "cl100k_base"}) {
            double load = millis(() -> Tokenizers.get(id).count("hello world"));
            System.out.printf("| %s | %.0f |%n", id, load);
        }
        Path shared = Path.of(System.getProperty("whittle.shared", "../shared"));
        BulkBenchmark.run(Peers.run(Path.of(System.getProperty("whittle.module", "tokenizer")),
                shared.resolve("data/corpus")));
        LiveBenchmark.run();
    }

    /// What a job takes of the processor, in milliseconds.
    static double millis(Runnable job) {
        long before = nanos();
        job.run();
        return (nanos() - before) / 1e6;
    }

    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
