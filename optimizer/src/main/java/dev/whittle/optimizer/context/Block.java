package dev.whittle.optimizer.context;

import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Sentence;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// A paragraph, table or code block, and how blocks become pieces of at most so many tokens.
///
/// @param title the path of headings it stands under
/// @param text without blank lines around it
/// @param whole whether it is a table or code, which is cut only between lines
record Block(String title, String text, boolean whole) {
    /// The text of one chunk.
    record Piece(String title, String text) {}

    static List<Piece> pieces(String text, Headings headings, Tokenizer tokenizer, int most)
            throws InterruptedException {
        List<Piece> pieces = new ArrayList<>();
        String title = "";
        StringBuilder open = new StringBuilder();
        for (Block block : of(text, headings)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Cutting into chunks was stopped");
            }
            boolean sameTitle = block.title().equals(title);
            String joined = open.isEmpty() ? block.text() : open + "\n\n" + block.text();
            if (!open.isEmpty() && (!sameTitle || tokenizer.count(joined).high() > most)) {
                pieces.add(new Piece(title, open.toString()));
                open.setLength(0);
            }
            title = block.title();
            if (!open.isEmpty()) {
                open.append("\n\n").append(block.text());
            } else if (tokenizer.count(block.text()).high() <= most) {
                open.append(block.text());
            } else {
                for (String part : block.parts(tokenizer, most)) {
                    pieces.add(new Piece(title, part));
                }
            }
        }
        if (!open.isEmpty()) {
            pieces.add(new Piece(title, open.toString()));
        }
        return pieces;
    }

    private static List<Block> of(String text, Headings headings) {
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

    // Lines of a table or code; sentences of a paragraph; then words; then as many chars as fit.
    private List<String> parts(Tokenizer tokenizer, int most) {
        List<int[]> units = new ArrayList<>();
        for (Line line : Line.of(text)) {
            if (whole) {
                units.add(new int[]{line.start(), line.end()});
            } else {
                Sentence.of(text, line.start(), line.end())
                        .forEach(sentence -> units.add(new int[]{sentence.start(), sentence.end()}));
            }
        }
        List<int[]> fitting = new ArrayList<>();
        for (int[] unit : units) {
            split(unit[0], unit[1], tokenizer, most, fitting);
        }
        List<String> parts = new ArrayList<>();
        int start = -1;
        int end = -1;
        for (int[] unit : fitting) {
            if (start >= 0 && tokenizer.count(text.substring(start, unit[1])).high() > most) {
                parts.add(text.substring(start, end));
                start = -1;
            }
            start = start < 0 ? unit[0] : start;
            end = unit[1];
        }
        if (start >= 0) {
            parts.add(text.substring(start, end));
        }
        parts.removeIf(String::isBlank);
        return parts;
    }

    // Halves a unit, at a blank if there is one near the middle, until each part fits.
    private void split(int start, int end, Tokenizer tokenizer, int most, List<int[]> fitting) {
        if (end - start <= 1 || tokenizer.count(text.substring(start, end)).high() <= most) {
            fitting.add(new int[]{start, end});
            return;
        }
        int middle = (start + end) >>> 1;
        int blank = text.lastIndexOf(' ', middle);
        int cut = blank > start + (end - start) / 4 ? blank : middle;
        if (Character.isLowSurrogate(text.charAt(cut)) && cut - 1 > start) {
            cut--;
        }
        split(start, cut, tokenizer, most, fitting);
        int rest = text.charAt(cut) == ' ' ? cut + 1 : cut;
        split(rest, end, tokenizer, most, fitting);
    }
}
