package dev.whittle.app.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// A table of Markdown in letters of one width, a line below its head.
final class MarkdownTable {
    private static final int WIDEST = 60;

    private MarkdownTable() {}

    static String of(TableBlock table) {
        List<List<String>> rows = new ArrayList<>();
        table.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                visitChildren(block);
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableCell) {
                    rows.getLast().add(words(node));
                } else {
                    if (node instanceof TableRow) {
                        rows.add(new ArrayList<>());
                    }
                    visitChildren(node);
                }
            }
        });
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
            }
        }
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(1, Arrays.stream(widths).mapToObj("─"::repeat).collect(Collectors.joining("─┼─")));
        return String.join("\n", lines);
    }

    private static String line(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(row.get(i) + " ".repeat(Math.max(0, widths[i] - row.get(i).length())));
        }
        return String.join(" │ ", cells).stripTrailing();
    }

    // Cells hold lines of text; what is nested in them is passed through in order, not by recursion.
    private static String words(Node cell) {
        StringBuilder words = new StringBuilder();
        @Nullable
        Node node = cell.getFirstChild();
        while (node != null) {
            if (node instanceof Text text) {
                words.append(text.getLiteral());
            } else if (node instanceof Code code) {
                words.append(code.getLiteral());
            }
            node = after(node, cell);
        }
        return words.toString().strip();
    }

    private static @Nullable Node after(Node node, Node cell) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node next = node;
        while (!next.equals(cell) && next.getNext() == null) {
            next = next.getParent();
        }
        return next.equals(cell) ? null : next.getNext();
    }
}
