package dev.whittle.optimizer.form;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// Documents of like elements with awkward values, written and read by the JDK.
final class XmlDocuments {
    private static final List<String> VALUES = List.of("Ann", "a, b", "\"", "true", "12", "-0.5", "0", "1.20", "007",
            "null", "1e5", "[1]", "{", "é", "a|b", "a: b", "<b>", "a & b", "10:30", "日本", "😀", "#", "'", "]]>");

    private XmlDocuments() {}

    static Document of(SplittableRandom random) throws Exception {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        Element root = document.createElement("orders");
        document.appendChild(root);
        if (random.nextBoolean()) {
            root.setAttribute("day", value(random));
        }
        for (int rows = 3 + random.nextInt(4); rows > 0; rows--) {
            Element row = add(root, "order");
            row.setAttribute("id", Integer.toString(random.nextInt(100)));
            for (String name : List.of("who", "sum", "x-1")) {
                if (random.nextInt(4) > 0) {
                    Element cell = add(row, name);
                    cell.setTextContent(value(random));
                    if (random.nextInt(4) == 0) {
                        cell.setAttribute("unit", value(random));
                    }
                }
            }
        }
        if (random.nextInt(6) == 0) {
            root.appendChild(document.createComment(" checked in 2026 "));
        }
        add(root, "next").setTextContent(value(random));
        return document;
    }

    static String indented(Document document) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.INDENT, "yes");
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter xml = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(xml));
        return xml.toString().strip();
    }

    static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static Element add(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElement(name);
        parent.appendChild(child);
        return child;
    }

    private static String value(SplittableRandom random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }
}
