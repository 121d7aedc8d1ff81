package dev.whittle.optimizer.fewshot;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Whether a word is the English plural of another: by the rules of spelling, the irregular ones by list
/// (Quirk et al., A Comprehensive Grammar of the English Language, 5.73 to 5.103).
final class Plurals {
    private static final Map<String, String> IRREGULAR = new HashMap<>();
    private static final Set<String> SAME = Set.of("sheep", "deer", "fish", "series", "species", "aircraft", "salmon",
            "trout", "swine", "moose", "offspring", "bison", "shrimp",
            "headquarters", "means", "crossroads", "spacecraft", "hovercraft", "news", "gallows", "barracks", "cod",
            "squid", "reindeer");

    static {
        String pairs = "man men woman women child children ox oxen foot feet tooth teeth goose geese mouse mice louse lice die dice person people "
                + "penny pence brother brethren cactus cacti fungus fungi nucleus nuclei radius radii stimulus stimuli syllabus syllabi alumnus alumni focus foci "
                + "analysis analyses basis bases crisis crises diagnosis diagnoses hypothesis hypotheses oasis oases parenthesis parentheses thesis theses axis axes "
                + "phenomenon phenomena criterion criteria automaton automata datum data medium media bacterium bacteria curriculum curricula memorandum memoranda "
                + "stratum strata erratum errata addendum addenda ovum ova symposium symposia index indices appendix appendices matrix matrices vertex vertices "
                + "larva larvae alga algae antenna antennae formula formulae vertebra vertebrae nebula nebulae genus genera corpus corpora opus opera "
                + "tableau tableaux bureau bureaux chateau chateaux leaf leaves loaf loaves thief thieves sheaf sheaves calf calves half halves elf elves self selves shelf shelves "
                + "wolf wolves knife knives life lives wife wives wharf wharves hoof hooves scarf scarves dwarf dwarves beau beaux passerby passersby runner-up runners-up "
                + "mother-in-law mothers-in-law quiz quizzes";
        String[] words = pairs.split(" ", 0);
        for (int at = 0; at < words.length; at += 2) {
            IRREGULAR.put(words[at], words[at + 1]);
        }
    }

    private Plurals() {}

    static boolean plural(String one, String many) {
        String singular = one.toLowerCase(Locale.ROOT);
        String plural = many.toLowerCase(Locale.ROOT);
        if (!singular.matches("[\\p{L}' -]{2,40}") || !plural.matches("[\\p{L}' -]{2,44}")) {
            return false;
        }
        int head = singular.lastIndexOf(' ') + 1;
        String last = singular.substring(head);
        String front = singular.substring(0, head);
        if (!plural.startsWith(front)) {
            return false;
        }
        String form = plural.substring(front.length());
        return (SAME.contains(last) && form.equals(last)) || irregular(last, form) || regular(last, form);
    }

    private static boolean irregular(String last, String form) {
        return IRREGULAR.entrySet().stream()
                .anyMatch(pair -> last.endsWith(pair.getKey())
                        && form.equals(last.substring(0, last.length() - pair.getKey().length()) + pair.getValue())
                        && (pair.getKey().length() > 3 || last.equals(pair.getKey()) || pair.getKey().equals("man")));
    }

    private static boolean regular(String last, String form) {
        if (last.matches(".*[^aeiou]y|.*quy")) {
            return form.equals(last.substring(0, last.length() - 1) + "ies");
        }
        if (last.matches(".*(?:s|x|z|ch|sh)")) {
            return form.equals(last + "es") || (last.endsWith("ch") && form.equals(last + "s"))
                    || (last.matches(".*[^z]z") && form.equals(last + "zes"))
                    || (last.endsWith("is") && form.equals(last.substring(0, last.length() - 2) + "es"))
                    || (last.endsWith("us") && form.equals(last.substring(0, last.length() - 2) + "i"));
        }
        if (last.endsWith("o") && form.equals(last + "es")) {
            return true;
        }
        if (last.matches(".*fe?") && form.equals(last.replaceFirst("fe?$", "ves"))) {
            return true;
        }
        if (last.endsWith("um") && form.equals(last.substring(0, last.length() - 2) + "a")) {
            return true;
        }
        return form.equals(last + "s");
    }
}
