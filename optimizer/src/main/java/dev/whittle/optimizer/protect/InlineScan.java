package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.protect.Protector.Found;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Protected places a pattern finds. Every repetition is bounded or possessive: no text makes a
/// pattern slow or deep.
final class InlineScan {
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?";
    private static final String UNIT = "%|percent|[kKMGT]i?B|k|M|ms|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?|"
            + "months?|years?|tokens?|words?|characters?|chars?|sentences?|paragraphs?|pages?|lines?|bullets?|points?|"
            + "items?|steps?|times|km|m|cm|mm|µm|nm|kg|g|mg|µg|lbs?|oz|l|ml|°C|°F|USD|EUR|GBP|CHF|JPY|dollars?|euros?|"
            + "px|pt|[kMG]?Hz|k?W|k?Wh|V|x";
    private static final List<Search> SEARCHES = List.of(
            new Search(Kind.VARIABLE, "{",
                    "\\{\\{\\{?[^{}\\n]{1,200}+\\}\\}\\}?|\\{%[^\\n]{0,300}?%\\}|\\{#[^\\n]{0,300}?#\\}"),
            new Search(Kind.VARIABLE, "{",
                    "\\$\\{[^{}\\n]{1,200}+\\}|(?<![\\w{$])\\{[A-Za-z_][\\w.-]{0,60}+\\}(?!\\})"),
            new Search(Kind.VARIABLE, "%(", "%\\([A-Za-z_]\\w{0,60}+\\)[sdf]"),
            new Search(Kind.VARIABLE, "<<", "<<[A-Za-z_][\\w .-]{0,60}+>>"),
            new Search(Kind.VARIABLE, "[", "\\[\\[[A-Za-z_][\\w .-]{0,60}+\\]\\]|\\[[A-Z][A-Z0-9_ ]{2,60}+\\]"),
            new Search(Kind.TAG, "<", "</?[A-Za-z][\\w:.-]{0,60}+(?:\\s[^<>]{0,500}+)?>|<!--[^\\n]{0,1000}?-->"),
            new Search(Kind.CODE, "`", "(?<!`)(`{1,4})(?!`)[^`\\n]{1,500}+\\1(?!`)"),
            new Search(Kind.QUOTE, "\"\"\"", "\"\"\"(?:(?!\"\"\")[\\s\\S]){1,20000}+\"\"\""),
            new Search(Kind.QUOTE, "\"", "(?<![\\w\"])\"(?=\\S)[^\"\\n]{1,1000}+\"(?![\\w\"])"),
            new Search(Kind.QUOTE, "\"", "(?m)(?:^|:)[ \\t]{0,8}+\"(?=\\S)[^\"]{1,4000}+\"[ \\t]{0,8}+$"),
            new Search(Kind.QUOTE, "'",
                    "(?<![\\p{L}\\p{N}'])'(?=[^\\s'])(?:[^'\\n]|(?<=\\p{L})'(?=\\p{L})){1,300}+'(?![\\p{L}\\p{N}'])"),
            new Search(Kind.QUOTE, "‘", "‘(?:[^‘’\\n]|(?<=\\p{L})’(?=\\p{L})){1,300}+’"),
            new Search(Kind.QUOTE, "“", "“[^“”]{1,4000}+”"),
            new Search(Kind.QUOTE, "„", "„[^„“”]{1,4000}+[“”]"),
            new Search(Kind.QUOTE, "«", "«[^«»]{1,4000}+»"),
            new Search(Kind.QUOTE, "「", "「[^「」]{1,4000}+」"),
            new Search(Kind.ADDRESS, "://", "(?<![a-z])(?:https?|ftp|file|ssh|s3|wss?)://[^\\s<>\"'`\\])}]{1,2000}+"),
            new Search(Kind.ADDRESS, "www.", "www\\.[^\\s<>\"'`\\])}]{1,2000}+"),
            new Search(Kind.ADDRESS, "@", "(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,8}+"),
            new Search(Kind.DATE, "",
                    "(?<!\\d)\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:?\\d{2})?)?"),
            new Search(Kind.DATE, "",
                    "(?<!\\d)(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\b\\.?)?)(?!\\d)"),
            new Search(Kind.DATE, "", "(?<!\\d)\\d{1,2}(?:st|nd|rd|th)? " + MONTH + "(?:,? \\d{4})?\\b"),
            new Search(Kind.DATE, "",
                    "(?<!\\p{L})(?=[ADFJMNOS])" + MONTH + " (?:\\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{4})\\b"),
            new Search(Kind.NUMBER, "", "[-+±~<>≤≥]?[$€£¥]?(?<![\\p{L}\\p{N}_])\\d(?:[\\d.,]{0,40}\\d)?(?:[ -]?(?:"
                    + UNIT + ")(?![\\p{L}\\p{N}]))?"));

    private record Search(Kind kind, String needle, Pattern pattern) {
        // Most texts hold few of the marks patterns start with; looking for the mark first is far faster.
        Search(Kind kind, String needle, String pattern) {
            this(kind, needle, Pattern.compile(pattern));
        }
    }

    private InlineScan() {}

    static void into(String text, List<Found> found) {
        for (Search search : SEARCHES) {
            if (text.contains(search.needle())) {
                Matcher matcher = search.pattern().matcher(text);
                while (matcher.find()) {
                    found.add(new Found(search.kind(), matcher.start(), matcher.end()));
                }
            }
        }
    }
}
