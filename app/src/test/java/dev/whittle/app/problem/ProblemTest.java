package dev.whittle.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.document.DocumentException;
import dev.whittle.format.FormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProblemTest {
    static Stream<Throwable> madeForPeople() {
        String sentence = "It did not work; try another file.";
        return Stream.of(new DocumentException(sentence), new FormatException(sentence),
                new IllegalArgumentException(sentence));
    }

    @ParameterizedTest
    @MethodSource("madeForPeople")
    void anExceptionMadeForPeopleKeepsItsSentence(Throwable cause) {
        assertThat(Problem.of(cause)).isEqualTo(new Problem("It did not work; try another file.", "", cause));
    }

    @Test
    void aWorkspaceThatCannotBeOpenedSpeaksForItself() {
        WorkspaceException cause = catchThrowableOfType(WorkspaceException.class,
                () -> Workspace.open(Path.of("/no/such/folder/w.db")));

        assertThat(Problem.of(cause)).isEqualTo(new Problem(String.valueOf(cause.getMessage()), "", cause));
    }

    static Stream<Throwable> anything() {
        return Stream.of(new NoSuchFileException("/a/b.txt"), new AccessDeniedException("/a/b.txt"),
                new FileSystemException("/a/b.txt", null, "Read-only file system"),
                new FileSystemException("/a/b.txt"), new FileAlreadyExistsException("/a/b.txt"),
                new IOException("No space left on device"), new IOException(),
                new UncheckedIOException(new IOException("No space left on device")),
                new IllegalArgumentException(), new IllegalStateException("x"), new OutOfMemoryError(),
                new StackOverflowError(), new NullPointerException());
    }

    @ParameterizedTest
    @MethodSource("anything")
    void whateverHappensThePersonReadsWholeSentencesAndWhatToDo(Throwable cause) {
        Problem problem = Problem.of(cause);

        assertThat(problem.text()).endsWith(".").doesNotContain("null", "..", "\n");
        assertThat(problem.title()).endsWith(".");
        assertThat(problem.whatToDo()).endsWith(".");
        assertThat(problem.cause()).isNotNull();
    }

    @Test
    void aFileProblemNamesTheFile() {
        assertThat(Problem.of(new NoSuchFileException("/a/b.txt")).title()).contains("/a/b.txt");
        assertThat(Problem.of(new AccessDeniedException("/a/b.txt")).title()).contains("/a/b.txt");
        assertThat(Problem.of(new FileSystemException("/a/b.txt")).title()).contains("/a/b.txt");
    }

    @Test
    void aFullDiskIsSaidAndNotCalledAFaultOfWhittle() {
        IOException full = new IOException("No space left on device");

        assertThat(Problem.of(full).title()).contains("No space left on device").doesNotContain("Whittle");
        assertThat(Problem.of(new UncheckedIOException(full))).isEqualTo(Problem.of(full));
    }

    @Test
    void whatASentenceQuotesOfAFileNeitherSteersATerminalNorFillsIt() {
        String quoted = "\u001B[31m\u009Bred\n" + "x".repeat(50_000);
        assertThat(
                Problem.of(new IllegalArgumentException("The column \"%s\" is unknown; remove it.".formatted(quoted)))
                        .title())
                .startsWith("The column \"?[31m?red?xxx").contains(" … ").endsWith("\" is unknown; remove it.")
                .hasSizeLessThan(1_000);
    }
}
