package dev.whittle.documents;

import java.util.ArrayList;
import java.util.List;

/// What stands on one side of a gutter: a column of running text, notes beside one, or cells of a table.
final class PdfSide {
    private static final int FEWEST_LINES = 5;
    private static final int FEWEST_NOTES = 3;
    private static final int FEWEST_LETTERS = 12;
    // In points.
    private static final float SAME_LINE = 0.5f;

    private PdfSide() {}

    /// Running text fills its lines, and many of them begin in the middle of a sentence; cells of a table do not.
    static boolean isText(List<PdfRun> side) {
        List<List<PdfRun>> lines = PdfRun.lines(side);
        if (lines.size() < FEWEST_LINES) {
            return false;
        }
        List<Float> widths = lines.stream().map(line -> line.getLast().right() - line.getFirst().left()).sorted()
                .toList();
        float full = widths.get(widths.size() * 9 / 10);
        long letters = side.stream().mapToLong(PdfRun::letters).sum();
        long within = lines.stream().filter(PdfSide::beginsWithin).count();
        return letters >= (long) FEWEST_LETTERS * lines.size() && within * 4 >= lines.size()
                && widths.get(widths.size() / 2) >= 0.6 * full;
    }

    /// Notes keep to lines of their own; cells of a table stand on those of their row, and rows are parted by gaps.
    static boolean areNotes(List<PdfRun> side, List<PdfRun> text) {
        List<List<PdfRun>> lines = PdfRun.lines(side);
        if (lines.size() < FEWEST_NOTES || !isText(text) || !isEven(PdfRun.lines(text))) {
            return false;
        }
        long aligned = lines.stream()
                .filter(line -> text.stream().anyMatch(run -> Math.abs(run.y() - line.getFirst().y()) < SAME_LINE))
                .count();
        return aligned * 2 <= lines.size();
    }

    private static boolean isEven(List<List<PdfRun>> lines) {
        List<Float> distances = distances(lines);
        float usual = distances.stream().sorted().toList().get(distances.size() / 2);
        long even = distances.stream().filter(distance -> Math.abs(distance - usual) < 0.15 * usual).count();
        return even * 4 >= distances.size() * 3L;
    }

    private static List<Float> distances(List<List<PdfRun>> lines) {
        List<Float> distances = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            distances.add(lines.get(i).getFirst().y() - lines.get(i - 1).getFirst().y());
        }
        return distances;
    }

    private static boolean beginsWithin(List<PdfRun> line) {
        int first = line.getFirst().first();
        return Character.isLetter(first) && !Character.isUpperCase(first);
    }
}
