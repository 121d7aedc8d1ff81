package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// One template as a promptfoo configuration: the chat as JSON text, because promptfoo escapes values
/// inside JSON and nowhere else.
final class PromptfooWriter {
    private static final Pattern ENVIRONMENT = Pattern.compile("\\benv\\.|env\\[");
    private static final Pattern MENTION = Pattern.compile("\\{\\{\\s*\\w+\\s*\\}\\}");

    private final Template template;
    private final PromptfooNames names;
    private final Map<String, Object> metadata = new LinkedHashMap<>();

    private PromptfooWriter(Template template) {
        this.template = template;
        Set<String> all = new LinkedHashSet<>(template.prompt().variables());
        all.addAll(template.prompt().values().keySet());
        template.cases().forEach(one -> all.addAll(one.keySet()));
        this.names = new PromptfooNames(all);
    }

    static String write(Template template) throws FormatException {
        return new PromptfooWriter(template).write();
    }

    private String write() throws FormatException {
        Map<String, Object> config = new LinkedHashMap<>();
        if (!template.description().isEmpty()) {
            config.put("description", template.description());
        }
        Map<String, Object> prompt = new LinkedHashMap<>();
        prompt.put("label", template.name());
        prompt.put("raw", new YamlWriter.Block(raw()));
        config.put("prompts", List.of(prompt));
        String note = "";
        PromptfooProvider.Named provider = provider();
        if (provider == null) {
            config.put("providers", List.of("echo"));
            note = "# The provider \"echo\" only repeats the prompt; put the id of your model in its place.\n";
        } else {
            config.put("providers", List.of(provider(provider)));
        }
        if (template.cases().isEmpty()) {
            config.put("tests", new ArrayList<>(List.of(test(template.prompt().values()))));
        } else {
            config.put("defaultTest", test(template.prompt().values()));
            List<Object> tests = new ArrayList<>();
            for (Map<String, String> one : template.cases()) {
                tests.add(test(one));
            }
            config.put("tests", tests);
        }
        if (!names.changed().isEmpty()) {
            List<Map<String, String>> renamed = new ArrayList<>();
            names.changed().forEach((inFile, name) -> {
                Map<String, String> pair = new LinkedHashMap<>();
                pair.put("name", name);
                pair.put("as", inFile);
                renamed.add(pair);
            });
            metadata.put("variables", renamed);
        }
        if (!metadata.isEmpty()) {
            config.put("metadata", new LinkedHashMap<>(Map.of("whittle", metadata)));
        }
        for (Map.Entry<String, String> field : template.kept().of(PromptfooFormat.ID).entrySet()) {
            keep(config, JsonPointer.compile(field.getKey()), Json.read(field.getValue()));
        }
        return "# yaml-language-server: $schema=https://promptfoo.dev/config-schema.json\n" + note
                + YamlWriter.write(config);
    }

    private String raw() {
        String raw = json(false);
        return mentionsEnvironment(raw) ? json(true) : raw;
    }

    // promptfoo looks for {{ env.X }} before it parses the JSON, so braces written as \\u007b are safe.
    private String json(boolean hidden) {
        List<String> messages = new ArrayList<>();
        for (Message message : template.prompt().messages()) {
            String text = Quoted.json(Nunjucks.write(message.text(), names::toFile));
            messages.add("  {\n    \"role\": \"%s\",\n    \"content\": %s\n  }".formatted(message.role().id(),
                    hidden ? text.replace("{% raw %}{{", "{% raw %}\\u007b\\u007b") : text));
        }
        return "[\n" + String.join(",\n", messages) + "\n]";
    }

    // What promptfoo replaces by environment variables anywhere in a configuration, raw blocks included.
    private static boolean mentionsEnvironment(String text) {
        for (int start = text.indexOf("{{"); start >= 0;) {
            int end = text.indexOf("}}", start + 2);
            if (end < 0) {
                return false;
            }
            if (ENVIRONMENT.matcher(text).region(start, end).find()) {
                return true;
            }
            start = text.indexOf("{{", end + 2);
        }
        return false;
    }

    // The provider with its model, or null where promptfoo has no id for them.
    private PromptfooProvider.@Nullable Named provider() {
        String id = template.provider();
        String model = template.model();
        if (id != null && model != null) {
            PromptfooProvider known = PromptfooProvider.of(id);
            var named = known == null ? null : new PromptfooProvider.Named(known, model);
            if (named != null && named.equals(PromptfooProvider.parse(named.id()))) {
                return named;
            }
        }
        Settings.put(metadata, "provider", id);
        Settings.put(metadata, "model", model);
        Map<String, Object> parameters = Settings.write(template.parameters());
        if (!parameters.isEmpty()) {
            metadata.put("parameters", parameters);
        }
        return null;
    }

    private Map<String, Object> provider(PromptfooProvider.Named named) {
        Parameters parameters = template.parameters();
        Map<String, Object> config = named.provider().config(parameters);
        if (parameters.seed() != null && named.provider().seed() == null) {
            metadata.put("parameters", Map.of("seed", parameters.seed()));
        }
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("id", named.id());
        if (!config.isEmpty()) {
            written.put("config", config);
        }
        return written;
    }

    // Puts a field back where it was read.
    @SuppressWarnings("unchecked") // Every map and list is made here.
    private static void keep(Map<String, Object> config, JsonPointer place, JsonNode value) throws FormatException {
        Object parent = config;
        for (JsonPointer at = place; !at.tail().matches(); at = at.tail()) {
            int index = at.getMatchingIndex();
            parent = switch (parent) {
                case Map<?, ?> map ->
                    ((Map<String, Object>) map).computeIfAbsent(at.getMatchingProperty(), _ -> new LinkedHashMap<>());
                case List<?> list when index >= 0 && index < list.size() -> list.get(index);
                default ->
                    throw new FormatException("The field %s was read with a test that is no longer there; drop it."
                            .formatted(Quoted.brief(place.toString())));
            };
        }
        if (parent instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).put(place.last().getMatchingProperty(), Json.plain(value));
        }
    }

    private Map<String, Object> test(Map<String, String> values) throws FormatException {
        Map<String, Object> vars = new LinkedHashMap<>();
        boolean listed = false;
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (mentionsEnvironment(value.getValue())) {
                throw new FormatException("The value of \"%s\" holds {{ env. }}, which promptfoo would replace by "
                        .formatted(Quoted.brief(value.getKey()))
                        + "environment variables, keys among them; take it out of the value before exporting.");
            }
            boolean list = changes(value.getValue());
            listed |= list;
            vars.put(names.toFile(value.getKey()), list ? List.of(value.getValue()) : value.getValue());
        }
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("vars", vars);
        if (listed) {
            test.put("options", Map.of("disableVarExpansion", true));
        }
        return test;
    }

    // promptfoo opens values that name files, drops a last line end and fills variables inside values; it
    // leaves a list of one alone, and renders it as the text in it.
    private static boolean changes(String value) {
        return value.startsWith("file://") || value.startsWith("package:") || value.endsWith("\n")
                || MENTION.matcher(value).find();
    }
}
