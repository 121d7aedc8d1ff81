package dev.whittle.app;

import dev.whittle.app.cli.Cli;
import dev.whittle.app.shell.ShellView;
import dev.whittle.app.work.Threads;
import dev.whittle.app.workspace.Draft;
import dev.whittle.app.workspace.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;

/// What the program does while the build records its start (`record-start`): once through the commands or,
/// without arguments, the screens, with the sample. Later starts find the classes they need at hand (JEP 483).
final class Rehearsal {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration STEP = Duration.ofMillis(250);

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        Home home = Home.current();
        Logging.toFileOf(home);
        try (Threads threads = new Threads(Runnable::run)) {
            threads.later(LONGEST, () -> Runtime.getRuntime().halt(1));
            if (args.length > 0) {
                commands(home);
            } else {
                threads.start(Rehearsal::visitScreens, _ -> {}, Rehearsal::fail);
                Window.open(home);
            }
        }
    }

    private static void commands(Home home) throws IOException {
        Draft sample = SampleProject.draft();
        Map<String, String> words = new HashMap<>(Map.of(
                "PROMPT", file(home, "prompt.txt", sample.prompt().messages().getFirst().text()),
                "ARTICLES", file(home, "articles.md", sample.context().getFirst().text()),
                "ASKING", file(home, "asking.txt", "Say {{word}}."),
                "CASES", file(home, "cases.csv", "word,__expected\nyes,contains:yes\n")));
        try (RehearsalServer server = new RehearsalServer()) {
            words.put("SERVER", server.url());
            // The second run on the server's answers finds them kept.
            String onCases = "compare ASKING -m any --base-url SERVER --cases CASES --json";
            for (String line : List.of("count PROMPT", "count PROMPT -m gpt-4o --json", "cost PROMPT --calls 5000",
                    "optimize PROMPT --dry-run", "pack -q upload --budget 300 ARTICLES",
                    "rank -q upload ARTICLES --json", "export PROMPT --format promptfoo", onCases, onCases,
                    "compare ASKING -m any --provider echo --cases CASES", "--help")) {
                int code = Cli.run(home, Arrays.stream(line.split(" ", -1))
                        .map(word -> words.getOrDefault(word, word)).toArray(String[]::new));
                if (code != 0) {
                    throw new IllegalStateException("%s ended with %d".formatted(line, code));
                }
            }
        }
    }

    private static String file(Home home, String name, String text) throws IOException {
        return Files.writeString(home.folder().resolve(name), text).toString();
    }

    // Beside the window's thread, which must be free to paint between the steps.
    private static Void visitScreens() throws InterruptedException {
        Scene scene = null;
        while (scene == null) {
            Thread.sleep(STEP);
            scene = javafx.stage.Window.getWindows().stream().map(javafx.stage.Window::getScene).findFirst()
                    .orElse(null);
        }
        ShellView shell = (ShellView) scene.getRoot();
        for (String screen : List.of("prompt", "context", "optimize", "compare", "experiments", "settings")) {
            onWindow(() -> shell.show(screen));
            Thread.sleep(STEP);
        }
        onWindow(() -> shell.getScene().getWindow().hide());
        return null;
    }

    private static void onWindow(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            action.run();
            done.countDown();
        });
        done.await();
    }

    private static void fail(Throwable cause) {
        System.err.println("The window could not be rehearsed: " + cause);
        Runtime.getRuntime().halt(1);
    }
}
