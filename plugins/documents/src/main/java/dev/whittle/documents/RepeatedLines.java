package dev.whittle.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes out headers and footers: lines in the top tenth or the bottom twelfth of a page whose text, its
/// digits aside, repeats on at least half of the pages and on three.
final class RepeatedLines {
    private static final float TOP = 0.10f;
    private static final float BOTTOM = 0.92f;

    private RepeatedLines() {}

    static List<List<PdfLine>> removed(List<List<PdfLine>> pages) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<PdfLine> page : pages) {
            Set<String> onPage = new HashSet<>();
            page.stream().filter(RepeatedLines::isAtEdge).forEach(line -> onPage.add(key(line)));
            onPage.forEach(key -> counts.merge(key, 1, Integer::sum));
        }
        int enough = Math.max(3, (pages.size() + 1) / 2);
        List<List<PdfLine>> kept = new ArrayList<>();
        for (List<PdfLine> page : pages) {
            kept.add(page.stream().filter(line -> !isAtEdge(line) || counts.getOrDefault(key(line), 0) < enough)
                    .toList());
        }
        return kept;
    }

    private static boolean isAtEdge(PdfLine line) {
        float place = line.y() / line.pageHeight();
        return place < TOP || place > BOTTOM;
    }

    private static String key(PdfLine line) {
        return line.text().replaceAll("\\d+", "0").replaceAll("\\s+", " ");
    }
}
