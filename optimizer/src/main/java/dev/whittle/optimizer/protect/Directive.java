package dev.whittle.optimizer.protect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells text that says what to do from text to read.
final class Directive {
    private static final int LONGEST = 1_200;
    private static final int WORDS_EACH = 25;
    private static final Pattern OPENS = Pattern.compile(
            "(?iu)[\\s*_>#•-]{0,6}(?:please|now|then|finally|also|based on|given (?:the|this|these)|using (?:only )?(?:the|this|these)|according to the|"
                    + "answer|respond|reply|write|return|output|provide|summari[sz]e|translate|classify|extract|explain|cite|quote|find|do not|don['’]t|never|always|only (?:use|answer|output|return|reply)|"
                    + "your (?:task|job|answer|reply|role)|you (?:must|should|are|will|can|may|have|need)|keep (?:your|it|the answer)|be (?:brief|short|concise|polite|precise)|make sure|remember|think|"
                    + "if (?:you|the (?:answer|question|context|documents?|passages?|text))|what|who|whom|whose|when|where|which|why|how|thanks|thank you|i need|i want|tell me|give me|help me|"
                    + "bitte|antworte|beantworte|gib|nenne|schreibe|fasse|verwende|nutze|wenn die antwort|responde|contesta|usa|escribe|por favor|réponds|répondez|donne|écris|rispondi|scrivi|responda)\\b");
    private static final Pattern SPEAKS = Pattern.compile(
            "(?i)\\b(?:(?:the|this|these|provided|given|following) (?:context|passages?|question|query|answer|user(?:'s)? question)|you|your|must not|do not|don['’]t|never|always|step by step)\\b");

    private static final Pattern CASTS = Pattern.compile(
            "(?iu)\\s*(?:you(?:['’]re| are) (?:an?|the|my|our|helping|working|acting|playing|talking|now)|your (?:task|job|role)|act as|du bist|sie sind|eres|tu es|vous êtes|sei)\\b");

    private Directive() {}

    /// Whether a text begins by telling the model who it is or what its task is.
    static boolean casts(String text, int from) {
        return CASTS.matcher(text).region(from, text.length()).lookingAt();
    }

    /// Whether a paragraph, or a line of its own, says what to do.
    static boolean is(CharSequence paragraph) {
        String text = paragraph.toString().strip();
        return text.length() <= LONGEST && (OPENS.matcher(text).lookingAt() || text.endsWith("?") || dense(text));
    }

    private static boolean dense(String text) {
        Matcher matcher = SPEAKS.matcher(text);
        int said = 0;
        while (matcher.find()) {
            said++;
        }
        return said > 0 && text.split("\\s+").length <= said * WORDS_EACH;
    }
}
