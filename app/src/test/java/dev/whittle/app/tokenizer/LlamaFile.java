package dev.whittle.app.tokenizer;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A vocabulary in which every byte is a token, and "hello" and " world" are: its counts can be told by
/// hand. To be taken for Llama 3's it needs as many tokens, so the rest are merges that never occur.
public final class LlamaFile {
    private static final String PATTERN = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private LlamaFile() {}

    /// The bytes of a `tokenizer.json`.
    public static byte[] ofTokens(int size) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.putArray("added_tokens");
        json.putNull("normalizer");
        var steps = json.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        steps.addObject().put("type", "Split").put("behavior", "Isolated").put("invert", false).putObject("pattern")
                .put("Regex", PATTERN);
        steps.addObject().put("type", "ByteLevel").put("add_prefix_space", false).put("use_regex", false);
        ObjectNode model = json.putObject("model").put("type", "BPE");
        ObjectNode vocab = model.putObject("vocab");
        List<String> letters = new ArrayList<>();
        int spare = 256;
        for (int b = 0; b < 256; b++) {
            boolean itself = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            letters.add(Character.toString(itself ? b : spare++));
            vocab.put(letters.getLast(), b);
        }
        var merges = model.putArray("merges");
        for (String word : List.of("hello", "Ġworld")) {
            for (int end = 2; end <= word.length(); end++) {
                vocab.put(word.substring(0, end), vocab.size());
                merges.add(word.substring(0, end - 1) + " " + word.charAt(end - 1));
            }
        }
        // Two control characters and more of them, which no text here has.
        for (int i = 0; vocab.size() < size; i++) {
            String left = letters.get(1 + i % 8);
            String right = letters.get(14 + i / 8 % 16);
            String token = left + right;
            for (int rest = i / 128;; rest /= 128) {
                if (vocab.path(token).isMissingNode()) {
                    vocab.put(token, vocab.size());
                    merges.add(token.substring(0, token.length() - 1) + " " + token.charAt(token.length() - 1));
                }
                if (rest == 0) {
                    break;
                }
                token += letters.get(0x80 + rest % 32);
            }
        }
        return JsonMapper.shared().writeValueAsBytes(json);
    }
}
