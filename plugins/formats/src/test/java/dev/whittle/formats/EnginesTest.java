package dev.whittle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.jknack.handlebars.EscapingStrategy;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.samskivert.mustache.Mustache.Compiler;
import dev.langchain4j.model.input.PromptTemplate;
import dev.whittle.format.FormatException;
import dev.whittle.format.contract.RandomTemplates;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Variables;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stringtemplate.v4.ST;

/// What the engines themselves make of our templates: the text Whittle renders, to the character.
final class EnginesTest {
    private static final Compiler MUSTACHE = com.samskivert.mustache.Mustache.compiler();
    private static final com.github.jknack.handlebars.Handlebars HANDLEBARS = new com.github.jknack.handlebars.Handlebars()
            .with(EscapingStrategy.NOOP);
    private static final Jinjava JINJAVA = new Jinjava(
            JinjavaConfig.newBuilder().withNestedInterpretationEnabled(false).build());

    interface Rendering {
        String render(String template, Map<String, Object> values) throws IOException;
    }

    record Engine(String name, Language language, Rendering rendering) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Engine> engines() {
        return List.of(
                new Engine("jmustache", new Mustache(),
                        (template, values) -> MUSTACHE.compile(template).execute(values)),
                new Engine("handlebars.java", new Handlebars(),
                        (template, values) -> HANDLEBARS.compileInline(template).apply(values)),
                new Engine("jinjava", new Jinja(), JINJAVA::render),
                new Engine("ST4", new StringTemplate('<', '>'), (template, values) -> st(new ST(template), values)),
                new Engine("ST4 as in Spring AI", new StringTemplate('{', '}'),
                        (template, values) -> st(new ST(template, '{', '}'), values)),
                new Engine("LangChain4j", new DoubleBraces(),
                        (template, values) -> PromptTemplate.from(template).apply(flat(values)).text()));
    }

    // LangChain4j takes a name with dots as it is.
    private static Map<String, Object> flat(Map<String, Object> values) {
        Map<String, Object> flat = new HashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof Map<?, ?> parts) {
                flat(named(parts)).forEach((part, inner) -> flat.put(name + "." + part, inner));
            } else {
                flat.put(name, value);
            }
        });
        return flat;
    }

    @SuppressWarnings("unchecked") // Every map is made here.
    private static Map<String, Object> named(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private static String st(ST template, Map<String, Object> values) {
        values.forEach(template::add);
        return template.render();
    }

    static final List<String> NASTY = List.of("{{x}}", "a {{x}} b", "{\"a\": {\"b\": 1}} {{x}}", "{{ x }}",
            "{ {{x}} }", "\\{{x}}", "\\\\{{x}}", "\\\\\\{{x}} \\", "{{", "{{{", "{{{{", "{{{{{ {{x}}",
            "\\{{ \\\\{{ \\\\\\{{",
            "{{#if y}}a{{/if}} {{x}}", "{{{x}}}", "{{>p}} {{^x}} {{&x}} {{!x}} {{=<% %>=}}", "<%x%> {{x}}", "  {{x}}",
            "\n\t{{x}}\n", "a\n  - {{x}}\n  - {{y}}", " {{x}} {{y}}", "   \n {{x}}", "{% if x %}a{% endif %} {{x}}",
            "{# note #} {{x}} #}", "{% raw %}{{x}}{% endraw %}", "{%- x -%}", "<x> </x> <b>{{x}}</b>",
            "$x ${x} %s {0} {x}",
            "a\\n\\t\\\\ {{x}}", "\\<x> \\{x} \\}", "}}{{x}}{{", "}} {{x}} }}", "&<>\"' {{x}}", "\n\n{{x}}\n\n",
            "{{x}}\n",
            "# Title\n## {{x}}\n\n| a | b |", "```json\n{\"x\": [{\"y\": {}}]}\n```\n{{x}}", "{{x}}{{y}}",
            "{{x}}\n{{y}}\n", "{{x}} {\n");

    static final List<String> VALUES = List.of("plain", "a\nb\n\nc", "<b>&amp;\"'`=",
            "{{y}} {y} <y> $1 \\1 {% y %}",
            "  blanks  ", "{\"k\": [1]}");

    @ParameterizedTest
    @MethodSource("engines")
    void theEngineRendersWhatWhittleRenders(Engine engine) throws Exception {
        int rendered = 0;
        for (String text : NASTY) {
            for (String value : VALUES) {
                rendered += isTheSame(engine, text, value);
            }
        }
        for (String text : RandomTemplates.of(11, 3000).flatMap(template -> template.prompt().messages().stream())
                .map(Message::text).toList()) {
            rendered += isTheSame(engine, text, VALUES.get(rendered % VALUES.size()));
        }
        assertThat(rendered).as("texts that were written")
                .isGreaterThan(engine.name().equals("LangChain4j") ? 500 : 800);
    }

    // Answers 1 if the text could be written.
    private static int isTheSame(Engine engine, String text, String value) throws IOException {
        SequencedSet<String> names = Variables.in(List.of(Message.user(text)));
        String template;
        try {
            engine.language().checkNames(names);
            template = engine.language().write(text);
        } catch (FormatException _) {
            return 0;
        }
        // handlebars.java knows neither a doubled backslash nor a literal {{ that is never closed; handlebars.js, the
        // reference, knows both, see check-engines.mjs. LangChain4j takes no blank template.
        boolean unknown = engine.name().equals("handlebars.java") && template.contains("\\{{");
        if (unknown || !MarkdownMessages.everyCharStays(text) || template.isBlank()) {
            return 0;
        }
        Map<String, String> flat = new HashMap<>();
        Map<String, Object> nested = new HashMap<>();
        new LinkedHashSet<>(names).forEach(name -> {
            flat.put(name, value);
            nest(name, value, nested);
        });
        assertThat(engine.rendering().render(template, nested)).as("%s: %s", engine, template)
                .isEqualTo(Variables.fill(text, flat));
        return 1;
    }

    static void nest(String name, String value, Map<String, Object> into) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            into.put(name, value);
        } else {
            Object parts = into.computeIfAbsent(name.substring(0, dot), _ -> new HashMap<String, Object>());
            nest(name.substring(dot + 1), value, named((Map<?, ?>) parts));
        }
    }
}
