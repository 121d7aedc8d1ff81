package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A Markdown file with YAML front matter (`name`, `description`, `provider`, `model`, `parameters`,
/// `variables` with their values) and one heading a message: `# system`, `# user` or `# assistant`.
///
/// A message is the text between its heading and the next, without the blank lines around it. Where that
/// would lose something, the message is one fenced block instead:
///  - ` ```exact ` holds the text character by character, the last line end excepted, behind a fence
///    longer than any in the text: for blank lines and blanks at the ends, and for lines that look like
///    a message's heading;
///  - ` ```exact-json ` holds a JSON list of strings that are put together: for carriage returns,
///    control characters and halves of surrogate pairs, which files and editors change.
///
/// When reading, the first heading of a role sets the level (`##` is as good as `#`); a file without one
/// is one user message. Names of headings and blanks around them are taken generously.
public final class MarkdownFormat implements TemplateFormat {
    @Override
    public String id() {
        return "markdown";
    }

    @Override
    public String displayName() {
        return "Markdown with front matter";
    }

    @Override
    public String extension() {
        return "md";
    }

    @Override
    public String write(Template template) throws FormatException {
        Map<String, Object> matter = new LinkedHashMap<>();
        matter.put("name", template.name());
        if (!template.description().isEmpty()) {
            matter.put("description", template.description());
        }
        Settings.put(matter, "provider", template.provider());
        Settings.put(matter, "model", template.model());
        Map<String, Object> parameters = Settings.write(template.parameters());
        if (!parameters.isEmpty()) {
            matter.put("parameters", parameters);
        }
        if (!template.prompt().values().isEmpty()) {
            matter.put("variables", template.prompt().values());
        }
        StringBuilder file = new StringBuilder("---\n").append(YamlWriter.write(matter)).append("---\n");
        file.append(MarkdownMessages.write(template.prompt().messages()));
        return FileText.bounded(file.toString());
    }

    @Override
    public Template read(String content) throws FormatException {
        FrontMatter file = FrontMatter.split(FileText.normal(content));
        Yaml.Mapping matter = file.values();
        Yaml settings = matter.get("parameters") == null ? matter.get("config") : matter.get("parameters");
        List<Message> messages = MarkdownMessages.read(file.body(), file.linesBefore());
        return new Template(
                Yaml.text(matter.get("name"), "name"), Yaml.text(matter.get("description"), "description"),
                new Prompt(messages, values(matter)), Yaml.textOrNull(matter.get("provider"), "provider"),
                Yaml.textOrNull(matter.get("model"), "model"), Settings.read(Yaml.mapping(settings, "parameters")));
    }

    private static SequencedMap<String, String> values(Yaml.Mapping matter) throws FormatException {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (var entry : Yaml.mapping(matter.get("variables"), "variables").entries().entrySet()) {
            values.put(entry.getKey(), Yaml.text(entry.getValue(), "the value of " + Quoted.brief(entry.getKey())));
        }
        return values;
    }
}
