package dev.whittle.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML of someone else, read from front to back.
final class SafeXml {
    private static final int DEEPEST = 1_100;
    private static final String UTF_8_MARK = "\u00EF\u00BB\u00BF";

    private SafeXml() {}

    // A document type is refused, so that there are no entities that could name files or multiply.
    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty("jdk.xml.maxElementDepth", DEEPEST);
        try {
            return factory.createXMLStreamReader(text(in));
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    // Office documents are UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4). Of bytes that are neither Java's parser tells
    // standard error, besides throwing; a reader throws only.
    private static Reader text(InputStream in) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(in, UTF_8_MARK.length());
        byte[] start = bytes.readNBytes(UTF_8_MARK.length());
        String mark = new String(start, StandardCharsets.ISO_8859_1);
        if (!mark.equals(UTF_8_MARK)) {
            bytes.unread(start);
        }
        boolean wide = mark.startsWith("\u00FE\u00FF") || mark.startsWith("\u00FF\u00FE");
        return new InputStreamReader(bytes, (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder());
    }

    /// An attribute by its name without a prefix; empty if it is not there.
    static String value(XMLStreamReader xml, String name) {
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).equals(name)) {
                return xml.getAttributeValue(at);
            }
        }
        return "";
    }
}
