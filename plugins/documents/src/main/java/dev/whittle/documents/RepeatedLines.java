package dev.whittle.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes out headers and footers: lines in the top tenth or the bottom twelfth of a page whose text, its
/// digits aside, repeats on at least half of the pages and on three. A line in larger letters than the rest of the
/// page whose number changes is a heading: `Chapter 2`.
final class RepeatedLines {
    private static final float TOP = 0.10f;
    private static final float BOTTOM = 0.92f;
    // In heights of the page's usual letters.
    private static final float LARGE = 1.2f;

    private RepeatedLines() {}

    static List<List<PdfLine>> removed(List<List<PdfLine>> pages) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<PdfLine> page : pages) {
            keys(page).forEach(key -> counts.merge(key, 1, Integer::sum));
        }
        int enough = Math.max(3, (pages.size() + 1) / 2);
        List<List<PdfLine>> kept = new ArrayList<>();
        for (List<PdfLine> page : pages) {
            float large = large(page);
            kept.add(page.stream()
                    .filter(line -> !isAtEdge(line) || counts.getOrDefault(key(line, large), 0) < enough).toList());
        }
        return kept;
    }

    private static Set<String> keys(List<PdfLine> page) {
        float large = large(page);
        return page.stream().filter(RepeatedLines::isAtEdge).map(line -> key(line, large)).collect(Collectors.toSet());
    }

    private static boolean isAtEdge(PdfLine line) {
        float place = line.y() / line.pageHeight();
        return place < TOP || place > BOTTOM;
    }

    private static float large(List<PdfLine> page) {
        List<Float> heights = page.stream().map(PdfLine::height).sorted().toList();
        return heights.isEmpty() ? 0 : LARGE * heights.get(heights.size() / 2);
    }

    private static String key(PdfLine line, float large) {
        String text = line.height() > large ? line.text() : line.text().replaceAll("\\d+", "0");
        return text.replaceAll("\\s+", " ");
    }
}
