package dev.whittle.optimizer;

import dev.whittle.optimizer.text.Copies;
import dev.whittle.optimizer.text.Gist;
import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.NearCopies;
import dev.whittle.optimizer.text.Pages;
import dev.whittle.optimizer.text.Sentence;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.optimizer.text.Words;
import dev.whittle.pass.Edit;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds for a piece that is cut out where else the prompt says the same, by reading the prompt anew:
/// word for word as sentences or paragraphs, sentence by sentence in one that says more, or as a long
/// run of words at the edge of a line. Whatever pass proposed the cut. Not thread-safe.
final class Survival {
    // A shorter run counts only if it stands at the edge of as many lines as a page header does.
    private static final int LONG_RUN = 12;
    private static final int PAGES = 3;
    private static final Pattern PARAGRAPHS = Pattern.compile("\\R\\s*\\R");

    private final Prompt prompt;
    private final Copies all;
    private @Nullable NearCopies<Unit> units;
    private @Nullable String running;

    private record Unit(int message, int start, int end, Gist gist) {
        // More than half of it goes with an edit.
        boolean within(Edit edit) {
            int shared = Math.min(end, edit.end()) - Math.max(start, edit.start());
            return message == edit.message() && shared * 2 > end - start;
        }
    }

    Survival(Prompt prompt) {
        this.prompt = prompt;
        this.all = Copies.of(prompt);
    }

    /// Whether an edit only cuts, and takes nothing away if it is the only one.
    boolean survives(Edit edit) {
        return edit.replacement().isBlank() && !survivors(List.of(edit)).isEmpty();
    }

    /// The pieces cut out by edits that are still said after all of them.
    List<String> survivors(List<Edit> edits) {
        Cuts cuts = new Cuts(edits.stream().filter(edit -> edit.replacement().isBlank()).toList());
        Copies gone = new Copies();
        cuts.all.forEach(cut -> gone.add(piece(cut)));
        return cuts.all.stream().filter(cut -> all.survives(piece(cut), gone) || nearly(cut, cuts) || runs(cut, cuts))
                .map(this::piece).toList();
    }

    /// What is cut, and the words that stay.
    private final class Cuts {
        private final List<Edit> all;
        private @Nullable String left;

        Cuts(List<Edit> all) {
            this.all = all;
        }

        boolean stays(String run) {
            if (all.size() == 1) {
                return times(running(), run, 2);
            }
            if (left == null) {
                left = words(Splice.into(prompt, all));
            }
            return left.contains(run);
        }
    }

    private String piece(Edit edit) {
        return prompt.messages().get(edit.message()).text().substring(edit.start(), edit.end());
    }

    private boolean nearly(Edit cut, Cuts cuts) {
        String text = prompt.messages().get(cut.message()).text();
        List<Unit> inside = new ArrayList<>();
        for (Line line : Line.of(piece(cut))) {
            Sentence.of(text, cut.start() + line.start(), cut.start() + line.end()).forEach(
                    sentence -> inside.add(unit(cut.message(), text, sentence)));
        }
        return !inside.isEmpty() && inside.stream().allMatch(unit -> whole(text, unit) && saidNearly(unit, cuts));
    }

    // Half a sentence has no twin: what is left of it would say something else.
    private static boolean whole(String text, Unit unit) {
        int from = unit.start();
        int to = unit.end();
        boolean opens = from == 0 || text.charAt(from - 1) == '\n'
                || ".!?。！？:;)\"'”’*_-+•".indexOf(text.charAt(back(text, from))) >= 0
                || text.substring(back(text, from) + 1, from).indexOf('\n') >= 0;
        boolean closes = to == text.length() || ".!?。！？:\"'”’)*_".indexOf(text.charAt(to - 1)) >= 0
                || text.charAt(to) == '\n' || text.charAt(to) == '\r';
        return opens && closes;
    }

    private static int back(String text, int from) {
        int at = from - 1;
        while (at > 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at;
    }

    private boolean saidNearly(Unit unit, Cuts cuts) {
        if (unit.gist().words().size() < Gist.FEWEST) {
            return false;
        }
        if (units == null) {
            units = index();
        }
        return units.near(units.signature(unit.gist().features())).stream()
                .anyMatch(other -> other.gist().covers(unit.gist()) && cuts.all.stream().noneMatch(other::within));
    }

    private NearCopies<Unit> index() {
        NearCopies<Unit> index = new NearCopies<>(16, 2);
        for (int message = 0; message < prompt.messages().size(); message++) {
            String text = prompt.messages().get(message).text();
            for (Line line : Line.of(text)) {
                for (Sentence sentence : Sentence.of(text, line.start(), line.end())) {
                    Unit unit = unit(message, text, sentence);
                    if (unit.gist().words().size() >= Gist.FEWEST) {
                        index.add(index.signature(unit.gist().features()), unit);
                    }
                }
            }
        }
        return index;
    }

    private static Unit unit(int message, String text, Sentence sentence) {
        return new Unit(message, sentence.start(), sentence.end(), Gist.of(sentence.in(text)));
    }

    // A run of words at the edge of a line, cut whole out of it, that stands elsewhere.
    private boolean runs(Edit cut, Cuts cuts) {
        String text = prompt.messages().get(cut.message()).text();
        Words words = Words.of(piece(cut));
        if (words.size() == 0) {
            return false;
        }
        int from = cut.start() + words.starts().getFirst();
        int to = cut.start() + words.ends().getLast();
        boolean edge = opens(text, from) || closes(text, to);
        // Copies cut one after the other have become one cut.
        return edge && PARAGRAPHS.splitAsStream(piece(cut)).map(Words::of).filter(part -> part.size() > 0)
                .allMatch(part -> cuts.stays(part.joined())
                        && (part.size() >= LONG_RUN || furniture(text, from, part.joined())));
    }

    private boolean furniture(String text, int at, String run) {
        return Pages.beside(text, at) && times(running(), run, PAGES);
    }

    private static boolean times(String words, String run, int times) {
        int at = -1;
        for (int found = 0; found < times; found++) {
            at = words.indexOf(run, at < 0 ? 0 : at + run.length() - 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private String running() {
        if (running == null) {
            running = words(prompt);
        }
        return running;
    }

    private static boolean opens(String text, int from) {
        int at = from;
        while (at > 0 && text.charAt(at - 1) != '\n' && !Character.isLetterOrDigit(text.charAt(at - 1))) {
            at--;
        }
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private static boolean closes(String text, int to) {
        int at = to;
        while (at < text.length() && text.charAt(at) != '\n' && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at == text.length() || text.charAt(at) == '\n';
    }

    private static String words(Prompt prompt) {
        return prompt.messages().stream().map(message -> Words.of(message.text()).joined())
                .collect(Collectors.joining());
    }
}
