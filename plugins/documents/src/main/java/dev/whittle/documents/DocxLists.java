package dev.whittle.documents;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The marks of lists in a Word document: numbers as they are counted, a dash for all else (ECMA-376 part 1, 17.9).
final class DocxLists {
    private static final int DEPTHS = 9;
    private static final String STEP = "  ";
    // By the number of a list, then by depth: what its first item is counted as, or absent for bullets.
    private final Map<String, Map<Integer, Integer>> starts;
    private final Map<String, int[]> counts = new HashMap<>();

    /// Where an item stands.
    ///
    /// @param list the number of its list; `0` takes a paragraph out of the list of its style
    /// @param depth from 0
    record Place(String list, int depth) {}

    private DocxLists(Map<String, Map<Integer, Integer>> starts) {
        this.starts = starts;
    }

    /// Of a document that says nothing of its lists.
    static DocxLists none() {
        return new DocxLists(Map.of());
    }

    static DocxLists read(InputStream in) throws XMLStreamException {
        Map<String, Map<Integer, Integer>> kinds = new HashMap<>();
        Map<String, Map<Integer, Integer>> starts = new HashMap<>();
        XMLStreamReader xml = SafeXml.reader(in);
        Map<Integer, Integer> kind = new HashMap<>();
        String list = "";
        int depth = 0;
        int start = 1;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                String value = SafeXml.value(xml, "val");
                switch (xml.getLocalName()) {
                    case "abstractNum" -> {
                        kind = new HashMap<>();
                        kinds.put(SafeXml.value(xml, "abstractNumId"), kind);
                    }
                    case "lvl" -> {
                        depth = depth(SafeXml.value(xml, "ilvl"));
                        start = 1;
                    }
                    case "start" -> start = value.matches("\\d{1,6}") ? Integer.parseInt(value) : 1;
                    case "numFmt" -> {
                        if (!value.equals("bullet") && !value.equals("none")) {
                            kind.put(depth, start);
                        }
                    }
                    case "num" -> {
                        list = SafeXml.value(xml, "numId");
                        kind = new HashMap<>(); // what overrides the kind of this list is not followed
                    }
                    case "abstractNumId" -> starts.put(list, Objects.requireNonNullElse(kinds.get(value), Map.of()));
                    default -> {
                    }
                }
            }
        }
        return new DocxLists(starts);
    }

    static int depth(String value) {
        return value.matches("[0-8]") ? value.charAt(0) - '0' : 0;
    }

    /// The mark of the next item at a place, indented as deep as it stands.
    String mark(Place place) {
        Map<Integer, Integer> numbered = starts.getOrDefault(place.list(), Map.of());
        int[] count = counts.computeIfAbsent(place.list(), _ -> new int[DEPTHS]);
        for (int deeper = place.depth() + 1; deeper < DEPTHS; deeper++) {
            count[deeper] = 0;
        }
        Integer first = numbered.get(place.depth());
        String indent = STEP.repeat(place.depth());
        return first == null ? indent + "- " : "%s%d. ".formatted(indent, first + count[place.depth()]++);
    }
}
