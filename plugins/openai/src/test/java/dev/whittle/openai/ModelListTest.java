package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ModelListTest extends ScriptedTest {
    record Example(String body, List<String> ids) {}

    static List<Example> examples() {
        return List.of(
                new Example("{\"object\":\"list\",\"data\":[{\"id\":\"b\"},{\"id\":\"a\"},{\"id\":\"b\"}]}",
                        List.of("a", "b")),
                // Ollama before the first pull
                new Example("{\"object\":\"list\",\"data\":null}", List.of()),
                // Ollama's own list, LM Studio's v1 list, Together's bare array, llama.cpp's both
                new Example("{\"models\":[{\"name\":\"llama3.2:latest\",\"model\":\"llama3.2:latest\",\"size\":1}]}",
                        List.of("llama3.2:latest")),
                new Example("{\"models\":[{\"type\":\"llm\",\"key\":\"qwen/qwen3-4b\",\"display_name\":\"Qwen\"}]}",
                        List.of("qwen/qwen3-4b")),
                new Example("[{\"id\":\"z\",\"object\":\"model\"},{\"id\":\"y\"}]", List.of("y", "z")),
                new Example("{\"models\":[{\"name\":\"x.gguf\"}],\"object\":\"list\",\"data\":[{\"id\":\"x.gguf\"}]}",
                        List.of("x.gguf")),
                new Example("{\"data\":[\"plain\",{\"id\":\"\"},{},null,{\"id\":\" spaced \"}]}",
                        List.of("plain", "spaced")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyKnownShapeIsRead(Example example) throws Exception {
        answers(200, example.body());

        assertThat(model.models()).isEqualTo(example.ids());
        assertThat(server.requests().getLast().path()).isEqualTo("/v1/models");
    }

    @Test
    void aBusyServerIsAskedAgain() throws Exception {
        answers(503, "{}");
        answers(200, "{\"data\":[{\"id\":\"a\"}]}");

        assertThat(model.models()).containsExactly("a");
    }

    @Test
    void aListCutOffIsNotTakenForAShortOne() {
        server.then(exchange -> {
            exchange.begin("application/json");
            exchange.send("{\"data\":[{\"id\":\"a\"}");
            exchange.hangUp();
        });

        ModelException failure = catchThrowableOfType(ModelException.class, model::models);

        assertThat(failure.kind()).isEqualTo(Kind.TRUNCATED);
    }
}
