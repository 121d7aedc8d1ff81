package dev.whittle.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.TemplateFormatContract;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The vendors' own libraries read our requests and find every field known, required and of its type.
final class VendorShapesTest {
    private static final Template EVERYDAY = TemplateFormatContract.everyday();

    // Without what Anthropic's newest library no longer knows.
    private static final Template UNSAMPLED = EVERYDAY.withModel("anthropic", "claude-sonnet-5",
            new Parameters(null, 400, null, null, List.of("END")));

    private static ChatCompletionCreateParams.Body openAi(String json) throws Exception {
        return com.openai.core.ObjectMappers.jsonMapper().readValue(json, ChatCompletionCreateParams.Body.class)
                .validate();
    }

    private static MessageCreateParams.Body anthropic(String json) throws Exception {
        return com.anthropic.core.ObjectMappers.jsonMapper().readValue(json, MessageCreateParams.Body.class).validate();
    }

    // What OpenAI advises against, such as a seed, is still a field of a request.
    @Test
    @SuppressWarnings("deprecation")
    void openAisLibraryKnowsEveryFieldOfARequest() throws Exception {
        var body = openAi(new OpenAiRequestFormat().write(EVERYDAY));
        assertThat(body._additionalProperties()).isEmpty();
        assertThat(body.model().asString()).isEqualTo("gpt-6-luna");
        assertThat(body.messages()).hasSize(4);
        assertThat(body.messages().get(1).asUser().content().asText())
                .isEqualTo("Ticket:\nIt leaks.\n\nSince \"Monday\": 3 ml an hour.\n");
        assertThat(body.maxCompletionTokens()).contains(400L);
        assertThat(body.seed()).contains(42L);
    }

    @Test
    void anthropicsLibraryKnowsEveryFieldOfARequest() throws Exception {
        var body = anthropic(new AnthropicRequestFormat().write(UNSAMPLED));
        assertThat(body._additionalProperties()).isEmpty();
        assertThat(body.maxTokens()).isEqualTo(400);
        assertThat(body.messages()).hasSize(3);
        assertThat(body.system().orElseThrow().asString()).startsWith("You sort tickets for Kettle 3000.");
    }

    @Test
    void aLimitOfOutputIsWrittenWhereAnthropicRequiresOne() throws Exception {
        Template without = EVERYDAY.withModel("anthropic", "claude-sonnet-5", Parameters.DEFAULT);
        assertThat(anthropic(new AnthropicRequestFormat().write(without)).maxTokens())
                .isEqualTo(AnthropicMessages.DEFAULT_MOST);
        assertThatThrownBy(() -> anthropic("{\"model\": \"m\", \"messages\": []}"))
                .hasMessageContaining("max_tokens");
    }

    private static Template withCases(Template template, int cases) {
        List<SequencedMap<String, String>> values = IntStream.rangeClosed(1, cases).mapToObj(number -> {
            SequencedMap<String, String> one = new LinkedHashMap<>(
                    Map.of("ticket", "Ticket \"%d\"\n".formatted(number)));
            return one;
        }).toList();
        return template.withCases(values);
    }

    @Test
    void everyLineOfAnOpenAiBatchIsARequestOfItsOwnCase() throws Exception {
        String[] lines = new OpenAiBatchFormat().write(withCases(EVERYDAY, 3)).split("\n", -1);
        assertThat(lines).hasSize(4);
        for (int i = 0; i < 3; i++) {
            JsonNode line = Json.read(lines[i]);
            assertThat(line.propertyNames()).containsExactly("custom_id", "method", "url", "body");
            assertThat(line.path("custom_id").asString()).isEqualTo("case-" + (i + 1));
            assertThat(line.path("url").asString()).isEqualTo("/v1/chat/completions");
            assertThat(openAi(Json.line(line.path("body"))).messages().get(1).asUser().content().asText())
                    .isEqualTo("Ticket:\nTicket \"%d\"\n", i + 1);
        }
    }

    @Test
    void anthropicsLibraryKnowsEveryFieldOfABatch() throws Exception {
        var batch = com.anthropic.core.ObjectMappers.jsonMapper()
                .readValue(new AnthropicBatchFormat().write(withCases(UNSAMPLED, 3)), BatchCreateParams.Body.class)
                .validate();
        assertThat(batch._additionalProperties()).isEmpty();
        assertThat(batch.requests()).extracting(request -> request.customId()).containsExactly("case-1", "case-2",
                "case-3");
    }

    @Test
    void aBatchIsReadCaseByCase() throws Exception {
        for (TemplateFormat batch : List.of(new OpenAiBatchFormat(), new AnthropicBatchFormat(),
                new GeminiBatchFormat())) {
            Template template = withCases(EVERYDAY, 3);
            assertThat(batch.readAll(batch.write(template)).stream().map(one -> one.prompt().rendered()))
                    .as(batch.id()).isEqualTo(template.prompts().stream().map(Prompt::rendered).toList());
        }
    }

    // The example of ai.google.dev, "Text generation" with a system instruction, in REST.
    @Test
    void geminisOwnExampleIsUnderstoodAndWrittenAgain() throws Exception {
        String example = """
                {"system_instruction": {"parts": [{"text": "You are a cat. Your name is Neko."}]},
                 "contents": [{"parts": [{"text": "Hello there"}]}],
                 "generationConfig": {"stopSequences": ["Title"], "temperature": 1.0, "thinkingConfig": {"thinkingBudget": 0}}}
                """;
        GeminiRequestFormat gemini = new GeminiRequestFormat();
        assertThat(gemini.recognises(example)).isTrue();
        Template read = gemini.read(example);
        assertThat(read.prompt().messages()).containsExactly(Message.system("You are a cat. Your name is Neko."),
                Message.user("Hello there"));
        assertThat(read.kept().fields())
                .isEqualTo(Map.of("/generationConfig/thinkingConfig", "{\"thinkingBudget\": 0}"));
        assertThat(gemini.read(gemini.write(read))).isEqualTo(read);
    }
}
