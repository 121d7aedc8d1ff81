package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Prompty: YAML front matter, then Jinja with a line such as `system:` above each message. Version 2 is
/// written (`model.id`, `model.options`, `inputs`), version 1 is read, too (`model.configuration`,
/// `model.parameters`, `sample`).
public final class PromptyFormat implements TemplateFormat {
    private static final Pattern ROLE = Pattern
            .compile("^[ \\t]*+#?+[ \\t]*+(system|developer|user|assistant)[ \\t]*+:[ \\t]*+$",
                    Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Language LANGUAGE = new Jinja();

    @Override
    public String id() {
        return "prompty";
    }

    @Override
    public String displayName() {
        return "Prompty";
    }

    @Override
    public String extension() {
        return "prompty";
    }

    @Override
    public boolean recognises(String content) {
        return content.startsWith("---\n") && content.contains("\nmodel:\n") && ROLE.matcher(content).find();
    }

    @Override
    public Template held(Template template) {
        Prompt prompt = new Prompt(template.prompt().messages(), valuesOf(template));
        return new Template(template.name(), template.description(), prompt, template.provider(), template.model(),
                template.parameters());
    }

    // Values of variables that no message mentions are no inputs.
    private static SequencedMap<String, String> valuesOf(Template template) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        template.prompt().variables().forEach(name -> {
            String value = template.prompt().values().get(name);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    @Override
    public String write(Template template) throws FormatException {
        LANGUAGE.checkNames(template.prompt().variables());
        Map<String, Object> matter = new LinkedHashMap<>();
        matter.put("name", template.name());
        if (!template.description().isEmpty()) {
            matter.put("description", template.description());
        }
        Map<String, Object> model = new LinkedHashMap<>();
        Settings.put(model, "id", template.model());
        Settings.put(model, "provider", template.provider());
        Map<String, Object> options = options(template.parameters());
        if (!options.isEmpty()) {
            model.put("options", options);
        }
        if (!model.isEmpty()) {
            matter.put("model", model);
        }
        List<Map<String, Object>> inputs = new ArrayList<>();
        template.prompt().variables().forEach(name -> {
            Map<String, Object> input = new LinkedHashMap<>();
            input.put("name", name);
            input.put("kind", "string");
            Settings.put(input, "default", template.prompt().values().get(name));
            inputs.add(input);
        });
        for (String value : valuesOf(template).values()) {
            if (value.contains("${")) {
                throw new FormatException("A value holds ${, which Prompty would replace by an environment variable or "
                        + "a file; take it out of the value before exporting.");
            }
        }
        if (!inputs.isEmpty()) {
            matter.put("inputs", inputs);
        }
        Map<String, Object> language = new LinkedHashMap<>();
        language.put("format", Map.of("kind", "jinja2"));
        language.put("parser", Map.of("kind", "prompty"));
        matter.put("template", language);
        StringBuilder file = new StringBuilder("---\n").append(YamlWriter.write(matter)).append("---\n");
        int number = 0;
        for (Message message : template.prompt().messages()) {
            file.append(number++ == 0 ? "" : "\n").append(message.role().id()).append(":\n")
                    .append(body(message.text(), number)).append('\n');
        }
        return FileText.bounded(file.toString());
    }

    private static Map<String, Object> options(Parameters parameters) {
        Map<String, Object> options = new LinkedHashMap<>();
        Settings.put(options, "temperature", parameters.temperature());
        Settings.put(options, "maxOutputTokens", parameters.maxTokens());
        Settings.put(options, "topP", parameters.topP());
        Settings.put(options, "seed", parameters.seed());
        if (!parameters.stop().isEmpty()) {
            options.put("stopSequences", parameters.stop());
        }
        return options;
    }

    private static String body(String text, int number) throws FormatException {
        if (!MarkdownMessages.everyCharStays(text)) {
            throw new FormatException("Message %,d holds a control character, which the file would not keep; delete it."
                    .formatted(number));
        }
        if (text.isEmpty() || FileText.beginsBlank(text) || FileText.endsBlank(text)) {
            throw new FormatException(
                    "Message %,d is empty or begins or ends with blanks, which Prompty drops; trim it."
                            .formatted(number));
        }
        String body = LANGUAGE.write(text);
        if (ROLE.matcher(body).find()) {
            throw new FormatException("Message %,d has a line such as \"user:\", which Prompty takes for the beginning "
                    .formatted(number) + "of a message; change it.");
        }
        return body;
    }

    @Override
    public Template read(String content) throws FormatException {
        FrontMatter file = FrontMatter.split(FileText.normal(content));
        Yaml.Mapping matter = file.values();
        Yaml.Mapping model = matter.get("model") instanceof Yaml.Mapping mapping
                ? mapping
                : Yaml.mapping(null, "model");
        Yaml.Mapping configuration = Yaml.mapping(model.get("configuration"), "configuration");
        String id = Yaml.textOrNull(first(model.get("id"), configuration.get("azure_deployment"),
                configuration.get("name"), configuration.get("model")), "the model's id");
        String provider = Yaml.textOrNull(first(model.get("provider"), configuration.get("type")), "provider");
        return new Template(Yaml.text(matter.get("name"), "name"), Yaml.text(matter.get("description"), "description"),
                new Prompt(messages(file), values(matter)), provider == null ? null : provider(provider), id,
                parameters(model));
    }

    // Version 1 calls Azure otherwise.
    private static String provider(String name) {
        return name.equals("azure_openai") ? "azure" : name;
    }

    private static @Nullable Yaml first(@Nullable Yaml... values) {
        for (Yaml value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static Parameters parameters(Yaml.Mapping model) throws FormatException {
        Yaml.Mapping options = Yaml.mapping(first(model.get("options"), model.get("parameters")),
                "the model's options");
        return Settings.parameters(model.line(), Settings.number(options.get("temperature"), "temperature"),
                Settings.whole(first(options.get("maxOutputTokens"), options.get("max_tokens")), "maxOutputTokens"),
                Settings.number(first(options.get("topP"), options.get("top_p")), "topP"),
                Settings.whole(options.get("seed"), "seed"),
                Settings.texts(first(options.get("stopSequences"), options.get("stop")), "stopSequences"));
    }

    private static SequencedMap<String, String> values(Yaml.Mapping matter) throws FormatException {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        if (matter.get("inputs") instanceof Yaml.Items(_, var inputs)) {
            for (Yaml input : inputs) {
                Yaml.Mapping one = Yaml.mapping(input, "an input");
                String value = Yaml.textOrNull(first(one.get("default"), one.get("sample"), one.get("example")),
                        "an input's value");
                if (value != null) {
                    values.put(Yaml.text(one.get("name"), "an input's name"), value);
                }
            }
        }
        if (matter.get("sample") instanceof Yaml.Mapping sample) {
            for (var entry : sample.entries().entrySet()) {
                values.put(entry.getKey(), Yaml.text(entry.getValue(), "a sample's value"));
            }
        }
        return values;
    }

    private static List<Message> messages(FrontMatter file) throws FormatException {
        List<Message> messages = new ArrayList<>();
        Matcher role = ROLE.matcher(file.body());
        String before = file.body();
        if (role.find()) {
            before = file.body().substring(0, role.start());
            for (boolean more = true; more;) {
                String name = role.group(1);
                int start = role.end();
                more = role.find();
                String text = file.body().substring(start, more ? role.start() : file.body().length()).strip();
                messages.add(message(name, text, messages.size() + 1));
            }
        }
        if (!before.isBlank()) {
            // Prompty takes text without a role for the system's.
            messages.addFirst(message("system", before.strip(), 1));
        }
        return messages;
    }

    private static Message message(String role, String text, int number) throws FormatException {
        Role known = role.equalsIgnoreCase("developer") ? Role.SYSTEM : Role.of(role);
        return new Message(known, LANGUAGE.read(text, "Message %,d".formatted(number)));
    }
}
