package dev.whittle.optimizer.prefix;

import dev.whittle.optimizer.form.Json;
import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Protector;
import dev.whittle.optimizer.protect.Protector.Found;
import dev.whittle.prompt.Variables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place of a message that is probably another text in the next call.
///
/// @param message index of the message
/// @param start first char
/// @param end char behind the last one
public record Breaker(Kinds kind, int message, int start, int end) {
    /// What changes there.
    public enum Kinds {
        /// A template variable.
        VARIABLE,
        /// The date or time of the call.
        DATE,
        /// An id of a session, a request, a user or the like.
        ID,
        /// JSON whose names are not sorted: programs that write it may give them in any order. Until the order
        /// is fixed, that is a risk and no certainty.
        UNSORTED_JSON
    }

    private static final Pattern NOW = Pattern.compile(
            "(?i)\\b(?:today(?:'s date)?|now|current (?:date|time|day)(?: and time)?|(?:date|time) (?:is|now)|time ?stamp|as of)\\b"
                    + "[^\\n.!?]{0,24}?((?:\\w{3,9}day,? )?(?:\\d{4}-\\d\\d?-\\d\\d?(?:[T ]\\d\\d:\\d\\d[\\d:.Z+-]{0,20})?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|"
                    + "\\d{1,2}(?:st|nd|rd|th)? \\p{Lu}\\p{L}{2,8}\\.?,? \\d{4}|\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}:\\d\\d(?::\\d\\d)?|\\d{10,13}))");
    private static final Pattern ID = Pattern.compile(
            "(?i)\\b(?:session|request|conversation|thread|trace|correlation|run|user|customer|ticket|order|message|call)[ _-]?(?:id|number|no\\.?|key)\\b"
                    + "\\W{1,4}(?:is )?[\"']?((?=[\\w-]{0,40}\\d)[\\w-]{4,64})|"
                    + "\\b(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})\\b");

    /// Whether it surely ends what can be cached.
    public boolean certain() {
        return kind != Kinds.UNSORTED_JSON;
    }

    /// The places of a text in order, none inside another.
    ///
    /// @param fixed variables that have the same value in every call
    static List<Breaker> of(int message, String text, Set<String> fixed) {
        List<Breaker> all = new ArrayList<>();
        Variables.places(text).stream().filter(place -> !fixed.contains(place.name())).forEach(
                place -> all.add(new Breaker(Kinds.VARIABLE, message, place.start(), place.end())));
        found(NOW, Kinds.DATE, message, text, all);
        found(ID, Kinds.ID, message, text, all);
        for (Found found : Protector.find(text)) {
            if (found.kind() == Kind.DATA && unsorted(text.substring(found.start(), found.end()))) {
                all.add(new Breaker(Kinds.UNSORTED_JSON, message, found.start(), found.end()));
            }
        }
        all.sort(Comparator.comparingInt(Breaker::start)
                .thenComparing(Comparator.comparingInt(Breaker::end).reversed()));
        List<Breaker> apart = new ArrayList<>();
        for (Breaker breaker : all) {
            boolean inside = breaker.certain() && apart.stream().anyMatch(
                    other -> other.certain() && breaker.start < other.end && other.start < breaker.end);
            if (!inside) {
                apart.add(breaker);
            }
        }
        return apart;
    }

    private static void found(Pattern pattern, Kinds kind, int message, String text, List<Breaker> all) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int group = matcher.group(1) != null ? 1 : 2;
            all.add(new Breaker(kind, message, matcher.start(group), matcher.end(group)));
        }
    }

    private static boolean unsorted(String json) {
        return Json.names(json).map(names -> names.size() > 1 && !names.stream().sorted().toList().equals(names))
                .orElse(false);
    }
}
