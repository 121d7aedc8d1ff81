package dev.whittle.optimizer.pass;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.regex.Pattern;

/// Tells data a prompt is about from text whose very form matters: by the words in front of it, and by
/// the placeholders in it. Errs towards form, which only costs a saving.
final class Lead {
    private static final int REACH = 300;
    private static final Pattern FOLLOWED = Pattern.compile(
            "(?i)\\b(?:respond|returns?|reply|answer (?:in(?! order to)|with|as|using)|output|emit|produce|generate|conform|match|"
                    + "follow(?:s|ing)? (?:this|the|exact|json)|exactly|verbatim|literal|expected)");
    private static final Pattern SHOWN = Pattern.compile(
            "(?i)\\b(?:format|schema|template|examples?|for instance|e\\.g|like this|looks? like|structure|shape|"
                    + "sample|placeholder)");
    private static final Pattern RECEIVED = Pattern.compile(
            "(?i)\\b(?:tool|api|server|command|query|search|function|service|database|export) (?:outputs?|results?|responses?|"
                    + "replies|reply|returned|format)\\b|\\b(?:returned|received)\\b");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\"(?:<[^\"<>]{1,80}>|\\.{3}|…|string|number|integer|boolean|float|YYYY[^\"]{0,20}|[A-Z_]{2,40}_HERE|"
                    + "your [^\"]{1,80}|\\w{1,40}(?: ?\\| ?\\w{1,40})+|\\[[^\"\\]]{1,80}\\])\"|\\.\\.\\.\\s*[\\]}]|//");
    private static final Pattern LAYOUT = Pattern.compile(
            "(?i)\\b(?:pretty[- ]?print|indent(?:ation|ed|ing)?\\b|re-?format|white ?space|line numbers?|lint|"
                    + "syntax errors?|well-formed|valid json|byte[- ]for[- ]byte)");

    private Lead() {}

    /// Whether a prompt speaks of layout anywhere, so that none of it may change.
    static boolean aboutLayout(Prompt prompt) {
        return prompt.messages().stream().map(Message::text).anyMatch(text -> LAYOUT.matcher(text).find());
    }

    /// Whether the lines in front say that the model has to follow what comes to the letter.
    static boolean followed(String text, int start) {
        String lead = before(text, start, 1);
        return FOLLOWED.matcher(lead).find() && !RECEIVED.matcher(lead).find();
    }

    /// Whether it is to be followed, or is shown as an example of a form.
    static boolean literal(String text, int start, int end) {
        String lead = before(text, start, 0);
        boolean said = FOLLOWED.matcher(lead).find() || SHOWN.matcher(lead).find();
        return (said && !RECEIVED.matcher(lead).find())
                || PLACEHOLDER.matcher(text.substring(start, Math.min(end, start + 20_000))).find();
    }

    // The words in its own line and the lines right above; if there is a gap, the end of the paragraph
    // above it, or that of more paragraphs if more gaps are allowed. Code fences and gaps count for nothing until there are words.
    private static String before(String text, int start, int gaps) {
        int from = start;
        int left = gaps;
        boolean words = false;
        while (from > 0 && start - from < REACH) {
            int previous = text.lastIndexOf('\n', from - 2);
            String line = text.substring(previous + 1, from).strip();
            if (words && line.isEmpty() && left-- == 0) {
                break;
            }
            words |= !line.isEmpty() && !line.startsWith("```") && !line.startsWith("~~~");
            from = previous + 1;
        }
        return text.substring(Math.max(from, start - REACH), start);
    }
}
