package dev.whittle.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/// Glyphs that stand side by side, in the order of the file: a line of a column or a part of one.
///
/// @param left of the first visible glyph, in points
/// @param right end of the last visible glyph
/// @param y the baseline's distance from the top of the page
/// @param height of its glyphs, about that of a small letter
/// @param letters how many of its signs are letters
/// @param first its first visible sign
record PdfRun(List<TextPosition> glyphs, float left, float right, float y, float height, int letters, int first) {
    // In heights of a glyph. Blanks between words are narrower than this, also in justified text; columns stand further apart.
    private static final float GAP = 1.4f;

    static List<PdfRun> of(List<TextPosition> glyphs) {
        List<PdfRun> runs = new ArrayList<>();
        List<TextPosition> open = new ArrayList<>();
        for (TextPosition glyph : glyphs) {
            if (!open.isEmpty() && !isBlank(glyph) && !continues(open, glyph)) {
                close(runs, open);
                open = new ArrayList<>();
            }
            open.add(glyph);
        }
        close(runs, open);
        return runs;
    }

    /// From top to bottom, each from left to right.
    static List<List<PdfRun>> lines(List<PdfRun> runs) {
        List<List<PdfRun>> lines = new ArrayList<>();
        float y = Float.NEGATIVE_INFINITY;
        for (PdfRun run : runs.stream().sorted(Comparator.comparingDouble(PdfRun::y)).toList()) {
            if (run.y() - y > run.height() / 2) {
                lines.add(new ArrayList<>());
                y = run.y();
            }
            lines.getLast().add(run);
        }
        lines.forEach(line -> line.sort(Comparator.comparingDouble(PdfRun::left)));
        return lines;
    }

    /// Whether there are wide gaps between runs of a line.
    static boolean areCells(List<PdfRun> line) {
        for (int i = 1; i < line.size(); i++) {
            if (line.get(i).left() - line.get(i - 1).right() > GAP * line.get(i).height()) {
                return true;
            }
        }
        return false;
    }

    private static boolean continues(List<TextPosition> open, TextPosition glyph) {
        TextPosition last = open.getLast();
        for (int i = open.size() - 1; isBlank(last) && i >= 0; i--) {
            last = open.get(i);
        }
        float height = height(last);
        float gap = glyph.getXDirAdj() - last.getXDirAdj() - last.getWidthDirAdj();
        return isBlank(last)
                || (Math.abs(glyph.getYDirAdj() - last.getYDirAdj()) < height && gap < GAP * height && gap > -height);
    }

    private static void close(List<PdfRun> runs, List<TextPosition> glyphs) {
        List<TextPosition> visible = glyphs.stream().filter(glyph -> !isBlank(glyph)).toList();
        if (visible.isEmpty()) {
            return;
        }
        TextPosition start = visible.getFirst();
        float right = (float) visible.stream().mapToDouble(PdfRun::right).max().orElseThrow();
        float left = (float) visible.stream().mapToDouble(TextPosition::getXDirAdj).min().orElseThrow();
        float height = (float) visible.stream().mapToDouble(PdfRun::height).max().orElseThrow();
        int letters = (int) visible.stream().filter(glyph -> Character.isLetter(sign(glyph))).count();
        runs.add(new PdfRun(glyphs, left, right, start.getYDirAdj(), height, letters, sign(start)));
    }

    private static int sign(TextPosition glyph) {
        return glyph.getUnicode().strip().codePointAt(0);
    }

    private static boolean isBlank(TextPosition glyph) {
        return glyph.getUnicode().isBlank();
    }

    private static float right(TextPosition glyph) {
        return glyph.getXDirAdj() + glyph.getWidthDirAdj();
    }

    // A font may give no height.
    private static float height(TextPosition glyph) {
        return Math.max(1, glyph.getHeightDir() > 0 ? glyph.getHeightDir() : glyph.getWidthDirAdj());
    }
}
