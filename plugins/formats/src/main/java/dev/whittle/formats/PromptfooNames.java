package dev.whittle.formats;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// What variables are called in a promptfoo file. `first-name` would be a subtraction there, `user.name`
/// a property and `true` a constant, so such names get an underscore; the file's metadata keep the
/// original.
final class PromptfooNames {
    // Nunjucks words and globals, names promptfoo sets itself, and what every JavaScript object has.
    static final Set<String> RESERVED = Set.of("true", "false", "none", "null", "not", "and", "or", "in", "is",
            "if", "else", "elif", "endif", "for", "set", "block", "raw", "range", "cycler", "joiner", "env", "loop",
            "super", "self", "caller", "undefined", "constructor", "prototype", "toString", "toLocaleString", "valueOf",
            "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable");
    private static final int LONGEST = 60;

    private final Map<String, String> toFile = new LinkedHashMap<>();

    PromptfooNames(Collection<String> names) {
        Set<String> taken = new HashSet<>();
        names.stream().filter(PromptfooNames::fits).forEach(name -> {
            toFile.put(name, name);
            taken.add(name);
        });
        for (String name : names) {
            if (!toFile.containsKey(name)) {
                toFile.put(name, free(name, taken));
            }
        }
    }

    String toFile(String name) {
        return toFile.getOrDefault(name, name);
    }

    /// The names that had to be changed, by what they are called in the file.
    SequencedMap<String, String> changed() {
        SequencedMap<String, String> changed = new LinkedHashMap<>();
        toFile.forEach((name, inFile) -> {
            if (!name.equals(inFile)) {
                changed.put(inFile, name);
            }
        });
        return changed;
    }

    private static boolean fits(String name) {
        return name.matches("[\\p{L}_][\\p{L}\\p{N}_]*") && name.length() <= LONGEST && !RESERVED.contains(name)
                && !name.startsWith("__") && !name.equals("_conversation");
    }

    private static String free(String name, Set<String> taken) {
        String letters = name.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^_+", "");
        String base = "v_" + letters.substring(0, Math.min(letters.length(), LONGEST - 20));
        if (name.matches("[A-Za-z].*") && fits(base.substring(2))) {
            base = base.substring(2);
        }
        String free = base;
        for (int i = 2; !taken.add(free); i++) {
            free = base + "_" + i;
        }
        return free;
    }
}
