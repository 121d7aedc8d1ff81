package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.RandomTemplates;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes templates with what they must render to, a line of JSON each, for engines that are not Java's:
/// what is in src/engines, which no build compiles, renders and compares them.
final class EngineCorpus {
    private static final List<String> LANGUAGES = List.of("mustache", "handlebars", "jinja", "f-string");

    private EngineCorpus() {}

    /// @param arguments the file to write
    public static void main(String[] arguments) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : LANGUAGES) {
            Language language = language(name);
            List<String> texts = Stream.concat(EnginesTest.NASTY.stream(), RandomTemplates.of(12, 3000)
                    .flatMap(template -> template.prompt().messages().stream()).map(Message::text)).toList();
            for (int i = 0; i < texts.size(); i++) {
                add(name, language, texts.get(i), EnginesTest.VALUES.get(i % EnginesTest.VALUES.size()), lines);
            }
        }
        for (TemplateFormat format : List.of(new DotpromptFormat(), new LangChainFormat(),
                new SemanticKernelYamlFormat(),
                new SemanticKernelJsonFormat(), new BamlFormat())) {
            RandomTemplates.of(13, 3000).forEach(template -> add(format, template, lines));
        }
        Files.write(Path.of(arguments[0]), lines);
    }

    private static Language language(String name) {
        return switch (name) {
            case "mustache" -> new Mustache();
            case "handlebars" -> new Handlebars();
            case "jinja" -> new Jinja();
            default -> new FString();
        };
    }

    // A chat in a file of its own: expected is a list of roles and texts.
    private static void add(TemplateFormat format, Template template, List<String> lines) {
        Map<String, String> flat = new LinkedHashMap<>();
        Map<String, Object> nested = new HashMap<>();
        Prompt prompt = template.prompt();
        if (prompt.messages().isEmpty() || prompt.messages().stream()
                .anyMatch(message -> !MarkdownMessages.everyCharStays(message.text()))) {
            return;
        }
        try {
            String file = format.write(template);
            prompt.variables().forEach(name -> {
                flat.put(name, "a <b>\n\"c\"");
                EnginesTest.nest(name, "a <b>\n\"c\"", nested);
            });
            List<List<String>> expected = new Prompt(prompt.messages(), flat).rendered().stream()
                    .map(message -> List.of(message.role().id(), message.text())).toList();
            ObjectNode line = Json.object().put("language", format.id()).put("template", file)
                    .put("expected", JsonMapper.shared().writeValueAsString(expected));
            line.putPOJO("values", nested);
            lines.add(JsonMapper.shared().writeValueAsString(line));
        } catch (FormatException _) {
            // What the format refuses is not what this is about.
        }
    }

    private static void add(String name, Language language, String text, String value, List<String> lines) {
        var names = Variables.in(List.of(Message.user(text)));
        if (!MarkdownMessages.everyCharStays(text) || text.isEmpty()) {
            return;
        }
        try {
            language.checkNames(names);
            Map<String, String> flat = new LinkedHashMap<>();
            Map<String, Object> nested = new HashMap<>();
            names.forEach(variable -> {
                flat.put(variable, value);
                EnginesTest.nest(variable, value, nested);
            });
            ObjectNode line = Json.object().put("language", name).put("template", language.write(text))
                    .put("expected", Variables.fill(text, flat));
            line.putPOJO("values", nested);
            lines.add(JsonMapper.shared().writeValueAsString(line));
        } catch (FormatException _) {
            // A name the language has no place for, which is not what this is about.
        }
    }
}
