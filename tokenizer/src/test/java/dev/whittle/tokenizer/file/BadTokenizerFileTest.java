package dev.whittle.tokenizer.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A file that is damaged, hostile or not understood is refused with one sentence.
class BadTokenizerFileTest {
    @TempDir
    Path folder;

    private void refused(String name, Consumer<ObjectNode> change, String sentence) throws IOException {
        ObjectNode json = SmallVocabularies.json(name);
        change.accept(json);
        Path file = SmallVocabularies.write(json, folder);
        assertThatThrownBy(() -> TokenizerFile.read(file, "x", null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file.getFileName() + " " + sentence);
    }

    private void refused(String content, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), content);
        assertThatThrownBy(() -> TokenizerFile.read(file, "x", null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tokenizer.json " + sentence);
    }

    private static ObjectNode model(ObjectNode json) {
        return (ObjectNode) json.get("model");
    }

    private static ObjectNode vocab(ObjectNode json) {
        return (ObjectNode) json.get("model").get("vocab");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''           | is empty; choose a tokenizer.json.
            '  \n '      | is empty; choose a tokenizer.json.
            {            | is no whole JSON file (byte
            {}           | has no "model", so it is no tokenizer
            {"a":1}      | has no "model", so it is no tokenizer
            {"model":[]} | is no JSON object where one is needed.
            {"model":{}} | has a model of type without merges; only byte-pair encoding (BPE) can be counted exactly.
            {"model":{"type":"Unigram","merges":[]}} | has a model of type Unigram; only
            {"model":{},"model":{}} | has the field "model" twice.
            hello        | is neither JSON nor a rank file (line 1); choose a tokenizer.json.
            %PDF-1.4     | is neither JSON nor a rank file (line 1); choose a tokenizer.json.
            !!!! 0       | is neither JSON nor a rank file (line 1); choose a tokenizer.json.
            IQ== 0       | is a rank file, which does not say how text is split
            IQ== 7       | has rank 7 where 0 was expected
            {"config":{"pattern":"x"},"vocab":[]} | splits text by a pattern that is not understood (x).""")
    void whatIsNoTokenizer(String content, String sentence) throws IOException {
        refused(content.replace("\\n", "\n"), sentence);
    }

    @Test
    void aFileThatIsCutOffAnywhere() throws IOException {
        byte[] whole = JsonMapper.shared().writeValueAsBytes(SmallVocabularies.json("qwen"));
        Path file = folder.resolve("tokenizer.json");
        for (int length = 1; length < whole.length - 1; length += 97) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TokenizerFile.read(file, "x", null)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no whole JSON file");
        }
    }

    @Test
    void aHugeFileIsRefusedBeforeItFillsTheMemory() throws IOException {
        Path file = folder.resolve("tokenizer.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100_000_000);
        }
        assertThatThrownBy(() -> TokenizerFile.read(file, "x", null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tokenizer.json is larger than 64 MB");
    }

    @Test
    void aFileOfNothingButDepthOrAbsurdFields() throws IOException {
        refused("{\"model\":" + "[".repeat(2_000_000), "is no whole JSON file");
        refused("{\"model\":{\"merges\":[],\"vocab\":{}},\"normalizer\":{\"type\":\"" + "x".repeat(70_000) + "\"}}",
                "has an absurdly large field \"normalizer\".");
        StringBuilder many = new StringBuilder("{\"model\":{\"merges\":[],\"vocab\":{\"a\":0");
        for (int i = 1; i <= 1_000_001; i++) {
            many.append(",\"").append(i).append("\":").append(i);
        }
        refused(many + "}},\"pre_tokenizer\":{\"type\":\"ByteLevel\",\"add_prefix_space\":false}}",
                "has more than 1,000,000 tokens, which no known model has.");
    }

    @Test
    void aFolderAndAMissingFile() {
        assertThatThrownBy(() -> TokenizerFile.read(folder, "x", null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" is a folder; choose the tokenizer.json in it.");
        assertThatThrownBy(() -> TokenizerFile.read(folder.resolve("no"), "x", null))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatIsNotUnderstoodIsNamed() throws IOException {
        refused("qwen", json -> ((ObjectNode) json.at("/pre_tokenizer/pretokenizers/0/pattern")).put("Regex", "\\w+"),
                "splits text by a pattern that is not understood (\\w+).");
        refused("qwen", json -> json.putObject("pre_tokenizer").put("type", "Metaspace"),
                "splits text in a way that is not understood (Metaspace).");
        refused("qwen", json -> json.putNull("pre_tokenizer"),
                "splits text in a way that is not understood (no pre_tokenizer).");
        refused("gemma", json -> json.putNull("normalizer"),
                "splits text in a way that is not understood (Split).");
        refused("deepseek", json -> ((ArrayNode) json.at("/pre_tokenizer/pretokenizers")).remove(1),
                "splits text in a way that is not understood (Split, Split).");
        refused("qwen", json -> json.putObject("normalizer").put("type", "Lowercase"),
                "normalizes text in a way that is not understood (Lowercase).");
        refused("qwen", json -> ((ObjectNode) json.at("/pre_tokenizer/pretokenizers/1")).put("add_prefix_space", true),
                "puts a space before each text (add_prefix_space), which is not understood.");
        refused("qwen", json -> model(json).put("continuing_subword_prefix", "##"),
                "has a model with a \"continuing_subword_prefix\", which is not understood.");
        refused("qwen", json -> model(json).put("dropout", 0.1),
                "has a model with \"dropout\", whose counts are random.");
        refused("qwen", json -> ((ObjectNode) json.at("/added_tokens/0")).put("lstrip", true),
                "has an added token \"<think>\" with options that are not understood.");
        refused("gemma", json -> model(json).put("byte_fallback", false),
                "has neither bytes as tokens (ByteLevel) nor bytes to fall back to, so some text has no count.");
    }

    @Test
    void tokensAndMergesThatCannotBe() throws IOException {
        refused("qwen", json -> vocab(json).put("twice", 5), "gives two tokens the number 5.");
        refused("qwen", json -> vocab(json).put("x", -3), "gives a token the number -3, which cannot be.");
        refused("qwen", json -> vocab(json).put("x", 5_000_000_000L),
                "gives a token the number 5000000000, which cannot be.");
        refused("qwen", json -> vocab(json).put("x", "y"), "has a token without a number in its \"vocab\".");
        refused("qwen", json -> vocab(json).remove("Q"), "has no token for the byte 81, so some text has no count.");
        refused("qwen", json -> ((ArrayNode) model(json).get("merges")).insert(0, "zz qq"),
                "merges \"zz\" and \"qq\", but not all of these are tokens.");
        refused("qwen", json -> ((ArrayNode) model(json).get("merges")).insert(0, 7),
                "has a merge (number 1) that is not two tokens.");
        refused("qwen", json -> ((ArrayNode) model(json).get("merges")).insert(0, "a b c"),
                "has a merge (number 1) that is not two tokens.");
        refused("qwen", json -> vocab(json).put("x".repeat(5_000), 3_000),
                "has a token of more than 4,096 bytes (number 3000).");
    }
}
