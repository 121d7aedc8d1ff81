package dev.whittle.optimizer.context;

import dev.whittle.optimizer.text.Fence;
import dev.whittle.optimizer.text.Line;
import java.util.ArrayList;
import java.util.List;

/// A paragraph, table or code block, or a heading with nothing below it.
///
/// @param title the path of headings it stands under
/// @param text without blank lines around it
/// @param whole whether it is a table or code, which is cut only between lines
/// @param glue what stands between it and the block before it
record Block(String title, String text, boolean whole, String glue) {
    Block(String title, String text, boolean whole) {
        this(title, text, whole, "\n\n");
    }

    /// The blocks of Markdown, or of what may be.
    ///
    /// @param plain whether a line that begins with `#` need not be a heading
    static List<Block> of(String text, Headings headings, boolean plain) {
        List<Block> blocks = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        Fence fence = null;
        boolean table = false;
        List<Line> lines = Line.of(text);
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            String content = line.in(text);
            if (fence != null) {
                open.append('\n').append(content);
                if (fence.closedBy(content)) {
                    fence = null;
                    flush(blocks, headings, open, true);
                }
                continue;
            }
            fence = Fence.openedBy(content);
            boolean blank = line.blank(text);
            boolean row = TableHead.row(text, line);
            boolean heading = fence == null && Headings.is(content)
                    && (!plain || PlainText.isHeading(text, lines, at));
            if (blank || heading || fence != null || row != table) {
                flush(blocks, headings, open, table);
            }
            table = row;
            if (heading) {
                blocks.addAll(headings.read(content));
            } else if (!blank) {
                open.append(open.isEmpty() ? "" : "\n").append(content);
            }
        }
        flush(blocks, headings, open, fence != null || table);
        return blocks;
    }

    private static void flush(List<Block> blocks, Headings headings, StringBuilder open, boolean whole) {
        String text = open.toString().stripTrailing();
        if (!text.isBlank()) {
            blocks.add(new Block(headings.path(), text, whole));
        }
        open.setLength(0);
    }
}
