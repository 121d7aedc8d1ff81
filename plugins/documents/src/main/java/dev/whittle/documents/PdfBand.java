package dev.whittle.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A part of a page from one height to another: what is as wide as the page, and two columns below it.
record PdfBand(List<PdfRun> across, List<PdfRun> left, List<PdfRun> right) {
    // In points: how far the starts of lines in a column may be apart, and how far a line may stick out of it.
    static final float SLACK = 3;
    // In heights of a glyph, which are about a third of the distance from line to line: what parts notes from those below.
    private static final float GAP = 4;

    PdfBand() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /// From top to bottom, or empty if there are no columns of running text on both sides of the gutter.
    static List<PdfBand> withColumns(List<PdfRun> runs, float gutter) {
        List<PdfBand> bands = cut(PdfRun.lines(runs), gutter, Float.MAX_VALUE);
        boolean columns = PdfSide.isText(all(bands, PdfBand::left)) && PdfSide.isText(all(bands, PdfBand::right));
        return columns ? joined(bands, band -> !band.left().isEmpty() && !band.right().isEmpty()) : List.of();
    }

    /// From top to bottom, or empty if there are no notes beside running text.
    static List<PdfBand> withNotes(List<PdfRun> runs, float gutter) {
        return joined(cut(PdfRun.lines(runs), gutter, GAP), PdfBand::hasNotes);
    }

    // Those without columns of their own stand above the next one that has some.
    private static List<PdfBand> joined(List<PdfBand> bands, Predicate<PdfBand> haveColumns) {
        List<PdfBand> joined = new ArrayList<>();
        List<PdfRun> across = new ArrayList<>();
        for (PdfBand band : bands) {
            across.addAll(band.across());
            if (haveColumns.test(band)) {
                joined.add(new PdfBand(across, band.left(), band.right()));
                across = new ArrayList<>();
            } else {
                across.addAll(band.left());
                across.addAll(band.right());
            }
        }
        if (!joined.isEmpty()) {
            joined.add(new PdfBand(across, List.of(), List.of()));
        }
        return joined;
    }

    private static List<PdfBand> cut(List<List<PdfRun>> lines, float gutter, float gap) {
        List<PdfBand> bands = new ArrayList<>();
        PdfBand band = new PdfBand();
        float y = Float.MAX_VALUE;
        for (List<PdfRun> line : lines) {
            boolean across = isAcross(line, gutter);
            if ((across && band.hasSides()) || line.getFirst().y() - y > gap * line.getFirst().height()) {
                bands.add(band);
                band = new PdfBand();
            }
            y = line.getFirst().y();
            for (PdfRun run : line) {
                (across ? band.across() : isLeft(run, gutter) ? band.left() : band.right()).add(run);
            }
        }
        bands.add(band);
        return bands;
    }

    private static List<PdfRun> all(List<PdfBand> bands, Function<PdfBand, List<PdfRun>> side) {
        return bands.stream().map(side).flatMap(List::stream).toList();
    }

    private static boolean isLeft(PdfRun run, float gutter) {
        return (run.left() + run.right()) / 2 < gutter;
    }

    // A line over the gutter, or a row of a table that is as wide as both columns.
    private static boolean isAcross(List<PdfRun> line, float gutter) {
        if (line.stream().anyMatch(run -> run.left() < gutter - SLACK && run.right() > gutter + SLACK)) {
            return true;
        }
        Map<Boolean, List<PdfRun>> sides = line.stream().collect(Collectors.partitioningBy(run -> isLeft(run, gutter)));
        return sides.values().stream().allMatch(PdfRun::areCells);
    }

    private boolean hasSides() {
        return !left.isEmpty() || !right.isEmpty();
    }

    private boolean hasNotes() {
        return PdfSide.areNotes(left, right) || PdfSide.areNotes(right, left);
    }
}
