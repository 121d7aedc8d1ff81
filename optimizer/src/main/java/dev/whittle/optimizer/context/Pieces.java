package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Chunking.Cut;
import dev.whittle.optimizer.text.Line;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// Cuts the blocks of a text into pieces of at most so many tokens.
final class Pieces {
    private static final String CLAUSES = "，、；：。！？）」』,;:)";
    private final Tokenizer tokenizer;
    private final Chunking chunking;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    // Where the parts of the open piece that a next one may repeat begin.
    private final List<Integer> starts = new ArrayList<>();
    private String title = "";
    // What the open piece repeats of the one before it.
    private int repeated;
    // The first lines of the table that is being cut, which each part of it begins with.
    private String head = "";

    /// The text of one chunk.
    record Piece(String title, String text) {}

    private Pieces(Tokenizer tokenizer, Chunking chunking) {
        this.tokenizer = tokenizer;
        this.chunking = chunking;
    }

    static List<Piece> of(List<Block> blocks, Tokenizer tokenizer, Chunking chunking) throws InterruptedException {
        Pieces cutting = new Pieces(tokenizer, chunking);
        for (Block block : blocks) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Cutting into chunks was stopped");
            }
            cutting.add(block);
        }
        cutting.close(false);
        return cutting.pieces;
    }

    private void add(Block block) {
        if (!block.title().equals(title)) {
            close(false);
            title = block.title();
        }
        boolean fits = tokenizer.count(block.text()).high() <= chunking.tokens();
        boolean joins = chunking.cut() == Cut.HEADING || chunking.cut() == Cut.PARAGRAPH;
        if (chunking.cut() == Cut.PARAGRAPH) {
            close(!block.whole());
        }
        if (fits && (joins || block.whole())) {
            append(block.text(), block.glue(), !block.whole());
            return;
        }
        String glue = block.glue();
        int last = -1;
        head = head(block);
        for (int[] part : parts(block)) {
            if (last >= 0) {
                glue = block.text().substring(last, part[0]);
            }
            append(block.text().substring(part[0], part[1]), glue, !block.whole());
            last = part[1];
        }
        head = "";
        if (joins) {
            close(!block.whole());
        }
    }

    private void append(String text, String glue, boolean repeatable) {
        if (!open.isEmpty() && tokenizer.count(open + glue + text).high() > chunking.tokens()) {
            close(repeatable);
            if (!open.isEmpty() && tokenizer.count(open + glue + text).high() > chunking.tokens()) {
                forget();
            }
            if (open.isEmpty() && !head.isEmpty() && !text.startsWith(head)
                    && tokenizer.count(head + glue + text).high() <= chunking.tokens()) {
                starts.add(-1);
                open.append(head);
                repeated = head.length();
            }
        }
        open.append(open.isEmpty() ? "" : glue);
        starts.add(repeatable ? open.length() : -1);
        open.append(text);
    }

    // Ends the open piece; if it may, its end begins the next one.
    private void close(boolean repeatable) {
        String text = open.toString();
        boolean news = open.length() > repeated && !text.isBlank();
        String end = repeatable && news ? end(text) : "";
        if (news) {
            pieces.add(new Piece(title, text));
        }
        forget();
        if (!end.isEmpty()) {
            starts.add(0);
            open.append(end);
            repeated = end.length();
        }
    }

    private void forget() {
        open.setLength(0);
        starts.clear();
        repeated = 0;
    }

    // The longest end of at most the overlap that begins with a part, and is not all of the piece.
    private String end(String text) {
        String end = "";
        for (int at = starts.size() - 1; chunking.overlap() > 0 && at > 0 && starts.get(at) >= 0; at--) {
            String longer = text.substring(starts.get(at));
            if (tokenizer.count(longer).high() > chunking.overlap()) {
                break;
            }
            end = longer;
        }
        return end;
    }

    // The head of a table and the line below it, if they leave room for rows; else empty.
    private String head(Block block) {
        int end = block.whole() ? TableHead.end(block.text()) : 0;
        String lines = block.text().substring(0, end);
        return 2 * tokenizer.count(lines).high() <= chunking.tokens() ? lines : "";
    }

    // Lines of a table or code; sentences or words of a paragraph; what is still too long is halved.
    private List<int[]> parts(Block block) {
        List<int[]> units = new ArrayList<>();
        String text = block.text();
        if (!block.whole() && chunking.cut() != Cut.TOKENS) {
            Unit.of(text).forEach(unit -> units.add(new int[]{unit.start(), unit.end()}));
        } else {
            lines(text, block.whole(), units);
        }
        List<int[]> fitting = new ArrayList<>();
        units.forEach(unit -> split(text, unit[0], unit[1], fitting));
        return fitting;
    }

    private void lines(String text, boolean whole, List<int[]> units) {
        for (Line line : Line.of(text)) {
            if (!head.isEmpty() && line.start() > 0 && line.start() <= head.length() + 1) { // with its first row
                units.set(0, new int[]{0, line.end()});
            } else if (whole) {
                units.add(new int[]{line.start(), line.end()});
            } else {
                words(text, line, units);
            }
        }
    }

    private static void words(String text, Line line, List<int[]> units) {
        int start = -1;
        for (int at = line.start(); at <= line.end(); at++) {
            boolean blank = at == line.end() || Character.isWhitespace(text.charAt(at));
            if (blank && start >= 0) {
                units.add(new int[]{start, at});
                start = -1;
            } else if (!blank && start < 0) {
                start = at;
            }
        }
    }

    // Halves a unit, at a blank if there is one near the middle, until each part fits.
    private void split(String text, int start, int end, List<int[]> fitting) {
        if (end - start <= 1 || tokenizer.count(text.substring(start, end)).high() <= chunking.tokens()) {
            if (!text.substring(start, end).isBlank()) {
                fitting.add(new int[]{start, end});
            }
            return;
        }
        int cut = cut(text, start + (end - start) / 4, (start + end) >>> 1);
        if (Character.isLowSurrogate(text.charAt(cut)) && cut - 1 > start) {
            cut--;
        }
        split(text, start, cut, fitting);
        split(text, text.charAt(cut) == ' ' ? cut + 1 : cut, end, fitting);
    }

    // The place between the last two tags of a range, else its last blank, else the place behind its last mark of
    // punctuation, as Chinese has no blanks, else its end.
    private static int cut(String text, int from, int to) {
        for (int at = to; at > from; at--) {
            if (text.charAt(at - 1) == '>' && text.charAt(at) == '<') {
                return at;
            }
        }
        for (int at = to; at > from; at--) {
            if (text.charAt(at) == ' ') {
                return at;
            }
        }
        for (int at = to; at > from; at--) {
            if (CLAUSES.indexOf(text.charAt(at - 1)) >= 0) {
                return at;
            }
        }
        return to;
    }
}
