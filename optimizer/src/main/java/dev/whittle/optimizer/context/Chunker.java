package dev.whittle.optimizer.context;

import dev.whittle.document.Document;
import dev.whittle.document.Document.Layout;
import dev.whittle.document.Document.Section;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a document into chunks for ranking and packing.
public final class Chunker {
    private static final Pattern PAGE = Pattern.compile("(?:page|slide|sheet) .{1,40}", Pattern.CASE_INSENSITIVE);

    private Chunker() {}

    /// The chunks of a document in reading order, each of at most so many tokens. Cuts fall between
    /// headings, else where `chunking` says, else between lines, sentences, words, in this order. The head of a
    /// table that is cut stands above each part of it. Code keeps its lines and indentation: cuts fall between functions
    /// or classes where they fit, else between what is in them, under the line that opens them. A heading with nothing below it is text. Titles are the path of headings ("Report > Results"); sources name file and page ("report.pdf, page
    /// 3"); ids are a hash of source, title and text, so they stay the same as long as the chunk does.
    ///
    /// @throws InterruptedException if the thread was interrupted
    public static List<Chunk> chunk(Document document, Tokenizer tokenizer, Chunking chunking)
            throws InterruptedException {
        List<Chunk> chunks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Headings headings = new Headings();
        String before = document.name();
        for (Section section : document.sections()) {
            boolean page = PAGE.matcher(section.title()).matches();
            String source = page ? document.name() + ", " + section.title().toLowerCase(Locale.ROOT) : document.name();
            if (!page) {
                add(chunks, ids, before, Pieces.of(headings.clear(section.title()), tokenizer, chunking));
            }
            add(chunks, ids, source,
                    Pieces.of(blocks(document.layout(), section.text(), headings, tokenizer, chunking), tokenizer,
                            chunking));
            before = source;
        }
        add(chunks, ids, before, Pieces.of(headings.clear(""), tokenizer, chunking));
        return chunks;
    }

    private static List<Block> blocks(Layout layout, String text, Headings headings, Tokenizer tokenizer,
            Chunking chunking) {
        boolean code = layout == Layout.CODE || (layout == Layout.PLAIN && PlainText.isCode(text));
        return code
                ? CodeBlocks.of(text, headings.path(), part -> tokenizer.count(part).high() <= chunking.tokens())
                : Block.of(text, headings, layout == Layout.PLAIN);
    }

    private static void add(List<Chunk> chunks, Set<String> ids, String source, List<Pieces.Piece> pieces) {
        for (Pieces.Piece piece : pieces) {
            chunks.add(new Chunk(id(ids, source, piece.title(), piece.text()), piece.title(), piece.text(), source));
        }
    }

    private static String id(Set<String> taken, String source, String title, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((source + '\n' + title + '\n' + text).getBytes(StandardCharsets.UTF_8));
            String id = HexFormat.of().formatHex(digest.digest(), 0, 6);
            String free = id;
            for (int copy = 2; !taken.add(free); copy++) {
                free = id + "-" + copy;
            }
            return free;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
