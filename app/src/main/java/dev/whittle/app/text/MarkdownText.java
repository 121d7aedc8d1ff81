package dev.whittle.app.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Lays Markdown (CommonMark with tables) out as styled text. HTML is shown as it is written, a link with its address.
public final class MarkdownText {
    private static final int MOST_NESTED = 64;
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(MOST_NESTED).build();

    /// A block quote or an item of a list: what stands before its lines.
    private static final class Frame {
        private final String rest;
        private String next;

        Frame(String first, String rest) {
            next = first;
            this.rest = rest;
        }

        String prefix() {
            String now = next;
            next = rest;
            return now;
        }
    }

    private final List<Span> spans = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Deque<String> styles = new ArrayDeque<>();

    private MarkdownText() {}

    public static List<Span> of(String markdown) {
        MarkdownText text = new MarkdownText();
        text.walk(PARSER.parse(markdown));
        return List.copyOf(text.spans);
    }

    // Not by recursion: how deep an answer nests is not ours to say.
    private void walk(Node root) {
        @Nullable
        Node node = root;
        while (node != null) {
            if (enter(node) && node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            leave(node);
            while (!node.equals(root) && node.getNext() == null) {
                node = node.getParent();
                leave(node);
            }
            node = node.equals(root) ? null : node.getNext();
        }
    }

    /// Whether to go on with what is inside.
    private boolean enter(Node node) {
        switch (node) {
            case BlockQuote _ -> frames.addLast(new Frame("│ ", "│ "));
            case ListItem item -> frames.addLast(frame(item));
            case Heading heading -> {
                begin(node);
                styles.addLast("md-h" + Math.min(3, heading.getLevel()));
            }
            case Paragraph _ -> begin(node);
            case ThematicBreak _ -> block(node, "────────", "md-muted");
            case FencedCodeBlock code -> block(node, code.getLiteral(), "md-code");
            case IndentedCodeBlock code -> block(node, code.getLiteral(), "md-code");
            case HtmlBlock html -> block(node, html.getLiteral(), "md-muted");
            case TableBlock table -> {
                block(node, MarkdownTable.of(table), "md-code");
                return false;
            }
            case Text text -> say(text.getLiteral());
            case Code code -> say(code.getLiteral(), "md-code");
            case HtmlInline html -> say(html.getLiteral(), "md-muted");
            case SoftLineBreak _ -> say(" ");
            case HardLineBreak _ -> line();
            case StrongEmphasis _ -> styles.addLast("md-strong");
            case Emphasis _ -> styles.addLast("md-emphasis");
            case Link _,Image _ -> styles.addLast("md-link");
            case LinkReferenceDefinition _ -> {
                return false;
            }
            default -> {
            }
        }
        return true;
    }

    private void leave(Node node) {
        switch (node) {
            case BlockQuote _,ListItem _ -> frames.removeLast();
            case Heading _,StrongEmphasis _,Emphasis _ -> styles.removeLast();
            case Link link -> endLink(link, link.getDestination());
            case Image image -> endLink(image, image.getDestination());
            default -> {
            }
        }
    }

    private void endLink(Node link, String address) {
        styles.removeLast();
        boolean same = link.getFirstChild() instanceof Text text && text.getNext() == null
                && text.getLiteral().equals(address);
        if (!same && !address.isEmpty()) {
            say(" (" + address + ")", "md-muted");
        }
    }

    private static Frame frame(ListItem item) {
        String marker = "• ";
        if (item.getParent() instanceof OrderedList list) {
            int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
            for (Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
                number++;
            }
            marker = number + ". ";
        }
        return new Frame(marker, " ".repeat(marker.length() + 1));
    }

    private void block(Node node, String text, String style) {
        begin(node);
        String[] lines = text.stripTrailing().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                line();
            }
            say(lines[i], style);
        }
    }

    /// A new block: on a line of its own, with a blank one before it unless its list is tight.
    private void begin(Node node) {
        if (!spans.isEmpty()) {
            spans.add(new Span(isTight(node) ? "\n" : "\n\n"));
        }
        prefix();
    }

    // What is set apart from what stands before is the outermost block that begins here.
    private static boolean isTight(Node node) {
        Node outer = node;
        while (outer.getPrevious() == null && outer.getParent() != null && outer.getParent().getParent() != null) {
            outer = outer.getParent();
        }
        Node item = outer instanceof ListItem ? outer : outer.getParent();
        return item instanceof ListItem && item.getParent() instanceof ListBlock list && list.isTight();
    }

    private void line() {
        spans.add(new Span("\n"));
        prefix();
    }

    private void prefix() {
        StringBuilder all = new StringBuilder();
        frames.forEach(frame -> all.append(frame.prefix()));
        if (!all.isEmpty()) {
            spans.add(new Span(all.toString(), "md-muted"));
        }
    }

    private void say(String text, String... more) {
        List<String> all = new ArrayList<>(styles.stream().distinct().toList());
        all.addAll(List.of(more));
        spans.add(new Span(text, all));
    }
}
