package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Kept;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A `promptfooconfig.yaml`: the chat with its variables, the model with its parameters, and a test a case, or one
/// with the sample values. Reads what people write too, as long as it stands in the file itself.
public final class PromptfooFormat implements TemplateFormat {
    static final String ID = "promptfoo";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "promptfoo configuration";
    }

    @Override
    public String extension() {
        return "yaml";
    }

    // The values of the first case are also the prompt's own.
    @Override
    public Template held(Template template) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        template.kept().of(ID).forEach((place, value) -> fields.put(place, Json.normal(value)));
        return template.withPrompt(template.prompts().getFirst()).withKept(new Kept(ID, fields));
    }

    @Override
    public String write(Template template) throws FormatException {
        return FileText.bounded(PromptfooWriter.write(template));
    }

    @Override
    public Template read(String content) throws FormatException {
        return readAll(content).getFirst();
    }

    @Override
    public List<Template> readAll(String content) throws FormatException {
        return PromptfooReader.read(FileText.normal(content));
    }
}
