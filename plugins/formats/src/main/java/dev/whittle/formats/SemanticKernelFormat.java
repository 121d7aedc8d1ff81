package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Kept;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A prompt of Semantic Kernel, as its `PromptTemplateConfig` holds it: a template of `<message>`s, its input
/// variables and the settings of one service.
abstract class SemanticKernelFormat implements TemplateFormat {
    private static final Pattern MESSAGE = Pattern
            .compile("\\s*<message\\s+role\\s*=\\s*([\"'])(\\w+)\\1\\s*>([^<]*+)</message\\s*>\\s*");
    private static final Set<String> SETTINGS = Set.of("model_id", "temperature", "max_tokens", "top_p",
            "stop_sequences");
    private static final SemanticKernel LANGUAGE = new SemanticKernel();

    /// The file of a prompt.
    abstract String print(ObjectNode config) throws FormatException;

    /// The prompt of a file.
    abstract JsonNode parse(String content) throws FormatException;

    @Override
    public Template held(Template template) {
        List<Message> messages = template.prompt().messages().stream()
                .map(message -> message.withText(LANGUAGE.held(message.text()))).toList();
        Parameters parameters = ChatWire.signless(template.parameters(), template.parameters().maxTokens(), null);
        Kept kept = template.kept().of(id()).isEmpty() ? Kept.NONE : template.kept();
        return new Template(template.name(), template.description(),
                new Prompt(messages, values(template.prompt())), null, template.model(), parameters).withKept(kept);
    }

    // Values of variables that no message mentions are no inputs.
    private static SequencedMap<String, String> values(Prompt prompt) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        prompt.variables().forEach(name -> {
            String value = prompt.values().get(name);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    @Override
    public String write(Template template) throws FormatException {
        Prompt prompt = template.prompt();
        LANGUAGE.checkNames(prompt.variables());
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (Message message : prompt.messages()) {
            text.append("<message role=\"%s\">".formatted(message.role().id()))
                    .append(body(message.text(), ++number)).append("</message>\n");
        }
        ObjectNode config = Json.object().put("name", template.name());
        if (!template.description().isEmpty()) {
            config.put("description", template.description());
        }
        config.put("template_format", "semantic-kernel").put("template", text.toString());
        ArrayNode inputs = config.putArray("input_variables");
        for (String name : prompt.variables()) {
            ObjectNode input = inputs.addObject().put("name", name);
            String value = prompt.values().get(name);
            if (value == null) {
                input.put("is_required", true);
            } else {
                input.put("default", value);
            }
        }
        ObjectNode settings = settings(template);
        if (!settings.isEmpty()) {
            config.putObject("execution_settings").set("default", settings);
        }
        KeptFields.put(template.kept().of(id()), config);
        return FileText.bounded(print(config));
    }

    private ObjectNode settings(Template template) {
        ObjectNode settings = Json.object();
        if (template.model() != null) {
            settings.put("model_id", template.model());
        }
        Parameters held = held(template).parameters();
        ChatWire.put(settings, "temperature", held.temperature());
        if (held.maxTokens() != null) {
            settings.put("max_tokens", held.maxTokens());
        }
        ChatWire.put(settings, "top_p", held.topP());
        ChatWire.put(settings, "stop_sequences", held.stop());
        return settings;
    }

    private static String body(String text, int number) throws FormatException {
        if (!MarkdownMessages.everyCharStays(text)) {
            throw new FormatException("Message %,d holds a carriage return, a control character or half a character, "
                    .formatted(number) + "which XML does not keep; delete it.");
        }
        if (text.isEmpty() || FileText.beginsBlank(text) || FileText.endsBlank(text)) {
            throw new FormatException(
                    "Message %,d is empty or begins or ends with blanks, which Semantic Kernel drops; trim it."
                            .formatted(number));
        }
        return LANGUAGE.write(text);
    }

    @Override
    public Template read(String content) throws FormatException {
        JsonNode config = parse(FileText.normal(content));
        JsonNode template = config.path("template");
        if (!template.isString()) {
            throw new FormatException("This is no prompt of Semantic Kernel: it has no \"template\" of text.");
        }
        KeptFields kept = new KeptFields();
        kept.add("", config, Set.of("name", "description", "template_format", "template", "input_variables",
                "execution_settings"));
        JsonNode services = config.path("execution_settings");
        JsonNode settings = services.path("default");
        if (services.isObject()) {
            kept.add("/execution_settings", services, Set.of("default"));
        }
        if (settings.isObject()) {
            kept.add("/execution_settings/default", settings, SETTINGS);
        }
        Prompt prompt = new Prompt(messages(template.asString(), config.path("template_format").asString("")),
                defaults(config.path("input_variables"), kept));
        return new Template(text(config.path("name")), text(config.path("description")), prompt, null,
                ChatWire.model(settings.path("model_id")),
                ChatWire.parameters(ChatWire.number(settings, "temperature"), ChatWire.whole(settings, "max_tokens"),
                        ChatWire.number(settings, "top_p"), null, ChatWire.texts(settings, "stop_sequences")))
                .withKept(kept.kept(id()));
    }

    private static SequencedMap<String, String> defaults(JsonNode inputs, KeptFields kept) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (JsonNode input : inputs) {
            if (input.isObject()) {
                kept.add("/input_variables/" + number, input, Set.of("name", "default", "is_required"));
                JsonNode value = input.path("default");
                if (!value.isMissingNode() && !value.isNull() && !value.isContainer()) {
                    values.put(text(input.path("name")), value.asString());
                }
            }
            number++;
        }
        return values;
    }

    private static List<Message> messages(String template, String language) throws FormatException {
        boolean chat = template.contains("<message");
        if (language.equals("handlebars") && !chat && !template.contains("{{#message")) {
            return List.of(Message.user(new Handlebars().read(template, "The template")));
        }
        if (!language.isEmpty() && !language.equals("semantic-kernel")) {
            throw new FormatException("The template is in \"%s\"; Whittle reads Semantic Kernel's own language, and "
                    .formatted(Quoted.brief(language)) + "Handlebars without messages.");
        }
        if (!chat) {
            return template.isBlank() ? List.of() : List.of(Message.user(plain(template)));
        }
        List<Message> messages = new ArrayList<>();
        Matcher message = MESSAGE.matcher(template);
        int end = 0;
        while (end < template.length()) {
            if (!message.region(end, template.length()).lookingAt()) {
                throw new FormatException("Behind message %,d stands something other than <message role=\"...\">text"
                        .formatted(messages.size()) + "</message>; Whittle holds messages of text.");
            }
            messages.add(new Message(RoleName.read(message.group(2), "Message %,d".formatted(messages.size() + 1)),
                    LANGUAGE.read(message.group(3).strip(), "Message %,d".formatted(messages.size() + 1))));
            end = message.end();
        }
        return messages;
    }

    private static String plain(String template) throws FormatException {
        TextWithVariables into = new TextWithVariables("The template");
        LANGUAGE.read(template, into, false);
        return into.text();
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || value.isContainer() || value.isNull() ? "" : value.asString("");
    }
}
