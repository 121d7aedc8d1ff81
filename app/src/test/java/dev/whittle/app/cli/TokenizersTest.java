package dev.whittle.app.cli;

import dev.whittle.app.tokenizer.LlamaFile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Home;
import dev.whittle.app.tokenizer.TokenizerRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class TokenizersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.write(home.resolve("tokenizer.json"), LlamaFile.ofTokens(128_000));
    }

    private Said run(String text, String... args) {
        return Said.run(home, text, args);
    }

    private JsonNode llama() {
        for (JsonNode one : run("", "tokenizers", "list", "--json").json().get("tokenizers")) {
            if (one.get("id").asString().equals("llama-3")) {
                return one;
            }
        }
        throw new AssertionError("llama-3 is not in the list");
    }

    @Test
    void anAddedFileMakesTheCountsOfItsModelsExactUntilItIsRemoved() {
        String[] count = {"count", "-e", "llama-3", "--json"};
        assertThat(run("hello world", count).json().at("/counts/0/exact").asBoolean()).isFalse();
        assertThat(llama().get("kind").asString()).isEqualTo("estimate");

        Said added = run("", "tokenizers", "add", file.toString(), "--for", "llama-3");
        assertThat(added.err()).isEmpty();
        assertThat(added.code()).isZero();
        assertThat(added.out()).startsWith("llama-3 is counted exactly with " + file)
                .contains("licence");

        assertThat(run("hello world", count).json()).hasToString(
                "{\"counts\":[{\"model\":null,\"encoding\":\"llama-3\",\"tokens\":2,\"exact\":true,\"low\":2,\"high\":2}]}");
        assertThat(run("hello word", count).json().at("/counts/0/tokens").asInt()).isEqualTo(3); // hello, " wor", d
        assertThat(llama().get("kind").asString()).isEqualTo("file");
        assertThat(llama().get("exact").asBoolean()).isTrue();
        assertThat(llama().get("low_per_1000").isNull()).isTrue();
        assertThat(llama().get("models").valueStream().map(JsonNode::asString))
                .contains("groq/llama-3.3-70b-versatile");

        assertThat(run("", "tokenizers", "remove", "llama-3").code()).isZero();
        assertThat(run("hello world", count).json().at("/counts/0/exact").asBoolean()).isFalse();
        assertThat(file).exists();
    }

    @Test
    void aFileThatChangedOrIsMissingIsToldOfAndTheEstimateCounts() throws IOException {
        run("", "tokenizers", "add", file.toString(), "--for", "llama-3");
        Files.write(file, LlamaFile.ofTokens(128_001));
        Said changed = run("hello world", "count", "-e", "llama-3", "--json");
        assertThat(changed.json().at("/counts/0/exact").asBoolean()).isFalse();
        assertThat(changed.err()).isEqualTo(("whittle: The tokenizer file %s has changed since it was added. llama-3 is"
                + " estimated until you add the file again or remove it.%n").formatted(file));
        Files.delete(file);
        Said missing = run("hello world", "count", "-m", "groq/llama-3.1-8b-instant", "--json");
        assertThat(missing.json().at("/counts/0/exact").asBoolean()).isFalse();
        assertThat(missing.err()).startsWith("whittle: The tokenizer file %s is missing. llama-3 is".formatted(file));
        assertThat(missing.code()).isZero();
        assertThat(llama().get("kind").asString()).isEqualTo("missing");
    }

    @Test
    void aFileOfAnotherFamilyIsRefusedAndNothingChanges() throws IOException {
        Said rule = run("", "tokenizers", "add", file.toString(), "--for", "qwen-3");
        assertThat(rule.code()).isEqualTo(2);
        assertThat(rule.err())
                .isEqualTo("whittle: This is no tokenizer of qwen-3: it splits text as cl100k (GPT-4, Llama 3, GLM),"
                        + " not as Qwen 2 and 3.%n".formatted());
        Files.write(file, LlamaFile.ofTokens(500));
        Said size = run("", "tokenizers", "add", file.toString(), "--for", "llama-3");
        assertThat(size.code()).isEqualTo(2);
        assertThat(size.err()).contains("it has 50").contains("not about 128,000.");
        Said claude = run("", "tokenizers", "add", file.toString(), "--for", "claude-new");
        assertThat(claude.err())
                .startsWith("whittle: No tokenizer can be added for \"claude-new\"; there are llama-3,");
        assertThat(new TokenizerRegistry(new Home(home).tokenizerList()).all()).isEmpty();
    }

    @Test
    void aFileCountsOnceWithoutBeingAdded() {
        Said said = run("hello world", "count", "--tokenizer", file.toString(), "--json");
        assertThat(said.json().at("/counts/0/tokens").asInt()).isEqualTo(2);
        assertThat(said.json().at("/counts/0/exact").asBoolean()).isTrue();
        assertThat(said.json().get("counts").size()).isEqualTo(1);
        assertThat(run("", "tokenizers", "check", file.toString(), "--json").json().get("tokens").asInt())
                .isEqualTo(128_000);
    }

    @Test
    void badInputIsOneSentence() throws IOException {
        assertThat(run("", "tokenizers", "check", "/no/such").err())
                .isEqualTo("whittle: There is no file /no/such. Check the name and the folder.%n".formatted());
        Files.writeString(file, "{\"model\"", StandardCharsets.UTF_8);
        Said broken = run("x", "count", "--tokenizer", file.toString());
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).hasLineCount(1).startsWith("whittle: tokenizer.json is no whole JSON file");
        assertThat(run("", "tokenizers", "remove", "llama-3").err())
                .isEqualTo("whittle: No tokenizer was added for \"llama-3\"; none was added at all.%n".formatted());
        Path list = new Home(home).tokenizerList();
        Files.writeString(list, "[]");
        Said damaged = run("", "tokenizers", "list");
        assertThat(damaged.code()).isEqualTo(2);
        assertThat(damaged.err()).contains("is damaged; delete it and add your tokenizers again.");
        assertThat(run("hello world", "count", "-e", "llama-3", "--json").json().at("/counts/0/exact").asBoolean())
                .isFalse();
        assertThat(list).hasContent("[]");
    }
}
