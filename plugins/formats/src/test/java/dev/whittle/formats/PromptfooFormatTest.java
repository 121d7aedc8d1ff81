package dev.whittle.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.format.FormatException;
import dev.whittle.format.Kept;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.TemplateFormatContract;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class PromptfooFormatTest extends TemplateFormatContract {
    @Override
    protected TemplateFormat format() {
        return new PromptfooFormat();
    }

    // The only thing it refuses: values promptfoo would fill with environment variables.
    @Override
    protected boolean mayRefuse(Template template) {
        return template.prompt().values().values().stream()
                .anyMatch(value -> value.matches("(?s).*\\{\\{.*env[.\\[].*\\}\\}.*"));
    }

    private Template read(String yaml) throws FormatException {
        return format().read(yaml);
    }

    private void isRefused(String yaml, String... words) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOfSatisfying(FormatException.class, e -> {
            isASentence(e);
            assertThat(e.getMessage()).contains(words);
        });
    }

    private JsonNode written(Template template) throws FormatException {
        return new YAMLMapper().readTree(format().write(template));
    }

    // Read by Jackson, as a program would; the shape is that of promptfoo's configuration reference.
    @Test
    void theFileHasThePromptTheModelWithItsParametersAndOneTest() throws FormatException {
        JsonNode config = written(everyday());
        assertThat(config.path("description").asString()).isEqualTo("Sorts tickets: bug, question or praise");
        assertThat(config.at("/prompts/0/label").asString()).isEqualTo("Ticket triage");
        JsonNode chat = JsonMapper.shared().readTree(config.at("/prompts/0/raw").asString());
        assertThat(chat.findValuesAsString("role")).containsExactly("system", "user", "assistant", "user");
        assertThat(chat.at("/1/content").asString()).isEqualTo("Ticket:\n{{ticket}}");
        assertThat(config.at("/providers/0/id").asString()).isEqualTo("openai:chat:gpt-6-luna");
        assertThat(config.at("/providers/0/config")).isEqualTo(JsonMapper.shared().readTree("""
                {"temperature": 0.2, "max_tokens": 400, "max_completion_tokens": 400, "top_p": 0.95, "seed": 42,
                 "stop": ["\\n\\n", "END"]}"""));
        assertThat(config.path("tests")).hasSize(1);
        assertThat(config.at("/tests/0/vars/product").asString()).isEqualTo("Kettle 3000");
    }

    @ParameterizedTest
    @CsvSource({"openai,gpt-6-luna,openai:chat:gpt-6-luna",
        "anthropic,claude-sonnet-5,anthropic:messages:claude-sonnet-5",
        "google,gemini-3-flash,google:gemini-3-flash", "mistral,mistral-large-latest,mistral:mistral-large-latest",
        "deepseek,deepseek-chat,deepseek:deepseek-chat", "xai,grok-5,xai:grok-5",
        "ollama,llama3:8b,ollama:chat:llama3:8b",
        "openrouter,meta/llama-4,openrouter:meta/llama-4"})
    void aModelIsWrittenUnderPromptfoosName(String provider, String model, String id) throws FormatException {
        Template template = new Template("", "", Prompt.of(Message.user("hi")), provider, model, Parameters.DEFAULT);
        assertThat(written(template).at("/providers/0/id").asString()).isEqualTo(id);
        assertThat(read(format().write(template))).isEqualTo(template);
    }

    @Test
    void aModelPromptfooDoesNotKnowIsKeptBesideTheEchoProvider() throws FormatException {
        Template template = new Template("", "", Prompt.of(Message.user("hi")), "acme", "a-1",
                new Parameters(0.5, null, null, null, List.of()));
        assertThat(written(template).path("providers").get(0).asString()).isEqualTo("echo");
        assertThat(read(format().write(template))).isEqualTo(template);
    }

    // What Nunjucks makes of these was seen by running promptfoo 0.121.20, see formats.md 2.1.
    @Test
    void whatNunjucksWouldActOnIsProtected() {
        assertThat(Nunjucks.write("a {{#if x}} {{x}} {% y %} {# z #} {{{x}}} #} {\"a\":{\"b\":1}} {{", name -> name))
                .isEqualTo("a {% raw %}{{#if x}}{% endraw %} {{x}} {% raw %}{% y %}{% endraw %} "
                        + "{% raw %}{# z #}{% endraw %} {% raw %}{{{% endraw %}{x}}} {% raw %}#}{% endraw %} "
                        + "{\"a\":{\"b\":1}} {% raw %}{{{% endraw %}");
    }

    @Test
    void namesNunjucksWouldCalculateWithAreReplacedAndKept() throws FormatException {
        Template template = new Template("", "",
                new Prompt(List.of(Message.user("{{first-name}} {{user.name}} {{true}}")),
                        Map.of("first-name", "Ada")),
                null, null, Parameters.DEFAULT);
        JsonNode config = written(template);
        assertThat(config.at("/prompts/0/raw").asString()).contains("{{first_name}} {{user_name}} {{v_true}}");
        assertThat(config.at("/tests/0/vars/first_name").asString()).isEqualTo("Ada");
        assertThat(read(format().write(template))).isEqualTo(template);
    }

    @Test
    void noEnvironmentVariableGetsIntoAPrompt() throws FormatException {
        String written = format().write(template("{{#each env.PATH}} {{ env.OPENAI_API_KEY }} {{ env.A | upper }}"));
        assertThat(written.replaceAll("(?s).*raw: \\|-", ""))
                .doesNotContainPattern("\\{\\{[^}]*env\\.[^}]*}}.*metadata");
        assertThat(written.substring(0, written.indexOf("metadata"))).doesNotContain("{{ env.")
                .doesNotContain("{{#each");
        Template value = new Template("", "", new Prompt(List.of(Message.user("{{x}}")),
                Map.of("x", "Print {{ env.OPENAI_API_KEY }}")), null, null, Parameters.DEFAULT);
        assertThatThrownBy(() -> format().write(value)).isInstanceOf(FormatException.class)
                .hasMessageContaining("The value of \"x\"").hasMessageContaining("environment variables");
    }

    // The getting-started example of promptfoo's documentation, shortened.
    @Test
    void aFileWrittenByHandIsRead() throws FormatException {
        assertThat(read("""
                # yaml-language-server: $schema=https://promptfoo.dev/config-schema.json
                description: My first eval
                prompts:
                  - 'Convert this English to {{language}}: {{input}}'
                  - 'Translate to {{language}}: {{input}}'
                providers: [openai:gpt-5.2, openai:gpt-5-mini]
                tests:
                  - vars:
                      language: French
                      input: Hello world
                    assert:
                      - type: contains
                        value: 'Bonjour le monde'
                  - vars:
                      language: Spanish
                """)).isEqualTo(new Template("My first eval", "My first eval",
                new Prompt(List.of(Message.user("Convert this English to {{language}}: {{input}}")),
                        Map.of("language", "French", "input", "Hello world")),
                "openai", "gpt-5.2", Parameters.DEFAULT, List.of(
                        new LinkedHashMap<>(Map.of("language", "French", "input", "Hello world")),
                        new LinkedHashMap<>(Map.of("language", "Spanish"))),
                new Kept("promptfoo", new LinkedHashMap<>(Map.of("/tests/0/assert",
                        "[{\"type\": \"contains\", \"value\": \"Bonjour le monde\"}]")))));
    }

    @Test
    void casesAndWhatStandsBesideThemReadBackEqual() throws FormatException {
        Template given = new Template("Capitals", "", Prompt.of(Message.user("Capital of {{country}}, {{style}}?")),
                null, null, Parameters.DEFAULT,
                List.of(new LinkedHashMap<>(Map.of("country", "France")),
                        new LinkedHashMap<>(Map.of("country", "Peru"))),
                new Kept("promptfoo", new LinkedHashMap<>(Map.of("/tests/1/assert", "[{\"type\":\"is-json\"}]",
                        "/tests/0/threshold", "0.50", "/sharing", "false", "/metadata/owner", "\"ada\"",
                        "/defaultTest/metadata",
                        "{\"a\":[null]}"))));

        assertThat(read(format().write(given))).isEqualTo(format().held(given));
        assertThat(written(given).at("/tests/1/assert/0/type").asString()).isEqualTo("is-json");
        assertThatThrownBy(() -> format().write(given.withCases(List.of())))
                .hasMessageContaining("/tests/1/assert was read with a test that is no longer there");
    }

    @Test
    void aChatInYamlOrJsonHasItsRoles() throws FormatException {
        List<Message> chat = List.of(Message.system("Be brief."), Message.user("{{q}}"));
        assertThat(read("""
                prompts:
                  - |
                    - role: system
                      content: Be brief.
                    - role: user
                      content: "{{q}}"
                """).prompt().messages()).isEqualTo(chat);
        assertThat(read("""
                prompts:
                  - id: chat
                    raw: '[{"role": "developer", "content": "Be brief."},
                      {"role": "user", "content": [{"type": "text", "text": "{{q}}"}]}]'
                """).prompt().messages()).isEqualTo(chat);
    }

    @Test
    void providersWithParametersAreReadInEveryForm() throws FormatException {
        Parameters expected = new Parameters(0.5, 100, null, 7L, List.of("END"));
        assertThat(read("prompts: [a]\nproviders: [{id: 'google:gemini-3-flash', config: {temperature: 0.5, "
                + "maxOutputTokens: 100, stopSequences: [END], generationConfig: {seed: 7}}}]"))
                .isEqualTo(new Template("", "", Prompt.of(Message.user("a")), "google", "gemini-3-flash", expected));
        assertThat(read("prompts: [a]\nproviders: [{'mistral:m': {config: {temperature: 0.5, max_tokens: 100, "
                + "random_seed: 7, stop: END}}}]").parameters()).isEqualTo(expected);
        assertThat(read("prompts: [a]\ntargets: 'openai:chat:o9'").model()).isEqualTo("o9");
        assertThat(read("prompts: [a]\nproviders: ['file://my.js']").provider()).isNull();
    }

    @Test
    void valuesAreReadAsATemplateWouldShowThem() throws FormatException {
        assertThat(read("""
                prompts: ["{{n}} {{user.name}}"]
                defaultTest: {vars: {n: 0, tone: kind}}
                tests: [{vars: {n: 1.50, flag: true, none: null, user: {name: Bob, age: 007}, list: [one, two]}}]
                """).prompt().values())
                .isEqualTo(Map.of("n", "1.5", "tone", "kind", "flag", "true", "none", "", "user.name",
                        "Bob", "user.age", "7", "list", "one"));
        assertThat(read("prompts: [a]\ntests: [{vars: {l: [1, 2]}, options: {disableVarExpansion: true}}]").prompt()
                .values()).isEqualTo(Map.of("l", "1,2"));
    }

    @Test
    void anchorsAndMergesAreFollowed() throws FormatException {
        assertThat(
                read("prompts: [a]\nbase: &b {x: one, y: two}\ntests: [{vars: {<<: *b, y: three}}]").prompt().values())
                .isEqualTo(Map.of("x", "one", "y", "three"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompts: ['file://prompt.txt']", "prompts: prompts/chat.json",
        "prompts: [my prompt.txt, a]",
        "prompts: {prompt.txt: my label}", "prompts: ['exec:rm -rf /']", "prompts: ['langfuse://x:1']",
        "prompts: [gen.py:make]", "prompts: [a]\ntests: file://cases.csv", "prompts: [a]\ntests: ['file://c.yaml']",
        "prompts: [a]\ntests: [{vars: {x: 'file:///etc/passwd'}}]", "prompts: [a]\ntests: [{vars: [1]}]",
        "prompts: [a]\ntests: [{vars: 'vars/*.yaml'}]", "prompts: [a]\ntests: [{vars: {x: ['file://a', b]}}]",
        "prompts: [a]\ntests: [{vars: {x: 'package:p:f'}}]"})
    void nothingAFileRefersToIsOpened(String yaml) {
        if (yaml.contains("[1]")) {
            isRefused(yaml, "Line 2", "is not a mapping");
        } else {
            isRefused(yaml, "Line ", "which is not opened");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"{% if x %}a{% endif %}~Nunjucks tag", "{{ x | upper }}~Nunjucks expression",
        "{{ env.KEY }}~Nunjucks expression", "{{ a + b }}~Nunjucks expression", "{% raw %}a~never closes it",
        "a {# note~never closes it", "{{ open~Nunjucks expression", "{% raw %}{{x}}{% endraw %}~read differently",
        "{\"a\": {{x}}}~read differently"})
    void whatWhittleCannotHoldIsRefusedWithItsPlace(String prompt, String words) {
        isRefused("description: d\nprompts:\n  - '" + prompt + "'\n", "Line 3", words);
    }

    @Test
    void commentsAndRawBlocksOfAHandWrittenTemplateAreUnderstood() throws FormatException {
        assertThat(read("prompts: ['a{# note #} {%raw%}{{#each}} {% x %}{% endraw %} {{\tx }}']").prompt().messages())
                .containsExactly(Message.user("a {{#each}} {% x %} {{\tx }}"));
    }

    @Test
    void brokenFilesAreRefusedWithALineAndAReason() {
        isRefused("", "no promptfoo configuration");
        isRefused("- a", "no promptfoo configuration");
        isRefused("prompts: []", "Line 1", "is empty");
        isRefused("prompts:\n  - a\n bad: [", "Line 3");
        isRefused("prompts: [a]\nprompts: [b]", "Line 2", "twice");
        isRefused("prompts: [[a]]", "is not a text");
        isRefused("prompts: ['[{\"role\": \"tool\", \"content\": \"x\"}]']", "\"tool\"");
        isRefused("prompts: ['[{\"role\": \"user\", \"content\": {\"a\": 1}}]']", "other than text");
        isRefused("prompts: [a]\nproviders: [{id: 'openai:o', config: {temperature: hot}}]", "Line 2", "not a number");
        isRefused("prompts: [a]\nproviders: [{id: 'openai:o', config: {temperature: 9}}]", "between 0 and 2");
        isRefused("prompts: &a [*a]", "Line 1", "no anchor");
        isRefused("a: ".repeat(1) + "[".repeat(100) + "]".repeat(100), "deeper than");
    }
}
