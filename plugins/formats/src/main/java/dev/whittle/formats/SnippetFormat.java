package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.FormatKind;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A short program that sends the request, with nothing but what the language brings along. The key comes from
/// the environment; it never stands in the file. The body is JSON between two marks, by which it is read back.
abstract class SnippetFormat implements TemplateFormat {
    private final String before;
    private final String after;

    SnippetFormat(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /// What stands before the body, ending with the mark.
    abstract String head(Endpoint endpoint);

    /// What stands behind the body, beginning with the mark.
    abstract String tail();

    /// The body as it stands in the program.
    ///
    /// @throws FormatException if the language cannot hold it
    String literal(String json) throws FormatException {
        return json;
    }

    /// The body out of the program.
    String json(String literal) {
        return literal;
    }

    /// The headers, each made by a format of its name and its value, in which `%s` stands for the key.
    static String headers(Endpoint endpoint, String format, String separator) {
        return endpoint.headers().entrySet().stream()
                .map(header -> format.formatted(header.getKey(), header.getValue()))
                .collect(Collectors.joining(separator));
    }

    @Override
    public FormatKind kind() {
        return FormatKind.SNIPPET;
    }

    @Override
    public Template held(Template template) {
        return Endpoint.wire(template.provider()).held(template.prompt(), template);
    }

    @Override
    public String write(Template template) throws FormatException {
        Endpoint endpoint = Endpoint.of(template.provider(), template.model());
        JsonNode body = endpoint.wire().body(template.prompt(), template, java.util.Map.of());
        return FileText.bounded(head(endpoint) + literal(Json.write(body).stripTrailing()) + tail());
    }

    @Override
    public Template read(String content) throws FormatException {
        String text = FileText.normal(content);
        int start = text.indexOf(before);
        int end = text.lastIndexOf(after);
        if (start < 0 || end < start + before.length()) {
            throw new FormatException("This is no program of the kind \"%s\".".formatted(displayName()));
        }
        ChatWire wire = Endpoint.wireAt(text.substring(0, start));
        JsonNode body = Json.read(json(text.substring(start + before.length(), end)));
        if (!body.path(wire.list()).isArray()) {
            throw new FormatException("The body in this program has no list of \"%s\".".formatted(wire.list()));
        }
        return wire.read(body, new KeptFields());
    }
}
