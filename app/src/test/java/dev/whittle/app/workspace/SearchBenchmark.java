package dev.whittle.app.workspace;

import dev.whittle.optimizer.experiment.matrix.Call;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Searching a run of 50,000 answers of 120 words, beside SQLite looking through the texts of all replies with LIKE; and
/// keeping them, beside doing so without the index.
/// `app/docs/benchmarks.md` has the command.
final class SearchBenchmark {
    private static final int ANSWERS = Integer.getInteger("whittle.answers", 50_000);
    private static final int WORDS = 120;
    private static final int VOCABULARY = 20_000;
    private static final int ROUNDS = 7;

    private final Random random = new Random(7);
    private final String[] vocabulary = new String[VOCABULARY];

    private SearchBenchmark() {
        Arrays.setAll(vocabulary, _ -> random.ints(3 + random.nextInt(7), 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString());
    }

    /// @param args nothing
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("whittle-bench");
        new SearchBenchmark().measure(folder.resolve("w.db"), folder.resolve("plain.db"));
        System.exit(0);
    }

    private void measure(Path file, Path plain) throws Exception {
        String body = Fixture.RUN.replaceAll("\\{\"number\": 1.*", "") + String.join(",", IntStream
                .rangeClosed(1, ANSWERS)
                .mapToObj("{\"number\": %1$d, \"vars\": {\"mail\": \"mail %1$d\"}}"::formatted).toList()) + "]}";
        Workspace.open(plain).close();
        Fixture.sql(plain, "DROP TRIGGER reply_enters_the_index");
        for (Path each : List.of(plain, file)) {
            try (Workspace workspace = Workspace.open(each, Fixture.options(InstantSource.fixed(Fixture.NOW)))) {
                System.out.print(each.equals(plain) ? "without the index: " : "with it: ");
                keep(workspace, workspace.matrices().start("Many", body), body);
            }
        }
        try (Workspace workspace = Workspace.open(file)) {
            List<String> searches = List.of("the answer", "t", vocabulary[100],
                    vocabulary[3] + " " + vocabulary[8], "nothinglikeit");
            System.out.printf("first search, which reads the run: %d ms%n", millis(workspace, "the answer"));
            System.out.println("| search | hits | ms | LIKE ms |\n|---|---:|---:|---:|");
            for (String search : searches) {
                System.out.printf("| %s | %,d | %d | %d |%n", search,
                        workspace.search().find(search, 200, Fixture.COMPARISON).size(),
                        median(() -> millis(workspace, search)), median(() -> scan(workspace, search)));
            }
        }
        long with = Files.size(file);
        Fixture.sql(file, "DROP TABLE reply_text", "VACUUM");
        System.out.printf("%,d bytes, %,d without the index%n", with, Files.size(file));
    }

    private void keep(Workspace workspace, SavedMatrix run, String body) throws Exception {
        MatrixInputs inputs = MatrixInputs.fromJson(JsonMapper.shared().readTree(body));
        List<Call> calls = Plan.of(inputs.columns(), inputs.cases().cases(), 1, Fixture.COMPARISON).calls();
        Replies replies = workspace.matrices().replies(run, true);
        long start = System.nanoTime();
        List<Future<Boolean>> kept = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Call call : calls) {
                String answer = answer();
                kept.add(threads.submit(() -> {
                    replies.keep(call.key(), Fixture.TARGET, Fixture.kept(answer));
                    return true;
                }));
            }
        }
        for (Future<Boolean> one : kept) {
            one.get();
        }
        System.out.printf("kept %,d replies in %d ms%n", calls.size(), (System.nanoTime() - start) / 1_000_000);
    }

    // A few words are in most answers, most words in few.
    private String answer() {
        StringBuilder answer = new StringBuilder("the answer is");
        for (int i = 0; i < WORDS; i++) {
            double rare = Math.abs(random.nextGaussian()) * VOCABULARY / 5;
            answer.append(' ').append(vocabulary[(int) Math.min(VOCABULARY - 1, rare)]);
        }
        return answer.toString();
    }

    private static long millis(Workspace workspace, String search) throws WorkspaceException {
        long start = System.nanoTime();
        workspace.search().find(search, 200, Fixture.COMPARISON);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long scan(Workspace workspace, String search) throws WorkspaceException {
        long start = System.nanoTime();
        String pattern = "%" + search.split(" ", -1)[0] + "%";
        workspace.database()
                .read(handle -> handle.select("SELECT id FROM reply WHERE json_extract(body, '$.outcome.text') "
                        + "LIKE ? ORDER BY id DESC", pattern).mapTo(Long.class).list());
        return (System.nanoTime() - start) / 1_000_000;
    }

    private interface Timed {
        long run() throws WorkspaceException;
    }

    private static long median(Timed timed) throws WorkspaceException {
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            times[i] = timed.run();
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
