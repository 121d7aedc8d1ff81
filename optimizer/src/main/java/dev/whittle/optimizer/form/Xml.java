package dev.whittle.optimizer.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Data written as XML, without its layout or as lines. It is read with document types and entities of its
/// own off, up to two million characters and 200 levels.
public final class Xml {
    private static final int FEWEST = 3;
    // A longer value is a text that tags part from others.
    private static final int LONGEST_VALUE = 160;

    private Xml() {}

    /// The end of the element that starts at a place, with a declaration in front of it if there is one. If
    /// it is not closed in order, the place up to which it was read, negated.
    public static int end(String text, int start) {
        Deque<String> open = new ArrayDeque<>();
        for (int at = start; at < text.length();) {
            int end = token(text, at);
            if (end < 0) {
                return -text.length();
            }
            String token = text.substring(at, end);
            at = end;
            if (!token.startsWith("<") || token.startsWith("<!") || token.startsWith("<?")) {
                if (open.isEmpty() && !token.isBlank() && !token.startsWith("<?")) {
                    return -end;
                }
                continue;
            }
            if (token.startsWith("</")) {
                if (open.isEmpty() || !open.pop().equals(name(token, 2))) {
                    return -end;
                }
            } else if (!token.endsWith("/>")) {
                open.push(name(token, 1));
            }
            if (open.isEmpty()) {
                return end;
            }
        }
        return -text.length();
    }

    /// Whether it is well-formed data: elements hold either elements or one short value, never both, with at
    /// least three elements or attributes in all and more than one of them side by side. Tags around a
    /// sentence's paragraphs or around a template variable part a prompt and are no data.
    public static boolean data(String xml) {
        return !xml.contains("{{") && XmlTree.read(xml).map(XmlTree::bare).filter(Xml::data).isPresent();
    }

    /// The names of its elements; none if it is not well-formed.
    public static Set<String> names(String xml) {
        Set<String> names = new TreeSet<>();
        XmlTree.read(xml).ifPresent(root -> root.elements().forEach(child -> names(child, names)));
        return names;
    }

    /// The same XML without the blanks that only lay it out: those between elements and comments, and those
    /// between attributes that are more than one. Values stay as they are written. Empty if it is not
    /// well-formed or asks for its blanks to be kept.
    public static Optional<String> minified(String xml) {
        return xml.contains("xml:space")
                ? Optional.empty()
                : XmlTree.read(xml).map(tree -> stripped(xml, tree))
                        .filter(bare -> XmlTree.read(bare).equals(XmlTree.read(xml).map(XmlTree::bare)));
    }

    /// Its lists of like elements as comma-separated lines below their names, its other values as
    /// `name: value`, as [Records] writes them. A name is a path: `orders.order` stands for the elements
    /// `order` in `orders`, `@` for an attribute. Empty if there are no three like elements in a row, if
    /// there are comments, or if the way back does not give the very same data.
    public static Optional<String> lines(String xml) {
        Optional<XmlTree> tree = XmlTree.read(xml).map(XmlTree::bare);
        return tree.flatMap(XmlRecords::json).flatMap(Records::encoded)
                .filter(lines -> XmlRecords.tree(lines).equals(tree));
    }

    /// Whether a text says the same data as a piece of XML, as XML or as [#lines].
    public static boolean same(String xml, String other) {
        Optional<XmlTree> tree = XmlTree.read(xml).map(XmlTree::bare);
        return tree.isPresent() && (other.startsWith("<")
                ? tree.equals(XmlTree.read(other).map(XmlTree::bare))
                        && xml.startsWith("<?xml ") == other.startsWith("<?xml ")
                : tree.equals(XmlRecords.tree(other)));
    }

    private static boolean data(XmlTree root) {
        long named = root.elements().stream().flatMap(Xml::all)
                .mapToLong(element -> 1 + element.attributes().size()).sum();
        return root.elements().stream().allMatch(top -> fields(top) > 1 || (fields(top) == 1 && top.leaf())
                || top.elements().stream().anyMatch(child -> fields(child) > 1))
                && root.elements().stream().flatMap(Xml::all).allMatch(Xml::plain)
                && root.elements().stream().flatMap(Xml::all).anyMatch(element -> fields(element) > 1)
                && named >= FEWEST;
    }

    private static int fields(XmlTree element) {
        return element.attributes().size() + element.elements().size();
    }

    private static boolean plain(XmlTree element) {
        return element.leaf()
                ? element.value().length() <= LONGEST_VALUE && element.value().indexOf('\n') < 0
                : element.children().stream().noneMatch(child -> child.kind() == XmlTree.Kind.TEXT);
    }

    private static Stream<XmlTree> all(XmlTree element) {
        return Stream.concat(Stream.of(element), element.elements().stream().flatMap(Xml::all));
    }

    private static void names(XmlTree element, Set<String> names) {
        all(element).forEach(one -> names.add(one.name()));
    }

    private static String stripped(String xml, XmlTree root) {
        StringBuilder bare = new StringBuilder(xml.length());
        Deque<XmlTree> open = new ArrayDeque<>();
        Deque<Integer> seen = new ArrayDeque<>();
        open.push(root);
        seen.push(0);
        for (int at = XmlTree.prolog(xml); at < xml.length();) {
            int end = token(xml, at);
            String token = xml.substring(at, end);
            at = end;
            if (token.startsWith("</")) {
                open.pop();
                seen.pop();
            } else if (token.startsWith("<") && !token.startsWith("<!") && !token.startsWith("<?")) {
                int child = seen.pop();
                seen.push(child + 1);
                if (!token.endsWith("/>")) {
                    open.push(open.getFirst().elements().get(child));
                    seen.push(0);
                }
            } else if (token.isBlank() && !open.getFirst().leaf()
                    && open.getFirst().children().stream().noneMatch(
                            node -> node.kind() == XmlTree.Kind.TEXT && !node.name().isBlank())) {
                continue;
            }
            bare.append(token.startsWith("<") && !token.startsWith("<!") ? tag(token) : token);
        }
        return xml.substring(0, XmlTree.prolog(xml)) + bare;
    }

    // One blank between attributes and none at the end; what is quoted stays.
    private static String tag(String token) {
        StringBuilder bare = new StringBuilder(token.length());
        char quote = 0;
        for (int at = 0; at < token.length(); at++) {
            char c = token.charAt(at);
            if (quote == 0 && Character.isWhitespace(c)) {
                boolean last = token.substring(at).stripLeading().matches("[/?]?>");
                if (!last && !Character.isWhitespace(token.charAt(at + 1))) {
                    bare.append(' ');
                }
                continue;
            }
            quote = quote == c ? 0 : quote == 0 && (c == '"' || c == '\'') ? c : quote;
            bare.append(c);
        }
        return bare.toString();
    }

    // The end of the tag, comment, section or text that starts at a place; negative if it has none.
    private static int token(String text, int at) {
        if (text.charAt(at) != '<') {
            int next = text.indexOf('<', at);
            return next < 0 ? text.length() : next;
        }
        if (text.startsWith("<!--", at)) {
            return behind(text, "-->", at + 4);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return behind(text, "]]>", at + 9);
        }
        if (text.startsWith("<?", at)) {
            return behind(text, "?>", at + 2);
        }
        char quote = 0;
        for (int next = at + 1; next < text.length(); next++) {
            char c = text.charAt(next);
            if (quote == 0 && (c == '>' || c == '<')) {
                return c == '>' ? next + 1 : -1;
            }
            quote = quote == c ? 0 : quote == 0 && (c == '"' || c == '\'') ? c : quote;
        }
        return -1;
    }

    private static int behind(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? -1 : at + mark.length();
    }

    private static String name(String tag, int from) {
        int end = from;
        while (end < tag.length() && " \t\r\n/>".indexOf(tag.charAt(end)) < 0) {
            end++;
        }
        return tag.substring(from, end);
    }
}
