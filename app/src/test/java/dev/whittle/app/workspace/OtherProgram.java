package dev.whittle.app.workspace;

import dev.whittle.optimizer.experiment.matrix.StoreException;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a second Java does with the workspace. It says what was acknowledged, one line each, every line
/// ended by a full stop, so that a line cut short by a kill is not taken for another number.
final class OtherProgram {
    private OtherProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "type" -> type(file, Integer.parseInt(arguments[2]));
            case "versions" -> versions(file, Integer.parseInt(arguments[2]));
            case "open" -> open(file);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void type(Path file, int from) throws WorkspaceException, StoreException {
        try (Workspace workspace = Workspace.open(file)) {
            Replies run = workspace.matrices().replies(workspace.matrices().start("run", "{}"), false);
            for (int number = from;; number++) {
                workspace.drafts().save(Fixture.draft(text(number)));
                say("draft " + number);
                if (number % 3 == 0) {
                    PromptVersion saved = workspace.prompts().save("p", Prompt.of(Message.user(text(number))), "");
                    say("version " + saved.number());
                    workspace.labels().move("production", saved.ref());
                    say("label " + saved.number());
                    workspace.prompts().note(saved.ref(), "note " + number);
                    say("note " + saved.number());
                }
                if (number % 2 == 0) {
                    run.keep(Fixture.key(number), Fixture.TARGET, Fixture.kept("reply " + number));
                    say("reply " + number);
                }
                if (number % 5 == 0) {
                    var experiment = Fixture.experiment("e" + number, text(number), Fixture.NOW,
                            Fixture.finished("answer " + number, "0.01"));
                    workspace.experiments().save(experiment);
                    say("experiment " + experiment.id());
                }
            }
        }
    }

    static String text(int number) {
        return "typed so far ".repeat(200) + "#" + number;
    }

    private static void versions(Path file, int count) throws WorkspaceException {
        try (Workspace workspace = Workspace.open(file)) {
            for (int i = 0; i < count; i++) {
                Prompt prompt = Prompt.of(Message.user("by process " + ProcessHandle.current().pid() + ": " + i));
                say("version " + workspace.prompts().save("p", prompt, "").number());
            }
        }
    }

    private static void open(Path file) {
        try (Workspace workspace = Workspace.open(file)) {
            say("opened " + workspace.file());
        } catch (WorkspaceException e) {
            say(e.kind() + " " + e.getMessage());
        }
    }

    private static void say(String line) {
        System.out.print(line + ".\n");
        System.out.flush();
    }

    /// Starts it, with a temporary folder of its own: a killed Java leaves SQLite's library there.
    static Process start(Path temporary, List<String> prefix, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"),
                OtherProgram.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    static List<String> output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                .filter(line -> line.endsWith(".")).map(line -> line.substring(0, line.length() - 1)).toList();
    }
}
