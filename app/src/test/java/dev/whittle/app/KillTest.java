package dev.whittle.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.workspace.Draft;
import dev.whittle.app.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class KillTest {
    @TempDir
    private Path folder;

    @Test
    void aKilledWindowLosesNothingTypedMoreThanTwoSecondsBefore() throws Exception {
        Process program = start(" Written just before the kill.");
        try (BufferedReader out = program.inputReader()) {
            assertThat(out.readLine()).isEqualTo("typed");
        } finally {
            program.destroyForcibly();
        }
        assertThat(program.waitFor()).as("killed, not ended").isNotZero();

        try (Workspace workspace = Workspace.open(folder.resolve("home/workspace.db"))) {
            assertThat(workspace.drafts().latest()).map(Draft::prompt).get()
                    .satisfies(prompt -> assertThat(prompt.messages().getFirst().text())
                            .endsWith(" Written just before the kill."));
        }
    }

    // With the flags of this Java, the module path and the headless platform among them; a killed Java leaves
    // SQLite's library in its temporary folder.
    private Process start(String text) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-javaagent") && !flag.startsWith("-agentlib")).forEach(command::add);
        command.addAll(List.of("-XX:+UseSerialGC", "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")),
                "-cp", System.getProperty("java.class.path"), KilledProgram.class.getName(),
                folder.resolve("home").toString(), text));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
