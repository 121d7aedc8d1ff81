package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Regions;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Words;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes out what a chunk repeats of the one before it: chunkers let neighbours overlap, so a chunk
/// begins with the very words the last one ended with. The first copy stays. Word for word only,
/// across line breaks too.
public final class OverlapPass implements Pass {
    /// Fewer words than this may meet by chance.
    public static final int FEWEST = 12;
    // The overlap of a chunker is well below this many words.
    private static final int MOST = 600;
    private static final int SEED = 6;

    @Override
    public String id() {
        return "overlap";
    }

    @Override
    public String title() {
        return "Chunk overlaps";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        return Rounds.run(prompt, protection, OverlapPass::search);
    }

    private static List<Edit> search(Prompt prompt, Protection protection) {
        List<Span> closed = new ArrayList<>(protection.spans());
        closed.removeIf(span -> Kind.of(span.reason()).map(Kind::foldable).orElse(false));
        closed.addAll(Regions.examples(prompt));
        Shield shield = new Shield(closed);
        List<Edit> edits = new ArrayList<>();
        for (int message = 0; message < prompt.messages().size(); message++) {
            new Reading(message, prompt.messages().get(message).text(), shield).into(edits);
        }
        return edits;
    }

    /// One message.
    private static final class Reading {
        private final int message;
        private final String text;
        private final Shield shield;
        private final Words words;
        private final List<Line> lines;
        // Where each run of a few words was met last.
        private final Map<String, Integer> seen = new HashMap<>();

        Reading(int message, String text, Shield shield) {
            this.message = message;
            this.text = text;
            this.shield = shield;
            this.words = Words.of(text);
            this.lines = Line.of(text);
        }

        void into(List<Edit> edits) {
            int line = 0;
            int done = 0;
            for (int at = 0; at + SEED <= words.size(); at++) {
                while (lines.get(line).next() <= words.starts().get(at)) {
                    line++;
                }
                boolean opens = lines.get(line).indent(text) == words.starts().get(at);
                String seed = String.join(" ", words.words().subList(at, at + SEED));
                Integer before = opens && at >= done ? seen.get(seed) : null;
                int length = before == null ? 0 : length(before, at);
                if (before != null && length >= FEWEST && closes(before + length)) {
                    done = at + length;
                    cut(at, length, before, edits);
                }
                seen.put(seed, at);
            }
        }

        private int length(int before, int at) {
            int length = 0;
            while (length < MOST && before + length < at && at + length < words.size()
                    && words.words().get(before + length).equals(words.words().get(at + length))) {
                length++;
            }
            return length;
        }

        // Whether a paragraph ends behind a word, which is where an earlier chunk was cut.
        private boolean closes(int next) {
            int from = words.ends().get(next - 1);
            int to = next < words.size() ? words.starts().get(next) : text.length();
            return to == text.length() || text.substring(from, to).chars().filter(c -> c == '\n').count() > 1;
        }

        private void cut(int at, int length, int before, List<Edit> edits) {
            int start = words.starts().get(at);
            int next = at + length;
            int end = next < words.size() ? words.starts().get(next) : text.length();
            String gap = text.substring(words.ends().get(next - 1), end);
            boolean whole = gap.indexOf('\n') >= 0 || next == words.size();
            if (whole && gap.strip().indexOf('\n') < 0 && gap.lastIndexOf('\n') > 0) {
                end = words.ends().get(next - 1) + gap.stripTrailing().length();
            }
            boolean broken = !whole && end > 0 && !Character.isWhitespace(text.charAt(end - 1));
            if (broken || start == 0 || shield.touches(message, start, end) || joint(start, end)) {
                return;
            }
            // The blanks before it go too, unless they end a table or another thing that stays as it is.
            int blanks = previousEnd(start);
            int from = whole && !shield.touches(message, blanks, start) ? blanks : start;
            long line = text.substring(0, words.starts().get(before)).lines().count();
            edits.add(new Edit("overlap", "overlap.words", message, from, end, "",
                    "These %d words repeat those from line %d on, which stay.".formatted(length, Math.max(1, line)),
                    Risk.LOW));
        }

        private int previousEnd(int start) {
            return text.substring(0, start).stripTrailing().length();
        }

        // What follows may not turn into a mark that opens a list, a quote or a code block.
        private boolean joint(int start, int end) {
            return end < text.length() && end > start && Line.marks(text.charAt(end));
        }
    }
}
