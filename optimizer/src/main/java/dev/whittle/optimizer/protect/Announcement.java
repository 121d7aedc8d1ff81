package dev.whittle.optimizer.protect;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells whether a paragraph speaks of a text to read ("Sum up the report.", "das folgende Protokoll") or asks
/// something that a text may answer.
final class Announcement {
    private static final Pattern PLACE = Pattern.compile(
            "(?iU)\\b(?:below|following|attached|unten|folgend\\p{L}*|anbei|siguiente\\p{L}*|abajo|suivant\\p{L}*|ci-dessous|seguente|seguinte\\p{L}*|volgende)\\b");
    private static final Pattern NAMED = Pattern.compile(
            "(?iU)\\b(?:the|this|these|those|that|my|our|your|given|provided|de[nmrs]|das|die|diese[nmrs]?|el|la|los|las|est[aeo]s?|le|les|ce|cet|cette|ces|il|lo|gli|questo|de|het|os?|as?) "
                    + "(?:\\p{L}+ ){0,2}(?:" + names() + ")\\b");

    private static final Pattern RULES = Pattern.compile(
            "(?iU)\\b(?:rules|guidelines|requirements|instructions|steps|constraints|as follows|regeln|anweisungen|vorgaben|schritte|reglas|instrucciones|pasos|règles|consignes|étapes|regole|istruzioni|regras|passos):$");

    private Announcement() {}

    static boolean in(String paragraph) {
        String text = paragraph.strip();
        return text.endsWith("?") || (text.endsWith(":") && !RULES.matcher(text).find())
                || PLACE.matcher(paragraph).find() || NAMED.matcher(paragraph).find();
    }

    private static String names() {
        PartNames names = PartNames.all();
        return Stream.of(names.contexts(), names.talks(), names.faqs())
                .flatMap(set -> set.stream().sorted()).map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
