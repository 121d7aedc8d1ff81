package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.FormatKind;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request a case, for a vendor's batch at half the price. Requests are called `case-1`, `case-2` and so on.
abstract class BatchFormat implements TemplateFormat {
    private final ChatWire wire;
    private final int most;

    /// @param most how many requests the vendor takes in one file
    BatchFormat(ChatWire wire, int most) {
        this.wire = wire;
        this.most = most;
    }

    /// A request with what the vendor wants around it.
    abstract ObjectNode envelope(String id, ObjectNode body);

    /// The body in an envelope; missing if it is none.
    abstract JsonNode body(JsonNode envelope);

    /// The file of all envelopes; a line each unless the vendor wants another.
    String file(List<ObjectNode> envelopes) {
        StringBuilder lines = new StringBuilder();
        envelopes.forEach(envelope -> lines.append(Json.line(envelope)).append('\n'));
        return lines.toString();
    }

    /// The envelopes in a file.
    ///
    /// @throws FormatException if it is not JSON
    List<JsonNode> envelopes(String file) throws FormatException {
        List<JsonNode> envelopes = new ArrayList<>();
        int line = 0;
        for (int start = 0; start < file.length();) {
            int end = file.indexOf('\n', start);
            String text = file.substring(start, end < 0 ? file.length() : end);
            if (!text.isBlank()) {
                envelopes.add(Json.read(text, line));
            }
            checkNumber(envelopes.size());
            line++;
            start = end < 0 ? file.length() : end + 1;
        }
        return envelopes;
    }

    @Override
    public String extension() {
        return "jsonl";
    }

    @Override
    public FormatKind kind() {
        return FormatKind.BATCH;
    }

    @Override
    public boolean recognises(String content) {
        int end = content.indexOf('\n');
        return body(Json.orMissing(end < 0 ? content : content.substring(0, end))).isObject();
    }

    @Override
    public Template held(Template template) {
        Template held = wire.held(template.prompts().getFirst(), template);
        return template.kept().of(id()).isEmpty() ? held : held.withKept(template.kept());
    }

    @Override
    public String write(Template template) throws FormatException {
        List<Prompt> cases = template.prompts();
        checkNumber(cases.size());
        List<ObjectNode> envelopes = new ArrayList<>();
        for (Prompt one : cases) {
            envelopes.add(envelope("case-" + (envelopes.size() + 1),
                    wire.body(one, template, template.kept().of(id()))));
        }
        return FileText.bounded(file(envelopes));
    }

    private void checkNumber(int requests) throws FormatException {
        if (requests > most) {
            throw new FormatException("%s takes at most %,d requests in one file; split the cases."
                    .formatted(displayName(), most));
        }
    }

    @Override
    public Template read(String content) throws FormatException {
        return readAll(content).getFirst();
    }

    @Override
    public List<Template> readAll(String content) throws FormatException {
        List<Template> all = new ArrayList<>();
        for (JsonNode envelope : envelopes(FileText.normal(content))) {
            JsonNode body = body(envelope);
            if (!body.path(wire.list()).isArray()) {
                throw new FormatException("Request %,d is none of the kind \"%s\"."
                        .formatted(all.size() + 1, displayName()));
            }
            KeptFields kept = new KeptFields();
            all.add(wire.read(body, kept).withKept(kept.kept(id())));
        }
        if (all.isEmpty()) {
            throw new FormatException("There is no request in this file.");
        }
        return all;
    }
}
