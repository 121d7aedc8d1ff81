package dev.whittle.tokenizer.bpe;

/// How a text is cut into the pieces that byte-pair encoding works on. A rule is recognised by the
/// patterns a file describes, never by its name.
public enum SplitRule {
    /// The pattern of `o200k_base`, gpt-oss and Llama 4.
    O200K("o200k (GPT-4o, gpt-oss, Llama 4)"),
    /// That pattern without contractions and with single numbers: Mistral Nemo and later.
    TEKKEN("Tekken (Mistral)"),
    /// That pattern with Chinese characters apart from other letters: Kimi K2 and K3.
    KIMI("Kimi"),
    /// The pattern of `cl100k_base`, Llama 3 and GLM.
    CL100K("cl100k (GPT-4, Llama 3, GLM)"),
    /// That pattern with single numbers: Qwen 2 to 3.
    QWEN("Qwen 2 and 3"),
    /// That pattern with marks as letters: Qwen 3.5 and later.
    QWEN_3_5("Qwen 3.5"),
    /// The pattern of GPT-2, which the type `ByteLevel` stands for.
    GPT2("GPT-2"),
    /// Each number by itself, then the pattern of GPT-2: Command R.
    COMMAND_R("Command R"),
    /// Three patterns one after the other: DeepSeek V3.
    DEEPSEEK("DeepSeek V3"),
    /// None: the vocabulary alone says what belongs together, as in Gemma.
    NONE("none (Gemma)");

    private final String title;

    SplitRule(String title) {
        this.title = title;
    }

    /// What people call it, such as "DeepSeek V3".
    public String title() {
        return title;
    }

    Splitter splitter(Vocabulary vocabulary) {
        return switch (this) {
            case O200K -> new O200kSplitter(true, 3);
            case TEKKEN -> new O200kSplitter(false, 1);
            case KIMI -> new KimiSplitter();
            case CL100K -> new Cl100kSplitter(3, false);
            case QWEN -> new Cl100kSplitter(1, false);
            case QWEN_3_5 -> new Cl100kSplitter(1, true);
            case GPT2 -> new P50kSplitter(false);
            case COMMAND_R -> new P50kSplitter(true);
            case DEEPSEEK -> new DeepSeekSplitter();
            case NONE -> new PairSplitter(ClassPairs.inside(vocabulary));
        };
    }
}
