package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.RandomTemplates;
import dev.whittle.format.contract.TemplateFormatContract;
import dev.whittle.fuzz.Damage;
import dev.whittle.fuzz.FuzzRun;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// Damaged files for every reader: each is read, or refused with a [FormatException]; what is read is written
/// and read again, and must be the same then.
final class ReaderFuzz {
    /// Files of other tools, which ours would never write.
    private static final List<String> FOREIGN = List.of(
            "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"name\": \"a\", \"content\": [{\"type\": \"text\", \"text\": \"a\","
                    + " \"cache_control\": {\"type\": \"ephemeral\"}}, {\"type\": \"text\", \"text\": \"b\"}]}], \"tools\": [{\"x\": 1.50}]}",
            "{\"system\": [{\"type\": \"text\", \"text\": \"s\", \"cache_control\": {}}], \"messages\": [], \"metadata\": {\"user_id\": \"u\"}}",
            "{\"system_instruction\": {\"parts\": [{\"text\": \"s\"}]}, \"contents\": [{\"parts\": [{\"text\": \"a\", \"x\": []}]}],"
                    + " \"generation_config\": {\"max_output_tokens\": 5, \"x\": 1e400}, \"safetySettings\": [{}]}",
            "a {{#if x}}b{{/if}} {{! note }} {{&y}} {{{z}}} \\{{ \\\\{{w}} {{!-- }} --}}\n  {{! alone }}\nend",
            "{{=<% %>=}}<% a %> {{ }} <%={{ }}=%> {{{b}}}", "{% raw %}{{ a }}{% endraw %} {# c #} {{ d.e }}",
            "{a} {{b}} }} {c:>3}", "\\<a> <b> <\\n> \\\\ \\}", """
                    ---
                    name: n
                    model:
                      api: chat
                      configuration:
                        type: azure_openai
                      parameters:
                        max_tokens: 5
                    sample:
                      q: w
                    ---
                    system:
                    You {{q}}

                    user:
                    hi
                    """,
            "---\nmodel: googleai/g\nconfig: {temperature: 0.5}\ninput: {default: {a: b}}\n---\n{{role \"system\"}}\ns {{a}}\n{{~role 'user'~}}\nu",
            "{\"_type\": \"prompt\", \"input_variables\": [\"a\"], \"template\": \"say {a}\"}",
            "User: hi\nAssistant: hello\nUser said:\nmore {{x}}\n## Assistant: yes",
            "[{\"title\": \"t\", \"current_node\": \"b\", \"mapping\": {\"a\": {\"parent\": null, \"message\": {\"author\":"
                    + " {\"role\": \"user\"}, \"content\": {\"content_type\": \"text\", \"parts\": [\"hi\"]}}},"
                    + " \"b\": {\"parent\": \"a\", \"message\": {\"author\": {\"role\": \"assistant\"}, \"content\":"
                    + " {\"content_type\": \"text\", \"parts\": [\"ho\"]}}}}}]",
            "{\"input\": [{\"role\": \"user\", \"content\": \"a\"}], \"ideal\": \"b\"}\n{\"input\": \"c\", \"ideal\": [\"d\"]}",
            "{\"messages\": [{\"role\": \"user\", \"content\": \"a\"}, {\"role\": \"assistant\", \"content\": \"b\", \"weight\": 1}]}\n",
            "{\"model\": \"m\", \"instructions\": \"s\", \"input\": [{\"role\": \"user\", \"content\": [{\"type\": \"input_text\","
                    + " \"text\": \"a\"}]}], \"max_output_tokens\": 5, \"top_p\": 1e400}",
            "{\"evalId\": \"e\", \"results\": {\"prompts\": [{\"raw\": \"hi {{x}}\", \"label\": \"l\"}], \"results\":"
                    + " [{\"vars\": {\"x\": [1]}}]}}",
            "client<llm> C {\n  provider openai\n  options { model \"m\" temperature 0.5 stop [\"a\\n\"] }\n}\n// c\nfunction F(a: string)"
                    + " -> R {\n  client C\n  prompt ##\"\n    {{ _.role('user') }} {{ a }} {{ ctx.output_format }}\n  \"##\n}\n",
            "name: n\ntemplate_format: semantic-kernel\ntemplate: |\n  <message role=\"user\">a &lt; {{$b}} {{\"{{\"}}</message>\n"
                    + "input_variables: [{name: b, default: 1.50}]\nexecution_settings: {default: {model_id: m, x: 1}}\n",
            "{\"type\": \"text\", \"name\": \"n\", \"prompt\": \"hi {{a}}\", \"labels\": [\"production\"], \"config\": {\"model\": \"m\"}}");

    private final List<TemplateFormat> formats = ServiceLoader.load(TemplateFormat.class).stream()
            .map(ServiceLoader.Provider::get).toList();
    private final List<String> valid = new ArrayList<>(FOREIGN);

    ReaderFuzz(long seed) {
        List<Template> templates = Stream.concat(Stream.of(TemplateFormatContract.everyday()),
                RandomTemplates.of(seed, 40)).toList();
        for (TemplateFormat format : formats) {
            for (Template template : templates) {
                try {
                    String file = format.write(template);
                    if (!file.isEmpty() && file.length() < 5_000) {
                        valid.add(file);
                    }
                } catch (FormatException _) {
                    // A template this format does not hold is no valid file of it.
                }
            }
        }
    }

    /// All formats as one: any of them gets any file.
    FuzzRun.Target target() {
        return new FuzzRun.Target("prompts", 1, this::isRead);
    }

    private boolean isRead(Damage damage) {
        TemplateFormat format = damage.any(formats);
        String input = damage.text(damage.any(valid), valid);
        try {
            format.recognises(input);
            return isStable(format, input);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("%s on %s".formatted(format.id(), Quoted.json(input)), e);
        }
    }

    private static boolean isStable(TemplateFormat format, String input) {
        Template once;
        try {
            once = format.read(input);
        } catch (FormatException e) {
            return FuzzRun.refused(e);
        }
        String written;
        try {
            written = format.write(once);
        } catch (FormatException _) {
            return true;
        }
        try {
            Template twice = format.read(written);
            if (!twice.equals(format.held(once))) {
                throw new AssertionError("%s read %s as%n%s%nand then as%n%s".formatted(format.id(), Quoted.json(input),
                        format.held(once), twice));
            }
        } catch (FormatException e) {
            throw new AssertionError("%s refuses what it wrote: %s".formatted(format.id(), written), e);
        }
        return true;
    }

    /// The recorded run; the arguments are those of [FuzzRun#record].
    public static void main(String[] arguments) throws InterruptedException {
        FuzzRun.record(List.of(new ReaderFuzz(Long.parseLong(arguments[1])).target()), arguments);
    }
}
