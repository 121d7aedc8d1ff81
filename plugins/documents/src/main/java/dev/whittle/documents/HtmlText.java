package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Takes the text out of a page, without recursion: a page may be nested as deep as it likes.
final class HtmlText {
    private static final Set<String> LEFT_OUT = Set.of("script", "style", "noscript", "template", "nav", "svg", "form",
            "button", "select", "iframe", "head");
    private static final Set<String> BLOCKS = Set.of("p", "div", "section", "article", "main", "header", "footer",
            "aside", "ul", "ol", "dl", "blockquote", "figure", "figcaption", "address", "hr", "body", "details",
            "summary");
    private static final Set<String> LINES = Set.of("li", "dt", "dd", "br");
    private final BoundedFile file;
    private final long start = System.nanoTime();
    private final StringBuilder text = new StringBuilder();
    private int nodes;

    HtmlText(BoundedFile file) {
        this.file = file;
    }

    String of(Element page) throws DocumentException, InterruptedException {
        Node node = page;
        while (node != null) {
            watch();
            Node down = enter(node) && node.childNodeSize() > 0 ? node.childNode(0) : null;
            if (down != null) {
                node = down;
                continue;
            }
            leave(node);
            while (node != null && !node.equals(page) && node.nextSibling() == null) {
                node = node.parent();
                if (node != null) {
                    leave(node);
                }
            }
            node = node == null || node.equals(page) ? null : node.nextSibling();
        }
        return text.toString().replaceAll("(?<![ \\t])[ \\t]++\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
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
            words(words.getWholeText());
            return false;
        }
        if (!(node instanceof Element element) || LEFT_OUT.contains(element.normalName())) {
            return false;
        }
        String name = element.normalName();
        if (name.matches("h[1-6]")) {
            block();
            String title = element.text().strip();
            text.append(title.isEmpty() ? "" : "#".repeat(name.charAt(1) - '0') + " " + title);
            block();
            return false;
        }
        if (name.equals("pre")) {
            block();
            String code = element.wholeText().replace("\r", "").stripTrailing();
            text.append(code.isBlank() ? "" : "```\n" + code + "\n```");
            block();
            return false;
        }
        if (name.equals("table") && element.select("table table, h1, h2, h3, pre").isEmpty()) {
            block();
            text.append(table(element));
            block();
            return false;
        }
        if (BLOCKS.contains(name) || name.equals("table")) {
            block();
        } else if (LINES.contains(name) || name.equals("tr")) {
            line();
            text.append(name.equals("li") ? "- " : "");
        } else if (name.equals("td") || name.equals("th")) {
            words(" ");
        }
        return true;
    }

    private void leave(Node node) {
        if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
            block();
        }
    }

    private String table(Element table) throws DocumentException {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : table.select("tr")) {
            rows.add(row.select("th, td").stream().map(Element::text).toList());
        }
        rows.removeIf(List::isEmpty);
        return PipeRows.table(rows, file);
    }

    private void words(String raw) {
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            boolean blank = Character.isWhitespace(c) || c == '\u00A0';
            if (!blank) {
                text.append(c);
            } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
                text.append(' ');
            }
        }
    }

    private void line() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private void block() {
        line();
        if (text.length() > 1 && text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
    }
}
