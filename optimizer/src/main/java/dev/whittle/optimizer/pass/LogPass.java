package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.form.Log;
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

/// Folds logs: the day all lines share is said once, and neighbours that differ only in their time
/// become one line with a list of times. Lossless: every line can be read back.
public final class LogPass implements Pass {
    private static final int FEWEST = 4;

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
                }
            }
        }
        return edits;
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
