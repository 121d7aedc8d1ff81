package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In a Java of its own, as the launcher starts it: what it loads can be read from the log of classes.
final class NoWindowTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void aCommandThatIsFedByAPipeWorksAndLoadsNoClassOfJavaFx() throws IOException, InterruptedException {
        Path out = home.resolve("out.txt");
        Path prompt = Files.writeString(home.resolve("p.txt"), "Answer in order to help.");
        Process child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:class+load",
                "-cp", System.getProperty("java.class.path"),
                "-Dwhittle.home=" + home, "dev.whittle.app.Main", "optimize", "--json")
                .redirectInput(prompt.toFile())
                .redirectOutput(out.toFile()).redirectErrorStream(true).start();

        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String log = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(log).contains("dev.whittle.app.cli.OptimizeCommand ").contains("\"tokens_after\"")
                .doesNotContain(" javafx.").doesNotContain(" com.sun.javafx.");
        assertThat(child.exitValue()).isZero();
    }
}
