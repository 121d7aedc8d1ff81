package dev.whittle.optimizer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Measures the passes on real prompts, ranking, packing and extraction on the tune sets, and examples found and
/// converted, edit distances beside Apache Commons Text, and prints Markdown for
/// `app/docs/benchmarks.md`: `mvn -q -pl optimizer -am -DskipTests -Pbench-optimizer verify`; with
/// `-Dbench.what=context`, `passes`, `examples` or `checks` one of the four, with `speed` the speed of ranking alone.
public final class OptimizerBenchmark {
    private OptimizerBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String what = arguments.length == 0 ? "all" : arguments[0];
        if (what.equals("all") || what.equals("passes")) {
            PassBench.run(out);
        }
        if (what.equals("all") || what.equals("context")) {
            ContextBench.run(out);
        }
        if (what.equals("speed")) {
            ContextBench.speed(out);
        }
        if (what.equals("all") || what.equals("examples")) {
            FewShotBench.run(out, false);
        }
        if (what.equals("all") || what.equals("checks")) {
            EditBench.run(out);
        }
    }
}
