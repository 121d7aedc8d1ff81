package dev.whittle.app.workspace;

import dev.whittle.prompt.Chunk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a first start shows: the triage prompt of a made-up product's support team, as long-winded as such
/// prompts are, with its help-centre articles. The files stand in `dev/whittle/app/sample`.
public final class SampleProject {
    private static final String FOLDER = "/dev/whittle/app/sample/";

    /// The name of the file of sample cases.
    public static final String CASES = "cases.csv";

    private SampleProject() {}

    /// Tickets for the sample's prompt, with what is expected of the answers.
    public static String cases() {
        return text(CASES);
    }

    /// The sample as a draft of its own; nothing is saved.
    public static Draft draft() {
        JsonNode project = JsonMapper.shared().readTree(text("project.json"));
        List<Chunk> context = new ArrayList<>();
        for (JsonNode chunk : project.required("context")) {
            context.add(new Chunk(string(chunk, "id"), string(chunk, "title"), text(string(chunk, "file")).strip(),
                    string(chunk, "source")));
        }
        return new Draft(
                string(project, "name"),
                prompt(project, context),
                WorkloadJson.read(project.required("workload")),
                string(project, "modelKey"),
                context,
                string(project, "question"),
                project.required("budget").intValue(),
                List.of());
    }

    private static Prompt prompt(JsonNode project, List<Chunk> context) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : project.required("messages")) {
            messages.add(new Message(Role.of(string(message, "role")), text(string(message, "file"))));
        }
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put("product", string(project, "product"));
        values.put("context", packed(project.required("packed"), context));
        values.put("ticket", text(string(project, "ticket")).strip());
        return new Prompt(messages, values);
    }

    private static String packed(JsonNode ids, List<Chunk> context) {
        List<String> wanted = new ArrayList<>();
        ids.forEach(id -> wanted.add(id.stringValue()));
        return context.stream().filter(chunk -> wanted.contains(chunk.id()))
                .map(chunk -> chunk.title() + "\n\n" + chunk.text())
                .collect(Collectors.joining("\n\n"));
    }

    private static String string(JsonNode node, String field) {
        return node.required(field).stringValue();
    }

    private static String text(String name) {
        try (InputStream in = SampleProject.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The sample file %s is missing from the jar.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
