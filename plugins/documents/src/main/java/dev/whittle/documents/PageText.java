package dev.whittle.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Lines as the text of a page: a blank line where a gap or an indented first line parts paragraphs, and words
/// hyphenated at the end of a line put together where the document tells how they are written.
final class PageText {
    // Lines further apart than this, in usual distances, belong to two paragraphs.
    private static final float GAP = 1.45f;
    // In heights of a small letter.
    private static final float MOST_INDENT = 8;
    private static final Pattern ENDED = Pattern.compile("[.!?:;]\\d{0,3}[\"'”’»)\\]]*$");

    private final List<List<PdfLine>> pages;
    private final Hyphens hyphens;

    PageText(List<List<PdfLine>> pages) {
        this.pages = pages;
        this.hyphens = new Hyphens(pages.stream().map(page -> page.stream().map(PdfLine::text).toList()).toList());
    }

    List<String> texts() {
        return pages.stream().map(this::text).toList();
    }

    private String text(List<PdfLine> page) {
        float usual = usualDistance(page);
        List<String> paragraphs = new ArrayList<>();
        List<String> paragraph = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            if (i > 0 && (page.get(i).y() - page.get(i - 1).y() > usual * GAP || isIndented(page, i)
                    || begins(page, i))) {
                paragraphs.add(joined(paragraph));
                paragraph.clear();
            }
            paragraph.add(page.get(i).text());
        }
        paragraphs.add(joined(paragraph));
        return String.join("\n\n", paragraphs);
    }

    // Whether a line is the first of a column, and what is before it has ended.
    private static boolean begins(List<PdfLine> page, int at) {
        return page.get(at).y() < page.get(at - 1).y() && ENDED.matcher(page.get(at - 1).text()).find();
    }

    // Whether a line stands further in than those before and after it, and what is before it has ended.
    private static boolean isIndented(List<PdfLine> page, int at) {
        if (at + 1 >= page.size()) {
            return false;
        }
        PdfLine before = page.get(at - 1);
        PdfLine line = page.get(at);
        PdfLine after = page.get(at + 1);
        float indent = line.left() - before.left();
        boolean ordered = before.y() < line.y() && line.y() < after.y();
        return ordered && indent > line.height() && indent < MOST_INDENT * line.height()
                && Math.abs(before.left() - after.left()) < line.height() && ENDED.matcher(before.text()).find();
    }

    private String joined(List<String> paragraph) {
        return String.join("\n", hyphens.joined(paragraph)).replace("\u00AD", "");
    }

    // The median distance of lines; tables and headings have others.
    private static float usualDistance(List<PdfLine> page) {
        double[] distances = new double[Math.max(0, page.size() - 1)];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = page.get(i + 1).y() - page.get(i).y();
        }
        double[] downwards = Arrays.stream(distances).filter(distance -> distance > 0).sorted().toArray();
        return downwards.length == 0 ? Float.MAX_VALUE : (float) downwards[downwards.length / 2];
    }
}
