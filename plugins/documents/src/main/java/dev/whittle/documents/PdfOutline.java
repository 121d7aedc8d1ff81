package dev.whittle.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/// The heading each page starts with, as far as the outline knows.
final class PdfOutline {
    private static final int MOST_ITEMS = 5_000;
    private static final int DEEPEST = 20;
    private static final int LONGEST = 200;

    private final PDDocument document;
    private final IdentityHashMap<COSDictionary, Integer> pages = new IdentityHashMap<>();
    private final String[] headings;
    private int items;

    private PdfOutline(PDDocument document) {
        this.document = document;
        for (PDPage page : document.getPages()) {
            pages.put(page.getCOSObject(), pages.size());
        }
        this.headings = new String[document.getNumberOfPages()];
    }

    /// A title for every page: the first outline item that leads to it, or `page 3`.
    static List<String> headings(PDDocument document) {
        var outline = new PdfOutline(document);
        PDDocumentOutline root = document.getDocumentCatalog().getDocumentOutline();
        if (root != null) {
            outline.visit(root, 0);
        }
        List<String> headings = new ArrayList<>();
        for (String heading : outline.headings) {
            headings.add(heading == null ? "page " + (headings.size() + 1) : heading);
        }
        return headings;
    }

    // A hostile outline may lead back to itself.
    private void visit(PDOutlineNode node, int depth) {
        for (PDOutlineItem item = node.getFirstChild(); item != null; item = item.getNextSibling()) {
            if (++items > MOST_ITEMS || depth > DEEPEST) {
                return;
            }
            note(item);
            visit(item, depth + 1);
        }
    }

    private void note(PDOutlineItem item) {
        String title = item.getTitle();
        if (title == null || title.isBlank()) {
            return;
        }
        try {
            PDPage page = item.findDestinationPage(document);
            Integer index = page == null ? null : pages.get(page.getCOSObject());
            if (index != null && headings[index] == null) {
                String line = title.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
                headings[index] = line.length() > LONGEST ? line.substring(0, LONGEST).strip() + "…" : line;
            }
        } catch (IOException _) {
            // A bookmark that leads nowhere: the page keeps its number as title.
        }
    }
}
