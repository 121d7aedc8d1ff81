package dev.whittle.documents;

import dev.whittle.document.Document.Section;
import java.util.ArrayList;
import java.util.List;

/// Records of a file gathered into sections about as long as a chunk, each beginning with the same head.
final class Batches {
    private static final int LONG_ENOUGH = 700;
    private final String head;
    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private long first = 1;
    private long next = 1;

    /// @param head lines that every section begins with, or empty
    Batches(String head) {
        this.head = head;
    }

    void add(String record) {
        open.append(open.isEmpty() ? "" : "\n").append(record);
        next++;
        // with a long head, fewer sections: together they stay within twice the file
        if (open.length() >= Math.max(LONG_ENOUGH, head.length())) {
            close();
        }
    }

    List<Section> sections() {
        if (!open.isEmpty()) {
            close();
        }
        return sections;
    }

    private void close() {
        String title = first == next - 1 ? "row %d".formatted(first) : "rows %d to %d".formatted(first, next - 1);
        sections.add(new Section(title, head + open));
        open.setLength(0);
        first = next;
    }
}
