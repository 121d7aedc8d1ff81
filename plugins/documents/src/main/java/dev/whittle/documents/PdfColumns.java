package dev.whittle.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.pdfbox.text.TextPosition;

/// The glyphs of a page in blocks, one for each column of running text, in the order in which they are read: what is as
/// wide as the page parts what is above it from what is below it. A table is no block of columns: its cells are read row
/// by row.
final class PdfColumns {
    private static final int MOST_RUNS = 20_000;
    private static final int DEEPEST = 4;
    private static final int FEWEST_STARTS = 5;

    private PdfColumns() {}

    static List<List<TextPosition>> blocks(List<TextPosition> glyphs) {
        List<PdfRun> runs = PdfRun.of(glyphs);
        List<List<PdfRun>> blocks = runs.size() > MOST_RUNS ? List.of() : blocks(runs, 0);
        return blocks.size() < 2
                ? List.of(glyphs)
                : blocks.stream().map(block -> block.stream().flatMap(run -> run.glyphs().stream()).toList()).toList();
    }

    private static List<List<PdfRun>> blocks(List<PdfRun> runs, int depth) {
        List<PdfBand> bands = depth == DEEPEST ? List.of() : best(runs, PdfBand::withColumns);
        if (bands.isEmpty() && depth < DEEPEST) {
            bands = best(runs, PdfBand::withNotes);
        }
        if (bands.isEmpty()) {
            return List.of(runs);
        }
        return bands.stream().flatMap(band -> Stream.of(band.across(), band.left(), band.right()))
                .filter(part -> !part.isEmpty())
                .flatMap(part -> blocks(part, depth + 1).stream())
                .toList();
    }

    // Those that put the most letters into columns.
    private static List<PdfBand> best(List<PdfRun> runs, BiFunction<List<PdfRun>, Float, List<PdfBand>> cut) {
        List<PdfBand> best = List.of();
        for (float gutter : gutters(runs)) {
            List<PdfBand> bands = cut.apply(runs, gutter);
            best = letters(bands) > letters(best) ? bands : best;
        }
        return best;
    }

    private static int letters(List<PdfBand> bands) {
        return bands.stream().flatMap(band -> Stream.concat(band.left().stream(), band.right().stream()))
                .mapToInt(PdfRun::letters).sum();
    }

    // Where many runs begin.
    private static List<Float> gutters(List<PdfRun> runs) {
        List<Float> gutters = new ArrayList<>();
        List<Float> starts = runs.stream().map(PdfRun::left).sorted().toList();
        for (int from = 0, to = 0; from < starts.size(); from = to) {
            while (to < starts.size() && starts.get(to) - starts.get(from) <= PdfBand.SLACK) {
                to++;
            }
            if (to - from >= FEWEST_STARTS) {
                gutters.add(starts.get(from));
            }
        }
        return gutters;
    }
}
