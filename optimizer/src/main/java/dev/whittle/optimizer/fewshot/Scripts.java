package dev.whittle.optimizer.fewshot;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The script and, by its commonest words, the language of texts.
final class Scripts {
    private static final Map<String, Set<String>> COMMON = new LinkedHashMap<>();
    private static final int FEWEST_WORDS = 8;

    static {
        COMMON.put("English", words(
                "the of and to in is that it for was on are with as be at this have from or by not but what which you they we i he she my your an there were has had will can"));
        COMMON.put("French", words(
                "le la les de des du et un une est que qui dans pour pas sur avec il elle nous vous ils au aux ce cette son sa ses mais ou où je tu ne se plus sont était depuis voudrais"));
        COMMON.put("German", words(
                "der die das und ist nicht ein eine einen dem den des mit für auf von zu im sich auch es er sie wir ihr ich aber oder wie aus bei nach sind war hat haben wird werden"));
        COMMON.put("Spanish", words(
                "el la los las de del y un una es que en por para con no se su al lo como más pero sus este esta está son fue ha muy yo nosotros ellos quiero"));
        COMMON.put("Italian", words(
                "il lo la gli le di del della e un una è che in per con non si su al come più ma sono era ha questo questa io noi loro vorrei dove nel"));
        COMMON.put("Portuguese", words(
                "o a os as de do da dos das e um uma é que em por para com não se no na ao como mais mas são foi está eu nós eles você"));
        COMMON.put("Dutch", words(
                "de het een en van is dat die in te op voor met niet zijn aan er maar ook als bij om uit naar ik hij zij wij was werd heeft wordt deze"));
        COMMON.put("Swedish", words(
                "och att det som en på är av för med den till inte har de ett om han hon jag vi var från eller men sig kan ska när"));
        COMMON.put("Polish", words(
                "i w na nie się z do to że jest o jak za co po ale dla od czy był była są ten ta ich jego przez już być"));
    }

    private Scripts() {}

    private static Set<String> words(String words) {
        return Set.of(Arrays.stream(words.split(" ", 0)).distinct().toArray(String[]::new));
    }

    /// The script most letters of every text are of, or null.
    static @Nullable UnicodeScript common(List<String> texts) {
        UnicodeScript common = null;
        for (String text : texts) {
            Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
            text.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of)
                    .forEach(script -> counts.merge(script, 1, Integer::sum));
            UnicodeScript own = counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                    .orElse(null);
            own = own == UnicodeScript.KATAKANA ? UnicodeScript.HIRAGANA : own;
            if (own == null || (common != null && own != common)) {
                return null;
            }
            common = own;
        }
        return common;
    }

    /// The language the texts together are in by their common words, or null if that is not plain.
    static @Nullable String language(List<String> texts) {
        List<String> words = new ArrayList<>();
        texts.forEach(text -> words.addAll(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", 0))));
        Map<String, Long> counts = new LinkedHashMap<>();
        COMMON.forEach((language, common) -> counts.put(language, words.stream().filter(common::contains).count()));
        List<Map.Entry<String, Long>> order = new ArrayList<>(counts.entrySet());
        order.sort(Comparator.comparing((Map.Entry<String, Long> entry) -> entry.getValue()).reversed());
        boolean plain = words.size() >= FEWEST_WORDS && order.get(0).getValue() * 4 >= words.size()
                && order.get(0).getValue() * 2 >= order.get(1).getValue() * 3;
        return plain ? order.getFirst().getKey() : null;
    }
}
