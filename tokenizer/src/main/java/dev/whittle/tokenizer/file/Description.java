package dev.whittle.tokenizer.file;

import dev.whittle.tokenizer.bpe.Normalization;
import dev.whittle.tokenizer.bpe.SplitRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Recognises the normalizers and pre-tokenizers that the engine has a machine for, by what a
/// `tokenizer.json` says of them.
final class Description {
    private static final String O200K = "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*"
            + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+"
            + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    private static final String CL100K = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final String KIMI = "[\\p{Han}]+|" + O200K.replace("\\p{M}]", "\\p{M}&&[^\\p{Han}]]")
            .replace("[\\r\\n/]*", "[\\r\\n]*");

    // What each pattern means on its own.
    private static final Map<String, SplitRule> PATTERNS = Map.of(
            O200K, SplitRule.O200K,
            O200K.replace("(?i:'s|'t|'re|'ve|'m|'ll|'d)?", "").replace("{1,3}", ""), SplitRule.TEKKEN,
            KIMI, SplitRule.KIMI,
            CL100K, SplitRule.CL100K,
            CL100K.replace("{1,3}", "").replace("]?\\p{L}+", "]?[\\p{L}\\p{M}]+")
                    .replace("[^\\s\\p{L}\\p{N}]", "[^\\s\\p{L}\\p{M}\\p{N}]"),
            SplitRule.QWEN_3_5,
            CL100K.replace("{1,3}", ""), SplitRule.QWEN);

    private static final List<String> DEEPSEEK = List.of("\\p{N}{1,3}", "[一-龥\u3040-ゟ゠-ヿ]+",
            "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
                    + "| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+");

    /// @param byteLevel whether tokens are bytes, written as GPT-2 does, and not characters
    record Cut(SplitRule rule, boolean byteLevel) {}

    private Description() {}

    static Normalization normalization(JsonNode node) {
        List<JsonNode> steps = steps(node, "normalizers");
        if (steps.isEmpty()) {
            return Normalization.NONE;
        }
        Normalization known = steps.size() == 1 ? one(steps.getFirst()) : Normalization.NONE;
        if (known != Normalization.NONE) {
            return known;
        }
        throw new IllegalArgumentException("normalizes text in a way that is not understood (%s).".formatted(
                Quote.of(String.join(", ", steps.stream().map(Description::type).toList()))));
    }

    private static Normalization one(JsonNode step) {
        return switch (type(step)) {
            case "NFC" -> Normalization.NFC;
            case "NFKC" -> Normalization.NFKC;
            case "Replace" -> step.path("pattern").path("String").asString("").equals(" ")
                    && step.path("content").asString("").equals("▁") ? Normalization.SPACES : Normalization.NONE;
            default -> Normalization.NONE; // not one of these
        };
    }

    static Cut cut(JsonNode node, Normalization normalization) {
        List<JsonNode> steps = steps(node, "pretokenizers");
        if (normalization == Normalization.SPACES) {
            // Gemma 3 splits at spaces after it has replaced all of them.
            if (steps.isEmpty() || (steps.size() == 1 && type(steps.getFirst()).equals("Split")
                    && steps.getFirst().path("pattern").path("String").asString("").equals(" "))) {
                return new Cut(SplitRule.NONE, false);
            }
        } else if (!steps.isEmpty() && type(steps.getLast()).equals("ByteLevel")) {
            return new Cut(byteLevel(steps.subList(0, steps.size() - 1), steps.getLast()), true);
        }
        throw notUnderstood(steps);
    }

    private static SplitRule byteLevel(List<JsonNode> before, JsonNode byteLevel) {
        if (byteLevel.path("add_prefix_space").asBoolean(true)) {
            throw new IllegalArgumentException("puts a space before each text (add_prefix_space), which is not"
                    + " understood.");
        }
        boolean pattern = byteLevel.path("use_regex").asBoolean(true);
        if (pattern && before.isEmpty()) {
            return SplitRule.GPT2;
        }
        if (pattern && before.size() == 1 && type(before.getFirst()).equals("Digits")
                && before.getFirst().path("individual_digits").asBoolean(false)) {
            return SplitRule.COMMAND_R;
        }
        if (!pattern && before.size() == 1 && isPlainSplit(before.getFirst())) {
            return rule(regex(before.getFirst()));
        }
        if (!pattern && before.stream().allMatch(Description::isIsolated)
                && before.stream().map(Description::regex).toList().equals(DEEPSEEK)) {
            return SplitRule.DEEPSEEK;
        }
        throw notUnderstood(before);
    }

    /// The rule of a pattern that stands alone.
    static SplitRule rule(String regex) {
        SplitRule rule = PATTERNS.get(regex);
        if (rule == null) {
            throw new IllegalArgumentException(
                    "splits text by a pattern that is not understood (%s).".formatted(Quote.of(regex)));
        }
        return rule;
    }

    // Each pattern matches every text in full, so removing what lies between matches changes nothing.
    private static boolean isPlainSplit(JsonNode step) {
        return isIsolated(step) || (type(step).equals("Split") && step.path("behavior").asString("").equals("Removed")
                && step.path("invert").asBoolean(false));
    }

    private static boolean isIsolated(JsonNode step) {
        return type(step).equals("Split") && step.path("behavior").asString("").equals("Isolated")
                && !step.path("invert").asBoolean(false);
    }

    private static String regex(JsonNode step) {
        return step.path("pattern").path("Regex").asString("");
    }

    private static IllegalArgumentException notUnderstood(List<JsonNode> steps) {
        return new IllegalArgumentException("splits text in a way that is not understood (%s).".formatted(
                steps.isEmpty()
                        ? "no pre_tokenizer"
                        : Quote.of(String.join(", ", steps.stream().map(Description::type).toList()))));
    }

    private static String type(JsonNode step) {
        return step.path("type").asString("unknown");
    }

    private static List<JsonNode> steps(JsonNode node, String children) {
        List<JsonNode> steps = new ArrayList<>();
        if (type(node).equals("Sequence")) {
            node.path(children).forEach(child -> steps.addAll(steps(child, children)));
        } else if (node.isObject()) {
            steps.add(node);
        }
        return steps;
    }
}
