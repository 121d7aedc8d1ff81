package dev.whittle.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Dates are numbers of days whose format says that they are dates (ECMA-376 part 1, 18.17.4 and 18.8.30).
///
/// @param kinds what a number means, by the style of its cell
/// @param from1904 whether days count from 1904, as in workbooks of old Macs
record XlsxDates(List<Kind> kinds, boolean from1904) {
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    enum Kind {
        NUMBER, DATE, TIME, DURATION
    }

    /// What each style of the workbook makes of a number.
    static List<Kind> formats(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> codes = new HashMap<>();
        List<Kind> kinds = new ArrayList<>();
        boolean ofCells = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                ofCells &= !xml.getLocalName().equals("cellXfs");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> codes.put(SafeXml.value(xml, "numFmtId"), SafeXml.value(xml, "formatCode"));
                    case "cellXfs" -> ofCells = true;
                    case "xf" -> {
                        if (ofCells) {
                            String id = SafeXml.value(xml, "numFmtId");
                            kinds.add(codes.containsKey(id) ? kind(codes.get(id)) : builtIn(id));
                        }
                    }
                    default -> {
                    }
                }
            }
        }
        return kinds;
    }

    private static Kind builtIn(String id) {
        return switch (id) {
            case "14", "15", "16", "17", "22", "27", "28", "29", "30", "31", "36", "50", "51", "52", "53", "54", "55",
                    "56", "57", "58" ->
                Kind.DATE;
            case "18", "19", "20", "21", "32", "33", "34", "35", "45", "47" -> Kind.TIME;
            case "46" -> Kind.DURATION;
            default -> Kind.NUMBER;
        };
    }

    // Quoted text, escaped signs, fill and colours, currencies and conditions in brackets mean no date.
    private static Kind kind(String code) {
        String first = code.split(";", 2)[0].replaceAll("\"[^\"]*\"?|\\\\.|[_*].", "");
        if (first.matches("(?is).*\\[(?:h+|m+|s+)\\].*")) {
            return Kind.DURATION;
        }
        String signs = first.replaceAll("\\[[^\\]]*\\]", "").replaceAll("(?i)general|am/pm|a/p", "");
        if (signs.matches("(?is).*[yd].*")) {
            return Kind.DATE;
        }
        return signs.matches("(?is).*[hs].*") ? Kind.TIME : signs.matches("(?is).*m.*") ? Kind.DATE : Kind.NUMBER;
    }

    /// A number as its style means it: a date, a time, both or neither.
    String text(BigDecimal number, int style) {
        Kind kind = style < 0 || style >= kinds.size() ? Kind.NUMBER : kinds.get(style);
        if (kind == Kind.NUMBER || number.signum() < 0 || number.compareTo(LAST_DAY) >= 0) {
            return XlsxSheet.plain(number);
        }
        long seconds = number.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (kind == Kind.DURATION) {
            return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
        }
        long days = seconds / 86_400;
        LocalTime time = LocalTime.ofSecondOfDay(seconds % 86_400);
        if (days == 0 && kind == Kind.TIME) {
            return TIME.format(time);
        }
        // Excel counts a 29 February 1900 that never was; a day 0 stands before its calendar.
        if (!from1904 && (days == 60 || days == 0)) {
            return XlsxSheet.plain(number);
        }
        LocalDate date = from1904
                ? FIRST_OF_1904.plusDays(days)
                : LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days);
        return seconds % 86_400 == 0 ? date.toString() : date + "T" + TIME.format(time);
    }
}
