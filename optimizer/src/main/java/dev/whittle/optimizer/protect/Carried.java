package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Paragraph;
import dev.whittle.pass.Protection.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a message carries without a label or tag around it: mails with their heads, and text that
/// a sentence in front announces ("Translate to French: ...", "the clause below"). Errs towards text of
/// others, which only costs a saving.
final class Carried {
    private static final int LONGEST = 1_000;
    private static final String KIND = "(?:[\\w-]{1,20} ){0,3}?(?:texts?|passages?|articles?|clauses?|contract|agreement|lease|letter|e-?mails?|mails?"
            + "|thread|transcript|chat|conversation|dialogue|essay|poem|story|speech|messages?|tickets?|reviews?|comments?|posts?|tweets?"
            + "|statements?|paragraphs?|sentences?|report|abstract|press releases?|draft|documents?|descriptions?|page|bio|cv|resume)\\b";
    private static final Pattern ANNOUNCED = Pattern.compile("(?i)\\b(?:(?:the|this|these|my|our) " + KIND
            + " (?:given |provided |shown )?(?:below|that follows)\\b|following " + KIND
            + "|(?:here|below) (?:is|are) (?:an? |the |my |our )?" + KIND + ")");
    private static final Pattern WORKED_ON = Pattern.compile("(?i)(?:please )?(?:(?:can|could|would) you )?(?:please )?"
            + "(?:translate|rewrite|rephrase|paraphrase|proofread|correct|classify|shorten|summari[sz]e|polish)\\b[^:\\n.!?]{0,120}(?=:)");
    private static final Pattern HEAD = Pattern.compile(
            "(?m)^[ \\t>*]{0,4}+From:[^\\n]{0,300}+\\n(?:[ \\t>*]{0,4}+(?:To|Sent|Date|Subject|Cc|Bcc|Reply-To):[^\\n]{0,300}+(?:\\n|\\z)){1,8}+");
    private static final Pattern LABEL_ALONE = Pattern
            .compile(
                    "(?:Text|E-?mail|Message|Transcript|Article|Document|Input|Review|Ticket|Comment|Draft|Passage)[ \\t]*+");
    // What an instruction, or another part of the prompt, begins with.
    private static final Pattern OWN = Pattern
            .compile("(?i)\\s{0,8}+(?:[#<{*_`]|\\[(?!\\d)|---|(?:please|do|don.t|you|your|make|write|provide|give|"
                    + "return|output|answer|respond|reply|use|list|keep|be|never|always|note|remember|in your|if|explain|then|finally|also|"
                    + "after|before|focus|include|ensure|format|instructions?|rules?|tasks?|questions?|thanks?|only|create|summari[sz]e|"
                    + "translate|classify|extract|cite|q|a)\\b)");

    // In mails, people instruct each other: only another part of the prompt ends one.
    private static final Pattern PART = Pattern
            .compile(
                    "(?i)\\s{0,8}+(?:[#<]|(?:(?:your )?(?:task|instructions?|rules|question|reply|answer|summary))\\b[^\\n]{0,40}:)");

    private final int message;
    private final String text;
    private final List<Paragraph> paragraphs;
    private final List<Span> spans = new ArrayList<>();
    private int done;

    private Carried(int message, String text) {
        this.message = message;
        this.text = text;
        this.paragraphs = Paragraph.of(text);
    }

    /// The places in one message, in order.
    static List<Span> of(int message, String text) {
        Carried carried = new Carried(message, text);
        Matcher head = HEAD.matcher(text);
        for (Line line : Line.of(text)) {
            if (line.start() >= carried.done && line.end() - line.start() <= LONGEST) {
                if (head.region(line.start(), text.length()).lookingAt()) {
                    carried.add(line.start(), carried.end(head.end(), false, PART));
                } else {
                    carried.line(line);
                }
            }
        }
        return carried.spans;
    }

    private void line(Line line) {
        if (LABEL_ALONE.matcher(text).region(line.start(), line.end()).matches()) {
            add(line.next(), end(line.next(), true, OWN));
            return;
        }
        Matcher said = ANNOUNCED.matcher(text).region(line.start(), line.end());
        Matcher worked = WORKED_ON.matcher(text).region(line.start(), line.end());
        int behind = said.find() ? said.end() : worked.lookingAt() ? worked.end() : -1;
        if (behind < 0) {
            return;
        }
        int colon = text.indexOf(':', behind);
        boolean inside = colon >= 0 && colon < line.end() - 1 && !text.substring(colon + 1, line.end()).isBlank();
        if (!inside) {
            boolean closed = text.substring(line.start(), line.end()).stripTrailing().endsWith(":");
            boolean gap = line.next() < text.length() && Character.isWhitespace(text.charAt(line.next()));
            int first = line.next();
            while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
                first++;
            }
            boolean mail = HEAD.matcher(text).region(first, text.length()).lookingAt(); // which ends where mails do
            if (!mail && (closed || gap)) {
                add(line.next(), end(line.next(), closed, OWN));
            }
        } else if (text.charAt(colon + 1) == ' '
                && text.substring(behind, colon).chars().allMatch(c -> ".!?".indexOf(c) < 0)) {
            add(colon + 1, rest(colon));
        }
    }

    private void add(int start, int end) {
        if (end > start) {
            spans.add(new Span(message, start, end, "document"));
            done = end;
        }
    }

    // The end of the paragraph a place lies in.
    private int rest(int place) {
        return paragraphs.stream().filter(paragraph -> paragraph.end() > place).findFirst().map(Paragraph::end)
                .orElse(place);
    }

    // The end of the paragraphs from here to a border; the first is none, if a colon says that it is meant.
    private int end(int from, boolean meant, Pattern border) {
        int end = from;
        boolean any = meant;
        for (Paragraph paragraph : paragraphs) {
            int start = Math.max(from, paragraph.start());
            if (start < paragraph.end()) {
                if (!any && border.matcher(text).region(start, paragraph.end()).lookingAt()) {
                    break;
                }
                any = false;
                end = paragraph.end();
            }
        }
        return end;
    }
}
