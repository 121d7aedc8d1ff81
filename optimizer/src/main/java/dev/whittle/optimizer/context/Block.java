package dev.whittle.optimizer.context;

import dev.whittle.optimizer.text.Line;
import java.util.ArrayList;
import java.util.List;

/// A paragraph, table or code block.
///
/// @param title the path of headings it stands under
/// @param text without blank lines around it
/// @param whole whether it is a table or code, which is cut only between lines
record Block(String title, String text, boolean whole) {
    static List<Block> of(String text, Headings headings) {
        List<Block> blocks = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean code = false;
        boolean table = false;
        for (Line line : Line.of(text)) {
            String content = line.in(text);
            boolean fence = content.stripLeading().startsWith("```") || content.stripLeading().startsWith("~~~");
            boolean row = !code && content.stripLeading().startsWith("|");
            boolean heading = !code && !fence && isHeading(content);
            if (!code && (line.blank(text) || heading || fence || row != table)) {
                flush(blocks, headings, open, table);
            }
            table = row;
            if (heading) {
                headings.read(content);
            } else if (code || !line.blank(text)) {
                open.append(open.isEmpty() ? "" : "\n").append(content);
            }
            if (fence) {
                code = !code;
                if (!code) {
                    flush(blocks, headings, open, true);
                }
            }
        }
        flush(blocks, headings, open, code || table);
        return blocks;
    }

    private static boolean isHeading(String line) {
        return new Headings().read(line);
    }

    private static void flush(List<Block> blocks, Headings headings, StringBuilder open, boolean whole) {
        String text = open.toString().stripTrailing();
        if (!text.isBlank()) {
            blocks.add(new Block(headings.path(), text, whole));
        }
        open.setLength(0);
    }
}
