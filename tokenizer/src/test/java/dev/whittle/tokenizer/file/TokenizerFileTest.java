package dev.whittle.tokenizer.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.HostileText;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.TokenSpan;
import dev.whittle.tokenizer.bpe.SplitRule;
import dev.whittle.tokenizer.file.SmallVocabularies.Case;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class TokenizerFileTest {
    @TempDir
    Path folder;

    static List<String> names() {
        return SmallVocabularies.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void idsAreThoseOfHuggingFacesLibrary(String name) throws IOException {
        Encoding encoding = SmallVocabularies.read(name, folder).encoding();
        for (Case expected : SmallVocabularies.cases(name)) {
            assertThat(Arrays.stream(encoding.encode(expected.text())).boxed().toList()).as(expected.text())
                    .isEqualTo(expected.ids());
            assertThat(encoding.count(expected.text())).isEqualTo(TokenCount.exact(expected.ids().size()));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theRuleIsRecognisedByItsDescription(String name) throws IOException {
        TokenizerFile file = SmallVocabularies.read(name, folder);
        assertThat(file.rule().name()).isEqualTo(SmallVocabularies.rules().get(name));
        assertThat(file.encoding().id()).isEqualTo(name);
        assertThat(file.format()).isEqualTo(TokenizerFile.Format.HUGGING_FACE);
        assertThat(file.sha256()).matches("[0-9a-f]{64}");
    }

    // Merging and encoding from left to right have nothing in common.
    @ParameterizedTest
    @MethodSource("names")
    void spansCoverTheTextAndTheirIdsAreThoseOfEncode(String name) throws IOException {
        Encoding encoding = SmallVocabularies.read(name, folder).encoding();
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 1_000; i++) {
            String text = HostileText.text(random, 30) + (i % 4 == 0 ? "▁e\u0301" : "");
            List<TokenSpan> spans = encoding.spans(text);
            assertThat(spans.stream().mapToInt(TokenSpan::token).toArray()).isEqualTo(encoding.encode(text));
            int covered = 0;
            for (TokenSpan span : spans) {
                assertThat(span.charStart()).as(text).isLessThanOrEqualTo(covered);
                covered = span.charEnd();
            }
            assertThat(covered).as(text).isEqualTo(text.length());
            String start = encoding.truncate(text, i % 12);
            assertThat(text).startsWith(start);
            assertThat(encoding.count(start).tokens()).isLessThanOrEqualTo(i % 12);
        }
    }

    @Test
    void decodingGivesTheTextBack() throws IOException {
        Encoding qwen = SmallVocabularies.read("qwen", folder).encoding();
        assertThat(qwen.decode(qwen.encode("<think>Hello 中文</think>"))).isEqualTo("<think>Hello 中文</think>");
        assertThat(qwen.decode(511)).isEqualTo("<|end|>");
        Encoding gemma = SmallVocabularies.read("gemma", folder).encoding();
        assertThat(gemma.decode(gemma.encode("the  字 fox\n\n"))).isEqualTo("the  字 fox\n\n");
    }

    // The library's ids of the same tokens: Llama's pattern is that of tiktoken, its pairs are all there are.
    @Test
    void aRankFileCountsAsTheSameTokensInATokenizerJson() throws IOException {
        var vocab = SmallVocabularies.json("llama").get("model").get("vocab");
        String[] lines = new String[vocab.size() - 2]; // without the two that no merge makes
        TokenTable table = new TokenTable(
                JsonMapper.shared().convertValue(vocab, new tools.jackson.core.type.TypeReference<>() {
                }), false,
                dev.whittle.tokenizer.bpe.Normalization.NONE);
        for (int id = 0; id < lines.length; id++) {
            byte[] bytes = java.util.Objects.requireNonNull(table.bytes(String.valueOf(table.text(id))));
            lines[id] = Base64.getEncoder().encodeToString(bytes) + " " + id;
        }
        Path ranks = Files.writeString(folder.resolve("llama.tiktoken"), String.join("\n", lines) + "\n");
        TokenizerFile file = TokenizerFile.read(ranks, "llama-3", SplitRule.CL100K);
        Path tekken = Files.write(folder.resolve("tekken.json"), JsonMapper.shared().writeValueAsBytes(tekken(lines)));
        TokenizerFile mistral = TokenizerFile.read(tekken, "mistral-tekken", null);
        for (Case expected : SmallVocabularies.cases("llama")) {
            if (!expected.text().contains("nghi")) {
                assertThat(Arrays.stream(file.encoding().encode(expected.text())).boxed().toList())
                        .isEqualTo(expected.ids());
            }
        }
        for (Case expected : SmallVocabularies.cases("mistral")) {
            if (!expected.text().contains("nghi")) {
                assertThat(Arrays.stream(mistral.encoding().encode(expected.text())).map(id -> id - 3).boxed().toList())
                        .isEqualTo(expected.ids());
            }
        }
        assertThat(file.format()).isEqualTo(TokenizerFile.Format.RANKS);
        assertThat(mistral.format()).isEqualTo(TokenizerFile.Format.TEKKEN);
        assertThat(mistral.rule()).isEqualTo(SplitRule.TEKKEN);
        assertThat(mistral.encoding().decode(1)).isEqualTo("<s>");
    }

    private static ObjectNode tekken(String[] lines) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        String pattern = SmallVocabularies.json("mistral").at("/pre_tokenizer/pretokenizers/0/pattern/Regex")
                .asString();
        json.putObject("config").put("pattern", pattern).put("default_num_special_tokens", 3)
                .put("default_vocab_size", lines.length + 3);
        ArrayNode vocab = json.putArray("vocab");
        for (String line : lines) {
            int blank = line.indexOf(' ');
            vocab.addObject().put("rank", Integer.parseInt(line.substring(blank + 1)))
                    .put("token_bytes", line.substring(0, blank)).putNull("token_str");
        }
        vocab.addObject().put("rank", lines.length).put("token_bytes", "enp6eno="); // beyond the default size
        json.putArray("special_tokens").addObject().put("rank", 1).put("token_str", "<s>");
        return json;
    }

    @Test
    void theHashIsThatOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("abc"), "abc", StandardCharsets.US_ASCII);
        // FIPS 180-2, appendix B.1
        assertThat(TokenizerFile.sha256(file))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
