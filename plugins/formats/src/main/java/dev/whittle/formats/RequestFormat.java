package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.FormatKind;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import tools.jackson.databind.JsonNode;

/// A request body in a file of its own, with every value filled in.
abstract class RequestFormat implements TemplateFormat {
    private final ChatWire wire;

    RequestFormat(ChatWire wire) {
        this.wire = wire;
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public FormatKind kind() {
        return FormatKind.REQUEST;
    }

    @Override
    public boolean recognises(String content) {
        return wire.isBody(Json.orMissing(content));
    }

    @Override
    public Template held(Template template) {
        Template held = wire.held(template.prompt(), template);
        return template.kept().of(id()).isEmpty() ? held : held.withKept(template.kept());
    }

    @Override
    public String write(Template template) throws FormatException {
        return FileText
                .bounded(Json.write(wire.body(template.prompt(), template, template.kept().of(id()))));
    }

    @Override
    public Template read(String content) throws FormatException {
        JsonNode body = Json.read(FileText.normal(content));
        if (!body.path(wire.list()).isArray()) {
            throw new FormatException("This is no %s: it has no list of \"%s\".".formatted(displayName(), wire.list()));
        }
        KeptFields kept = new KeptFields();
        return wire.read(body, kept).withKept(kept.kept(id()));
    }
}
