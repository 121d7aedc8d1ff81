package dev.whittle.optimizer.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The seven errors of OpenAI's notebook ("Data preparation and analysis for chat model fine-tuning"), each with a
/// line that has it, and those of pairs.
final class TrainingCheckTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ';', value = {
        "data_type; []; is no JSON object",
        "missing_messages_list; {\"prompt\": \"a\"}; has no list of messages in \"messages\"",
        "message_missing_key; {\"messages\": [{\"content\": \"a\"}, {\"role\": \"assistant\", \"content\": \"b\"}]}; has a message without a role",
        "message_unrecognized_key; {\"messages\": [{\"role\": \"user\", \"content\": \"a\", \"cnotent\": \"b\"}, {\"role\": \"assistant\", \"content\": \"b\"}]}; has a message with the unknown field \"cnotent\"",
        "unrecognized_role; {\"messages\": [{\"role\": \"human\", \"content\": \"a\"}, {\"role\": \"assistant\", \"content\": \"b\"}]}; has a message of the unknown role \"human\"",
        "missing_content; {\"messages\": [{\"role\": \"user\"}, {\"role\": \"assistant\", \"content\": \"b\"}]}; has a message without content",
        "example_missing_assistant_message; {\"messages\": [{\"role\": \"user\", \"content\": \"a\"}]}; has no answer of the assistant",
        "broken; {\"messages\": [; is not one JSON object, or is too long or too deep"
    })
    void eachErrorOfTheNotebookIsFound(String name, String line, String wrong) {
        assertThat(TrainingCheck.of(TrainingKind.CHAT, line)).as(name).contains(wrong);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ';', value = {
        "{\"input\": {\"messages\": []}}; has no list of messages in \"input.messages\"",
        "{\"input\": {\"messages\": [{\"role\": \"system\", \"content\": \"a\"}]}}; has no message of the user in \"input.messages\"",
        "{\"input\": {\"messages\": [{\"role\": \"user\", \"content\": \"a\"}]}, \"preferred_output\": \"x\"}; has no list of messages in \"preferred_output\"",
        "{\"preferred_output\": [{\"role\": \"user\", \"content\": \"a\"}]}; has no answer of the assistant in \"preferred_output\"",
        "{\"preferred_output\": [1], \"non_preferred_output\": [1]}; has the same answer twice"
    })
    void whatIsWrongWithAPairIsFound(String line, String wrong) {
        assertThat(TrainingCheck.of(TrainingKind.PREFERENCE, line)).contains(wrong);
    }
}
