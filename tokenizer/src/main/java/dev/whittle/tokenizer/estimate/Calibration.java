package dev.whittle.tokenizer.estimate;

import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Tells from a profile how the `o200k_base` tokens of a text divide among the kinds. Its
/// constants are read from the resource file, where each has its origin.
///
/// @param latin `o200k_base` tokens a character, likewise `han`, `kana` and `other`
/// @param fewestDigits the fewest tokens a vocabulary makes of a group of three digits
/// @param foreignReach how many letters around an accented one belong to another language than
///     English
/// @param code the share of code marks in prose and in code, likewise `markup`
/// @param crossMarks how many marks of the one kind come with each mark of the other and do not
///     count
/// @param slack by how many square roots of the count the band of a short text is wider
record Calibration(
        double latin, double han, double kana, double other, double fewestDigits, double foreignReach, Marks code,
        Marks markup,
        double crossMarks,
        double slack) {
    /// Shares of marks among Latin characters: up to `none` a text has no such part, from `all` it
    /// is all such.
    record Marks(double none, double all) {
        double share(double marks) {
            return Math.max(0, (marks - none) / (all - none));
        }
    }

    static Calibration read(JsonNode profile) {
        JsonNode tokens = profile.required("tokensPerCharacter");
        return new Calibration(
                tokens.required("latin").asDouble(),
                tokens.required("han").asDouble(),
                tokens.required("kana").asDouble(),
                tokens.required("other").asDouble(),
                profile.required("digits").required("fewest").asDouble(),
                profile.required("foreignReach").required("characters").asDouble(),
                marks(profile.required("codeMarks")),
                marks(profile.required("markupMarks")),
                profile.required("crossMarks").required("part").asDouble(),
                profile.required("shortText").required("slack").asDouble());
    }

    private static Marks marks(JsonNode node) {
        return new Marks(node.required("none").asDouble(), node.required("all").asDouble());
    }

    /// The share of each kind in the tokens of a text without its numbers; they sum to 1, and a
    /// text of nothing is prose.
    Map<Kind, Double> shares(TextProfile text) {
        double all = text.latin();
        double codeShare = all == 0 ? 0 : code.share((text.codeMarks() - crossMarks * text.markupMarks()) / all);
        double markupShare = all == 0 ? 0 : markup.share((text.markupMarks() - crossMarks * text.codeMarks()) / all);
        double scale = Math.max(1, codeShare + markupShare);
        double foreign = Math.min(all, foreignReach * text.accented());
        double english = latin * (all - foreign);
        Map<Kind, Double> shares = new EnumMap<>(Kind.class);
        shares.put(Kind.PROSE, english * (1 - (codeShare + markupShare) / scale));
        shares.put(Kind.CODE, english * codeShare / scale);
        shares.put(Kind.MARKUP, english * markupShare / scale);
        shares.put(Kind.FOREIGN, latin * (foreign + text.accented()));
        shares.put(Kind.HAN, han * text.han());
        shares.put(Kind.KANA, kana * text.kana());
        shares.put(Kind.OTHER, other * text.other());
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum == 0) {
            shares.put(Kind.PROSE, 1.0);
            return shares;
        }
        shares.replaceAll((_, share) -> share / sum);
        return shares;
    }
}
