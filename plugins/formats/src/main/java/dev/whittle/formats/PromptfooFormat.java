package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import java.util.List;

/// A `promptfooconfig.yaml`: the chat with its variables, the model with its parameters, and one test
/// with the sample values. Reads what people write too, as long as it stands in the file itself.
public final class PromptfooFormat implements TemplateFormat {
    @Override
    public String id() {
        return "promptfoo";
    }

    @Override
    public String displayName() {
        return "promptfoo configuration";
    }

    @Override
    public String extension() {
        return "yaml";
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
