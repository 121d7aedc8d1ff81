package dev.whittle.app.cli;

import dev.whittle.app.problem.Problem;
import dev.whittle.catalog.JsonFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Bulk work for programs: one JSON object a line in, one out, in the same order, each written before the
/// next is read. The `id` of a line, text or number, comes back with its answer. A bad line is answered by
/// `{"id", "error"}` and the others go on.
final class JsonLines {
    // An id comes back digit for digit; a double would round it.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

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
    }

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
        // checkError flushes; it is true when nobody reads any more, as after `| head`.
        boolean more = true;
        while (more && !terminal.out().checkError()) {
            more = next();
        }
        if (bad > 0) {
            terminal.say("%,d of %,d lines could not be used; their answers say why.".formatted(bad, asked));
            return Cli.BAD_INPUT;
        }
        return held ? Cli.GOOD : Cli.GATE_FAILED;
    }

    private boolean next() throws IOException, InterruptedException {
        try {
            String line = lines.next();
            if (line == null) {
                return false;
            }
            if (!line.isBlank()) {
                answer(line);
            }
        } catch (IllegalArgumentException e) {
            refuse(JsonMapper.shared().createObjectNode(), e);
        }
        return true;
    }

    private void answer(String line) throws InterruptedException {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException | NumberFormatException e) {
            throw new IllegalArgumentException("it is not JSON: " + JsonFault.reason(e), e);
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        JsonNode id = node.path("id");
        if (id.isString() || id.isNumber()) {
            answer.set("id", id);
        } else if (!id.isMissingNode() && !id.isNull()) {
            throw new IllegalArgumentException("its id is neither text nor a number");
        }
        try {
            ObjectNode whole = answer.deepCopy();
            held &= work.answer(node, whole);
            terminal.printLine(whole);
            asked++;
        } catch (IllegalArgumentException e) {
            refuse(answer, e);
        }
    }

    private void refuse(ObjectNode answer, IllegalArgumentException cause) {
        bad++;
        asked++;
        String why = Problem.line(String.valueOf(cause.getMessage()));
        terminal.printLine(
                answer.put("error", "Line %d: %s%s".formatted(lines.number(), why, why.endsWith(".") ? "" : ".")));
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
