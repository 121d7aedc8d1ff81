package dev.whittle.optimizer.form;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A node of XML as it was read: an element, or a text, comment or processing instruction, which has a
/// value in place of a name and neither attributes nor children.
record XmlTree(Kind kind, String name, Map<String, String> attributes, List<XmlTree> children) {
    private static final int LONGEST = 2_000_000;
    private static final int DEEPEST = 200;
    private static final XMLInputFactory FACTORY = factory();

    enum Kind {
        ELEMENT, TEXT, COMMENT, INSTRUCTION
    }

    /// An element without a name that holds what a text holds. Empty if the text is not well-formed, longer
    /// than two million characters, nested deeper than 200, or has a document type.
    static Optional<XmlTree> read(String xml) {
        if (xml.length() > LONGEST || xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = FACTORY
                    .createXMLStreamReader(new StringReader("<x>" + xml.substring(prolog(xml)) + "</x>"));
            reader.next();
            XmlTree root = element("");
            return fill(root, reader, 0) ? Optional.of(root) : Optional.empty();
        } catch (XMLStreamException _) {
            return Optional.empty(); // angle brackets alone do not make it XML
        }
    }

    /// The end of the declaration a text begins with; 0 if there is none.
    static int prolog(String xml) {
        return xml.startsWith("<?xml ") ? xml.indexOf("?>") + 2 : 0;
    }

    static XmlTree element(String name) {
        return new XmlTree(Kind.ELEMENT, name, new LinkedHashMap<>(), new ArrayList<>());
    }

    static XmlTree text(String value) {
        return new XmlTree(Kind.TEXT, value, Map.of(), List.of());
    }

    List<XmlTree> elements() {
        return children.stream().filter(child -> child.kind == Kind.ELEMENT).toList();
    }

    /// Whether it holds nothing but text.
    boolean leaf() {
        return children.stream().allMatch(child -> child.kind == Kind.TEXT);
    }

    /// The text of a leaf.
    String value() {
        return children.isEmpty() ? "" : children.getFirst().name;
    }

    /// The same tree without the blanks between elements, which stand beside nothing but elements.
    XmlTree bare() {
        List<XmlTree> kept = new ArrayList<>();
        children.stream().filter(child -> !layout() || child.kind != Kind.TEXT).map(XmlTree::bare).forEach(kept::add);
        return new XmlTree(kind, name, attributes, kept);
    }

    private boolean layout() {
        return !leaf() && children.stream().allMatch(child -> child.kind != Kind.TEXT || child.name.isBlank());
    }

    private static boolean fill(XmlTree parent, XMLStreamReader reader, int depth) throws XMLStreamException {
        while (depth < DEEPEST) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlTree child = element(reader.getLocalName());
                    for (int at = 0; at < reader.getAttributeCount(); at++) {
                        child.attributes.put(reader.getAttributeLocalName(at), reader.getAttributeValue(at));
                    }
                    parent.children.add(child);
                    if (!fill(child, reader, depth + 1)) {
                        return false;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    parent.children.add(text(reader.getText()));
                case XMLStreamConstants.COMMENT ->
                    parent.children.add(new XmlTree(Kind.COMMENT, reader.getText(), Map.of(), List.of()));
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    parent.children.add(new XmlTree(Kind.INSTRUCTION, reader.getPITarget() + " " + reader.getPIData(),
                            Map.of(), List.of()));
                default -> {
                    return false; // an entity nobody declared
                }
            }
        }
        return false;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
