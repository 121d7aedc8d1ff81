package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.pass.RedundancyPass.Place;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.optimizer.text.Copies;
import dev.whittle.optimizer.text.Gist;
import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Sentence;
import dev.whittle.optimizer.text.WordLists;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message as paragraphs of lines of sentences, on which copies are marked and then cut out with one
/// separator each, so that any of the cuts can be made without the others.
final class Outline {
    private static final int FEWEST_WORDS = 4;
    private static final Pattern STRUCTURE = Pattern
            .compile("\\s*(?:#.*|\\d{1,3}[.)]\\s.*|[=\\-_*~]{3,}.*|[A-Z][\\w -]{0,40}:.*|.*:\\s*|\\|.*)");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]{2,}");

    private final int message;
    private final String text;
    private final Shield shield;
    private final List<List<Row>> paragraphs = new ArrayList<>();

    /// @param number counted from 1
    private record Row(Line line, int number, List<Part> parts, boolean structure) {
        boolean gone() {
            return parts.stream().allMatch(part -> part.twin != null);
        }
    }

    private static final class Part {
        private final Sentence sentence;
        private @Nullable Place twin;

        Part(Sentence sentence) {
            this.sentence = sentence;
        }
    }

    /// A sentence another may say as well.
    static final class Said {
        private final Part part;
        private final Place place;
        private final Gist gist;
        private final String key;

        private Said(Part part, Place place, String sentence) {
            this.part = part;
            this.place = place;
            this.gist = Gist.of(sentence);
            this.key = Copies.key(sentence);
        }

        /// Equal for sentences that are copies word for word.
        String key() {
            return key;
        }

        Place place() {
            return place;
        }

        Gist gist() {
            return gist;
        }

        void copyOf(Said other) {
            part.twin = other.place;
        }
    }

    /// A copy to take out with its separator.
    ///
    /// @param unit `paragraph`, `line` or `sentence`
    record Cut(String unit, int start, int end, Place twin) {}

    Outline(int message, String text, Shield shield) {
        this.message = message;
        this.text = text;
        this.shield = shield;
        List<Row> paragraph = new ArrayList<>();
        int number = 0;
        for (Line line : Line.of(text)) {
            number++;
            if (line.blank(text)) {
                close(paragraph);
                paragraph = new ArrayList<>();
            } else {
                boolean structure = line.end() - line.start() < 2_000 && STRUCTURE.matcher(line.in(text)).matches();
                List<Part> parts = Sentence.of(text, line.start(), line.end()).stream().map(Part::new).toList();
                paragraph.add(new Row(line, number, parts, structure));
            }
        }
        close(paragraph);
    }

    int message() {
        return message;
    }

    private void close(List<Row> paragraph) {
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph);
        }
    }

    /// Marks what was said before and notes what is said here for the first time.
    void mark(Map<String, Place> said) {
        for (List<Row> paragraph : paragraphs) {
            int start = paragraph.getFirst().line().indent(text);
            int end = paragraph.getLast().line().end();
            boolean eligible = eligible(start, end) && paragraph.stream().noneMatch(Row::structure);
            Place here = new Place(message, start, paragraph.getFirst().number());
            Place twin = eligible ? said.putIfAbsent("p" + Copies.key(text.substring(start, end)), here) : null;
            Set<Row> counted = counted(paragraph);
            for (Row row : paragraph) {
                for (Part part : row.parts()) {
                    boolean one = eligible(part.sentence.start(), part.sentence.end()) && !row.structure()
                            && !counted.contains(row);
                    Place place = new Place(message, part.sentence.start(), row.number());
                    Place before = one ? said.putIfAbsent("s" + Copies.key(part.sentence.in(text)), place) : null;
                    part.twin = twin != null ? twin : before;
                }
            }
        }
    }

    // Rows of which three or more equal ones follow each other: how often is what a log says.
    private Set<Row> counted(List<Row> paragraph) {
        Set<Row> counted = new HashSet<>();
        for (int at = 2; at < paragraph.size(); at++) {
            List<Row> three = paragraph.subList(at - 2, at + 1);
            if (three.stream().map(row -> row.line().in(text)).distinct().count() == 1
                    && LogPass.counts(three.getFirst().line().in(text))) {
                counted.addAll(three);
            }
        }
        return counted;
    }

    /// Every sentence that may be taken out or kept in place of another.
    List<Said> said() {
        List<Said> said = new ArrayList<>();
        for (Row row : paragraphs.stream().flatMap(List::stream).filter(row -> !row.structure()).toList()) {
            for (Part part : row.parts()) {
                if (eligible(part.sentence.start(), part.sentence.end())) {
                    said.add(new Said(part, new Place(message, part.sentence.start(), row.number()),
                            part.sentence.in(text)));
                }
            }
        }
        return said;
    }

    private boolean eligible(int start, int end) {
        return WORDS.matcher(text).region(start, end).results().limit(FEWEST_WORDS).count() == FEWEST_WORDS
                && !shield.touches(message, start, end);
    }

    // A sentence stays if one that stays as well comes right behind it and speaks of it.
    private void keepWhatIsPointedTo() {
        for (List<Row> paragraph : paragraphs) {
            List<Part> parts = paragraph.stream().flatMap(row -> row.parts().stream()).toList();
            for (int at = parts.size() - 2; at >= 0; at--) {
                Part next = parts.get(at + 1);
                if (next.twin == null && WordLists.standard().pointsBack(next.sentence.in(text))) {
                    parts.get(at).twin = null;
                }
            }
        }
    }

    // A sentence broken over lines goes as a whole or not at all.
    private void keepHalfSentences() {
        for (List<Row> paragraph : paragraphs) {
            for (int at = 0; at + 1 < paragraph.size();) {
                Part half = paragraph.get(at).parts().getLast();
                Part rest = paragraph.get(at + 1).parts().getFirst();
                if ((half.twin == null) != (rest.twin == null) && goesOn(half, rest)) {
                    half.twin = null;
                    rest.twin = null;
                    at = Math.max(0, at - 1);
                } else {
                    at++;
                }
            }
        }
    }

    private boolean goesOn(Part half, Part rest) {
        char end = text.charAt(half.sentence.end() - 1);
        return (Character.isLetter(end) || end == ',') && Character.isLowerCase(text.charAt(rest.sentence.start()));
    }

    /// The cuts, in order. A message is never emptied: if all of it was said before, its first
    /// paragraph stays.
    List<Cut> cuts() {
        keepWhatIsPointedTo();
        keepHalfSentences();
        List<Cut> cuts = new ArrayList<>();
        boolean lead = true;
        for (int index = 0; index < paragraphs.size(); index++) {
            List<Row> paragraph = paragraphs.get(index);
            boolean gone = paragraph.stream().allMatch(Row::gone);
            boolean all = index == 0 && paragraphs.stream().flatMap(List::stream).allMatch(Row::gone);
            if (gone && !all) {
                cuts.add(paragraph(index, lead));
            } else if (!all) {
                lines(paragraph, cuts);
            }
            lead &= gone && !all;
        }
        return cuts;
    }

    // Whatever is cut takes the separator in front of it along; at the very front, the one behind.
    private Cut paragraph(int index, boolean lead) {
        List<Row> rows = paragraphs.get(index);
        int start = rows.getFirst().line().start();
        int end = rows.getLast().line().end();
        if (lead) {
            end = paragraphs.get(index + 1).getFirst().line().start();
        } else {
            start = paragraphs.get(index - 1).getLast().line().end();
        }
        return new Cut("paragraph", start, end, twin(rows.getFirst()));
    }

    private void lines(List<Row> rows, List<Cut> cuts) {
        boolean lead = true;
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            if (!row.gone()) {
                sentences(row, cuts);
                lead = false;
            } else if (lead) {
                cuts.add(new Cut("line", row.line().start(), rows.get(index + 1).line().start(), twin(row)));
            } else {
                cuts.add(new Cut("line", rows.get(index - 1).line().end(), row.line().end(), twin(row)));
            }
        }
    }

    private void sentences(Row row, List<Cut> cuts) {
        boolean lead = true;
        for (int index = 0; index < row.parts().size(); index++) {
            Part part = row.parts().get(index);
            if (part.twin == null) {
                lead = false;
            } else if (lead) {
                int next = row.parts().get(index + 1).sentence.start();
                if (Line.marks(text.charAt(next))) {
                    lead = false;
                } else {
                    cuts.add(new Cut("sentence", part.sentence.start(), next, part.twin));
                }
            } else {
                cuts.add(
                        new Cut("sentence", row.parts().get(index - 1).sentence.end(), part.sentence.end(), part.twin));
            }
        }
    }

    private static Place twin(Row row) {
        Place twin = row.parts().getFirst().twin;
        if (twin == null) {
            throw new IllegalStateException("A row without a twin was cut");
        }
        return twin;
    }
}
