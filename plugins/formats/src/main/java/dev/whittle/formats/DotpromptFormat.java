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

/// Dotprompt, as Genkit loads it: YAML front matter, then Handlebars with `{{role "user"}}` before each
/// message. Blanks around a message are parted from it by the tildes of Handlebars.
public final class DotpromptFormat implements TemplateFormat {
    private static final Pattern ROLE = Pattern
            .compile("(?<!\\\\)\\{\\{(~?)[ \\t]*role[ \\t]+[\"'](system|user|model)[\"'][ \\t]*(~?)\\}\\}");
    private static final Language LANGUAGE = new Handlebars();

    @Override
    public String id() {
        return "dotprompt";
    }

    @Override
    public String displayName() {
        return "Dotprompt (Genkit)";
    }

    @Override
    public String extension() {
        return "prompt";
    }

    @Override
    public boolean recognises(String content) {
        return ROLE.matcher(content).find();
    }

    @Override
    public Template held(Template template) {
        Named named = Named.parse(Named.text(template.provider(), template.model()));
        return new Template(template.name(), template.description(), template.prompt(), named.provider(),
                named.model(), template.parameters());
    }

    /// Genkit's name of a model, which begins with its plugin's.
    private record Named(@Nullable String provider, @Nullable String model) {
        static @Nullable String text(@Nullable String provider, @Nullable String model) {
            boolean fits = provider != null && provider.matches("[a-z0-9-]+");
            return model == null || !fits ? model : ("google".equals(provider) ? "googleai" : provider) + "/" + model;
        }

        static Named parse(@Nullable String text) {
            int slash = text == null ? -1 : text.indexOf('/');
            if (text == null || slash <= 0 || !text.substring(0, slash).matches("[a-z0-9-]+")) {
                return new Named(null, text);
            }
            String plugin = text.substring(0, slash);
            return new Named(plugin.equals("googleai") ? "google" : plugin, text.substring(slash + 1));
        }
    }

    @Override
    public String write(Template template) throws FormatException {
        LANGUAGE.checkNames(template.prompt().variables());
        Map<String, Object> matter = new LinkedHashMap<>();
        matter.put("name", template.name());
        if (!template.description().isEmpty()) {
            matter.put("description", template.description());
        }
        Settings.put(matter, "model", Named.text(template.provider(), template.model()));
        Parameters parameters = template.parameters();
        Map<String, Object> config = new LinkedHashMap<>();
        Settings.put(config, "temperature", parameters.temperature());
        Settings.put(config, "maxOutputTokens", parameters.maxTokens());
        Settings.put(config, "topP", parameters.topP());
        Settings.put(config, "seed", parameters.seed());
        if (!parameters.stop().isEmpty()) {
            config.put("stopSequences", parameters.stop());
        }
        if (!config.isEmpty()) {
            matter.put("config", config);
        }
        Map<String, Object> input = new LinkedHashMap<>();
        Map<String, Object> schema = new LinkedHashMap<>();
        template.prompt().variables().stream().filter(name -> name.indexOf('.') < 0)
                .forEach(name -> schema.put(name, "string"));
        if (!schema.isEmpty()) {
            input.put("schema", schema);
        }
        if (!template.prompt().values().isEmpty()) {
            input.put("default", template.prompt().values());
        }
        if (!input.isEmpty()) {
            matter.put("input", input);
        }
        return FileText.bounded("---\n" + YamlWriter.write(matter) + "---\n" + body(template.prompt().messages()));
    }

    private static String body(List<Message> messages) throws FormatException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < messages.size(); i++) {
            String text = messages.get(i).text();
            boolean last = i == messages.size() - 1;
            if (!MarkdownMessages.everyCharStays(text)) {
                throw new FormatException(
                        "Message %,d holds a control character, which the file would not keep; delete it."
                                .formatted(i + 1));
            }
            if (text.isBlank() || (last && FileText.endsBlank(text))) {
                throw new FormatException("Message %,d is blank or ends the file with blanks, which Dotprompt drops; "
                        .formatted(i + 1) + "trim it.");
            }
            boolean parted = i > 0 && !FileText.endsBlank(messages.get(i - 1).text());
            boolean begins = !FileText.beginsBlank(text);
            body.append(parted ? "\n\n{{~" : "{{").append("role \"").append(role(messages.get(i).role())).append('"')
                    .append(begins ? "~}}\n" : "}}").append(LANGUAGE.write(text));
        }
        return body.append(messages.isEmpty() ? "" : "\n").toString();
    }

    private static String role(Role role) {
        return role == Role.ASSISTANT ? "model" : role.id();
    }

    @Override
    public Template read(String content) throws FormatException {
        FrontMatter file = FrontMatter.split(FileText.normal(content));
        Yaml.Mapping matter = file.values();
        Named named = Named.parse(Yaml.textOrNull(matter.get("model"), "model"));
        Yaml.Mapping config = Yaml.mapping(matter.get("config"), "config");
        Parameters parameters = Settings.parameters(config.line(),
                Settings.number(config.get("temperature"), "temperature"),
                Settings.whole(config.get("maxOutputTokens"), "maxOutputTokens"),
                Settings.number(config.get("topP"), "topP"), Settings.whole(config.get("seed"), "seed"),
                Settings.texts(config.get("stopSequences"), "stopSequences"));
        SequencedMap<String, String> values = new LinkedHashMap<>();
        Yaml.Mapping input = Yaml.mapping(matter.get("input"), "input");
        for (var entry : Yaml.mapping(input.get("default"), "the defaults of input").entries().entrySet()) {
            values.put(entry.getKey(), Yaml.text(entry.getValue(), "a default value"));
        }
        return new Template(Yaml.text(matter.get("name"), "name"), Yaml.text(matter.get("description"), "description"),
                new Prompt(messages(file.body().strip()), values), named.provider(), named.model(), parameters);
    }

    private static List<Message> messages(String body) throws FormatException {
        List<Message> messages = new ArrayList<>();
        Matcher marker = ROLE.matcher(body);
        String role = "user";
        int start = 0;
        boolean begins = false;
        while (marker.find()) {
            add(messages, role, part(body.substring(start, marker.start()), begins, !marker.group(1).isEmpty()));
            role = marker.group(2);
            begins = !marker.group(3).isEmpty();
            start = marker.end();
        }
        add(messages, role, part(body.substring(start), begins, false));
        return messages;
    }

    private static String part(String text, boolean dropLeading, boolean dropTrailing) {
        String led = dropLeading ? text.stripLeading() : text;
        return dropTrailing ? led.stripTrailing() : led;
    }

    private static void add(List<Message> messages, String role, String text) throws FormatException {
        if (!text.isBlank()) {
            Role known = role.equals("model") ? Role.ASSISTANT : Role.of(role);
            messages.add(
                    new Message(known, LANGUAGE.read(text, "Message %,d".formatted(messages.size() + 1))));
        }
    }
}
