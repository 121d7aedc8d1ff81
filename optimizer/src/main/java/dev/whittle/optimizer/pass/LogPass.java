package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.form.Log;
import dev.whittle.optimizer.form.RepeatedLine;
import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Regions;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.optimizer.text.Line;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Folds logs: the day all lines share is said once, neighbours that differ only in their time become one
/// line with a list of times, and equal neighbours one line with their number. Lossless: every line can
/// be read back.
public final class LogPass implements Pass {
    private static final int FEWEST = 4;
    private static final Set<Kind> EXACT = Set.of(Kind.VARIABLE, Kind.TAG, Kind.CODE, Kind.DIFF, Kind.DATA, Kind.TABLE,
            Kind.QUOTE);
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}[^\\p{L}]{1,20}\\p{L}{2,}");

    private static final Pattern SENTENCE = Pattern.compile(".*[.!?。][*_\"”)]{0,3}\\s*+");

    @Override
    public String id() {
        return "log";
    }

    @Override
    public String title() {
        return "Logs";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        List<Edit> edits = new ArrayList<>();
        if (Lead.aboutLayout(prompt)) {
            return edits;
        }
        List<Span> closed = new ArrayList<>(Regions.examples(prompt));
        protection.spans().stream().filter(span -> Kind.of(span.reason()).isEmpty()).forEach(closed::add);
        Shield shield = new Shield(closed);
        protection.spans().stream().filter(span -> EXACT.contains(Kind.of(span.reason()).orElse(Kind.NUMBER)))
                .forEach(closed::add);
        Shield exact = new Shield(closed);
        for (int message = 0; message < prompt.messages().size(); message++) {
            String text = prompt.messages().get(message).text();
            List<Line> lines = Line.of(text);
            for (int at = 0; at < lines.size(); at++) {
                int end = at;
                while (end < lines.size() && Log.line(lines.get(end).in(text))) {
                    end++;
                }
                if (end - at >= FEWEST) {
                    fold(message, text, lines.get(at).start(), lines.get(end - 1).end(), shield, edits);
                    at = end;
                } else {
                    at = Math.max(at, repeated(message, text, lines, at, exact, edits) - 1);
                }
            }
        }
        return edits;
    }

    // Returns the line behind the equal ones that begin with this one. In code and data a line may have to stand often.
    private int repeated(int message, String text, List<Line> lines, int at, Shield exact, List<Edit> edits) {
        String line = lines.get(at).in(text);
        int end = at + 1;
        while (end < lines.size() && lines.get(end).in(text).equals(line)) {
            end++;
        }
        int start = lines.get(at).start();
        int last = lines.get(end - 1).end();
        if (counts(line) && !exact.touches(message, start, last) && !Lead.literal(text, start, last)) {
            RepeatedLine.folded(text.substring(start, last)).ifPresent(after -> edits.add(new Edit(id(), "log.repeated",
                    message, start, last, after, "A line that repeats is said once with its number.", Risk.LOW)));
        }
        return end;
    }

    /// Whether it matters how often a line stands there; a sentence is only said again.
    static boolean counts(String line) {
        return WORDS.matcher(line).find()
                && (!SENTENCE.matcher(line).matches() || line.stripTrailing().endsWith("..."));
    }

    private void fold(int message, String text, int start, int end, Shield shield, List<Edit> edits) {
        String before = text.substring(start, end);
        if (!shield.touches(message, start, end) && !Lead.literal(text, start, end)) {
            Log.folded(before).filter(after -> !after.equals(before)).ifPresent(after -> edits.add(new Edit(id(),
                    "log.fold", message, start, end, after,
                    "The log's lines say their day once, and lines that differ only in their time are one.",
                    Risk.LOW)));
        }
    }
}
