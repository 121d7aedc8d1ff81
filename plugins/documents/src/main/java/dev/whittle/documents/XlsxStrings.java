package dev.whittle.documents;

import dev.whittle.document.DocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Strings of a workbook (ECMA-376 part 1, 18.4): runs of them put together, readings of Japanese words left out.
final class XlsxStrings {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XlsxStrings() {}

    /// Those that cells name by number.
    static List<String> shared(XMLStreamReader xml, XlsxBudget budget) throws XMLStreamException, DocumentException {
        List<String> strings = new ArrayList<>();
        long held = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                strings.add(text(xml, budget));
                held += 1 + strings.getLast().length();
                budget.held(held);
            }
        }
        return strings;
    }

    /// The string whose element has just begun, read to its end.
    static String text(XMLStreamReader xml, XlsxBudget budget) throws XMLStreamException, DocumentException {
        String element = xml.getLocalName();
        StringBuilder text = new StringBuilder();
        boolean shown = true;
        boolean told = element.equals("v");
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    shown &= !xml.getLocalName().equals("rPh");
                    told = xml.getLocalName().equals("t");
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals(element)) {
                        return plain(text.toString());
                    }
                    shown |= xml.getLocalName().equals("rPh");
                    told = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (shown && told) {
                        text.append(xml.getText());
                        budget.held(text.length());
                    }
                }
                default -> {
                }
            }
        }
    }

    /// Signs that XML cannot hold are written as `_xHHHH_` (22.9.2.19, ST_Xstring).
    static String plain(String text) {
        String signs = text.contains("_x")
                ? ESCAPE.matcher(text).replaceAll(escape -> Matcher
                        .quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
                : text;
        return signs.replace("\r\n", "\n").replace('\r', '\n');
    }
}
