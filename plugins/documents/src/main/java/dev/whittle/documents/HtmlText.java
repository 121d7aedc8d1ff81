package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DocumentException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Takes the text out of a page, without recursion: a page may be nested as deep as it likes.
final class HtmlText {
    private static final Set<String> LEFT_OUT = Set.of("script", "style", "noscript", "template", "nav", "svg",
            "button", "select", "iframe", "head");
    private static final Set<String> BLOCKS = Set.of("p", "div", "section", "article", "main", "header", "footer",
            "aside", "dl", "blockquote", "figure", "figcaption", "address", "hr", "body", "details", "summary", "form",
            "fieldset", "caption", "ul", "ol", "menu");
    private static final Set<String> EDGES = Set.of("header", "footer");
    private static final Set<String> LISTS = Set.of("ul", "ol", "menu");
    private static final int DEEPEST_INDENT = 20;
    private static final int UNNUMBERED = -1;
    /// So many are looked into; a page may have as many as it likes.
    private static final int MOST_EDGES = 20;
    private final BoundedFile file;
    private final long start = System.nanoTime();
    private final MarkdownOut out = new MarkdownOut();
    // Of each list one stands in the number of its next item, the innermost first.
    private final Deque<Integer> lists = new ArrayDeque<>();
    private int edges;
    private int nodes;

    HtmlText(BoundedFile file) {
        this.file = file;
    }

    String of(Element page) throws DocumentException, InterruptedException {
        Node node = page;
        while (node != null) {
            watch();
            boolean entered = enter(node);
            if (entered && node.childNodeSize() > 0) {
                node = node.childNode(0);
                continue;
            }
            if (entered) {
                leave(node);
            }
            while (node != null && !node.equals(page) && node.nextSibling() == null) {
                node = node.parent();
                if (node != null) {
                    leave(node);
                }
            }
            node = node == null || node.equals(page) ? null : node.nextSibling();
        }
        return out.text();
    }

    private void watch() throws DocumentException, InterruptedException {
        if (++nodes % 1000 == 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() - start >= file.limits().time().toNanos()) {
                throw file.tooSlow();
            }
        }
    }

    // Whether what is inside belongs to the text and was not taken yet.
    private boolean enter(Node node) throws DocumentException {
        if (node instanceof TextNode words) {
            out.words(words.getWholeText());
            return false;
        }
        if (!(node instanceof Element element) || isLeftOut(element)) {
            return false;
        }
        String name = element.normalName();
        if (name.matches("h[1-6]")) {
            out.heading(name.charAt(1) - '0', heading(element));
            return false;
        }
        if (name.equals("pre")) {
            out.code(element.wholeText().replace("\r", ""));
            return false;
        }
        if (name.equals("table") && element.select("table table, h1, h2, h3, pre").isEmpty()) {
            out.table(HtmlTable.of(element, file));
            return false;
        }
        switch (name) {
            case "br" -> out.lineBreak();
            case "sup" -> out.raised();
            case "dt", "tr" -> out.line();
            case "dd" -> {
                Element before = element.previousElementSibling();
                if (before != null && before.normalName().equals("dt")) {
                    out.definition();
                } else {
                    out.line();
                }
            }
            case "td", "th" -> out.words(" ");
            case "li" -> out.item(marker(), Math.clamp(lists.size(), 1, DEEPEST_INDENT));
            default -> {
                if (BLOCKS.contains(name) || name.equals("table")) {
                    block();
                }
            }
        }
        if (LISTS.contains(name)) {
            String first = element.attr("start");
            lists.push(!name.equals("ol") ? UNNUMBERED : first.matches("\\d{1,6}") ? Integer.parseInt(first) : 1);
        }
        return true;
    }

    private void leave(Node node) {
        if (node instanceof Element element) {
            if (element.normalName().equals("sup")) {
                out.lowered();
            }
            if (LISTS.contains(element.normalName())) {
                lists.pop();
                out.indent(Math.min(DEEPEST_INDENT, lists.size()));
            }
            if (BLOCKS.contains(element.normalName())) {
                block();
            }
        }
    }

    // Without the link to itself, or its sign, that many pages put behind it.
    private static String heading(Element element) {
        Element words = element.clone();
        words.select("a").stream().filter(link -> link.text().strip().matches("[¶#§]")).forEach(Element::remove);
        return words.text().strip().replaceAll("\\s*[¶§]$", "");
    }

    private void block() {
        if (!lists.isEmpty()) {
            out.line();
        } else {
            out.block();
        }
    }

    private boolean isLeftOut(Element element) {
        String name = element.normalName();
        return LEFT_OUT.contains(name) || element.hasAttr("hidden") || element.attr("role").equals("navigation")
                || element.attr("style").matches("(?is).*display\\s*:\\s*none.*")
                || (EDGES.contains(name) && ++edges <= MOST_EDGES && isLinks(element));
    }

    // A page's header or footer that mostly leads elsewhere.
    private static boolean isLinks(Element edge) {
        int links = edge.select("a").stream().mapToInt(link -> link.text().length()).sum();
        return edge.closest("article, main, section") == null && 2 * links > edge.text().length();
    }

    private String marker() {
        if (lists.isEmpty() || lists.peek() == UNNUMBERED) {
            return "- ";
        }
        int number = lists.pop();
        lists.push(number + 1);
        return number + ". ";
    }
}
