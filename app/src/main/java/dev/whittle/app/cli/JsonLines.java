package dev.whittle.app.cli;

import dev.whittle.app.problem.Problem;
import dev.whittle.catalog.JsonFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Bulk work for programs: one JSON object a line in, one out, in the same order, each written as soon as it is known
/// and those before it are. The `id` of a line, text or number, comes back with its answer. A bad line is answered by
/// `{"id", "error"}` and the others go on.
final class JsonLines {
    // An id comes back digit for digit; a double would round it.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    private final Terminal terminal;
    private final BoundedLines lines;
    private final Work work;
    private long asked;
    private long bad;
    private boolean held = true;

    /// What is done with one line.
    interface Work {
        /// Answers one line.
        ///
        /// @param answer to be filled; it has the line's id
        /// @return false if a gate failed
        /// @throws IllegalArgumentException if the line is bad; the message is one sentence
        boolean answer(JsonNode line, ObjectNode answer) throws InterruptedException;

        /// Whether [#answer] takes long and may be called by several threads at once.
        default boolean shared() {
            return false;
        }
    }

    /// A line as it was read.
    ///
    /// @param fault why it could not be
    private record Line(long number, String text, @Nullable IllegalArgumentException fault) {
        JsonNode node() {
            if (fault != null) {
                throw fault;
            }
            JsonNode node;
            try {
                node = JSON.readTree(text);
            } catch (JacksonException | NumberFormatException e) {
                throw new IllegalArgumentException("it is not JSON: " + JsonFault.reason(e), e);
            }
            if (!node.isObject()) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            return node;
        }
    }

    /// What came of a line.
    private record Answered(ObjectNode json, boolean bad, boolean held) {}

    private JsonLines(Terminal terminal, InputStream in, Work work) {
        this.terminal = terminal;
        lines = new BoundedLines(in);
        this.work = work;
    }

    /// Answers all lines of a file, or of standard input if it is null or `-`, and gives the exit code.
    static int run(Terminal terminal, @Nullable Path file, Work work) throws IOException, InterruptedException {
        if (file == null || TextInput.isStandardInput(file)) {
            return new JsonLines(terminal, terminal.in(), work).run();
        }
        TextInput.requireFile(file);
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("\"%s\" is a folder; give a file of JSON lines.".formatted(file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new JsonLines(terminal, in, work).run();
        }
    }

    private int run() throws IOException, InterruptedException {
        if (work.shared() && WORKERS > 1) {
            besideEachOther();
        } else {
            oneByOne();
        }
        if (bad > 0) {
            terminal.say("%,d of %,d lines could not be used; their answers say why.".formatted(bad, asked));
            return Cli.BAD_INPUT;
        }
        return held ? Cli.GOOD : Cli.GATE_FAILED;
    }

    private void oneByOne() throws IOException, InterruptedException {
        for (Line line = next(); line != null; line = open() ? next() : null) {
            write(answered(line));
        }
    }

    // Lines are read ahead on a thread of their own, so that a program that waits for an answer before it sends the
    // next line gets it.
    private void besideEachOther() throws IOException, InterruptedException {
        BlockingQueue<Future<Optional<Answered>>> ahead = new ArrayBlockingQueue<>(2 * WORKERS);
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Thread.ofPlatform().daemon().factory())) {
            Thread reader = Thread.ofPlatform().daemon().start(() -> readAhead(workers, ahead));
            try {
                Optional<Answered> answer = taken(ahead.take());
                while (answer.isPresent()) {
                    write(answer.get());
                    answer = open() ? taken(ahead.take()) : Optional.empty();
                }
            } finally {
                reader.interrupt();
                workers.shutdownNow();
            }
        }
    }

    private void readAhead(ExecutorService workers, BlockingQueue<Future<Optional<Answered>>> ahead) {
        try {
            try {
                for (Line line = next(); line != null; line = next()) {
                    Line own = line;
                    ahead.put(workers.submit(() -> Optional.of(answered(own))));
                }
                ahead.put(CompletableFuture.completedFuture(Optional.empty()));
            } catch (IOException | RuntimeException e) {
                ahead.put(CompletableFuture.failedFuture(e));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody waits for answers any more
        }
    }

    private static Optional<Answered> taken(Future<Optional<Answered>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    // Flushes; false when nobody reads any more, as after `| head`.
    private boolean open() {
        return !terminal.out().checkError();
    }

    private void write(Answered answer) {
        terminal.printLine(answer.json());
        asked++;
        bad += answer.bad() ? 1 : 0;
        held &= answer.held();
    }

    // The next line that is not blank, null behind the last.
    private @Nullable Line next() throws IOException {
        try {
            String text = lines.next();
            while (text != null && text.isBlank()) {
                text = lines.next();
            }
            return text == null ? null : new Line(lines.number(), text, null);
        } catch (IllegalArgumentException e) {
            return new Line(lines.number(), "", e);
        }
    }

    private Answered answered(Line line) throws InterruptedException {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        try {
            JsonNode node = line.node();
            JsonNode id = node.path("id");
            if (id.isString() || id.isNumber()) {
                answer.set("id", id);
            } else if (!id.isMissingNode() && !id.isNull()) {
                throw new IllegalArgumentException("its id is neither text nor a number");
            }
            ObjectNode whole = answer.deepCopy();
            boolean holds = work.answer(node, whole);
            return new Answered(whole, false, holds);
        } catch (IllegalArgumentException e) {
            String why = Problem.line(String.valueOf(e.getMessage()));
            return new Answered(answer.put("error",
                    "Line %d: %s%s".formatted(line.number(), why, why.endsWith(".") ? "" : ".")), true, true);
        }
    }

    /// A field that may be left out: null says the same.
    static boolean has(JsonNode node, String field) {
        return !node.path(field).isMissingNode() && !node.path(field).isNull();
    }

    /// The text of a field.
    ///
    /// @throws IllegalArgumentException if there is none
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("\"%s\" is missing or no text".formatted(field));
        }
        return value.stringValue();
    }
}
