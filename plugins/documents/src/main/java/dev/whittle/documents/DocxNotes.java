package dev.whittle.documents;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Footnotes and endnotes of a Word document (ECMA-376 part 1, 17.11).
final class DocxNotes {
    private DocxNotes() {}

    /// The texts of a part, by the kind of note and its id, such as `footnote 2`.
    static Map<String, String> read(InputStream in) throws XMLStreamException {
        Map<String, String> notes = new HashMap<>();
        XMLStreamReader xml = SafeXml.reader(in);
        StringBuilder text = new StringBuilder();
        String key = "";
        boolean told = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS && told) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "footnote", "endnote" -> {
                        key = xml.getLocalName() + " " + SafeXml.value(xml, "id");
                        text.setLength(0);
                    }
                    case "p", "br", "tab" -> text.append(' ');
                    case "t" -> told = true;
                    default -> {
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "footnote", "endnote" -> notes.put(key, text.toString().strip().replaceAll("\\s+", " "));
                    case "t" -> told = false;
                    default -> {
                    }
                }
            }
        }
        return notes;
    }
}
