package dev.whittle.app.prompt;

import dev.whittle.prompt.Variables;
import java.util.Map;

/// Finds places of a text with its variables filled in the text as it is written, and the other way round.
final class Filled {
    private Filled() {}

    /// Where a char of the filled text comes from; one of a value comes from the start of its variable.
    static int source(String text, Map<String, String> values, int filled) {
        int shift = 0; // how much longer the filled text is up to here
        for (Variables.Place place : Variables.places(text)) {
            if (filled < place.start() + shift) {
                break;
            }
            String value = values.getOrDefault(place.name(), "");
            if (!value.isEmpty()) {
                if (filled < place.start() + shift + value.length()) {
                    return place.start();
                }
                shift += value.length() - (place.end() - place.start());
            }
        }
        return Math.clamp(filled - shift, 0, text.length());
    }

    /// Where a place of the text as it is written stands in the filled text; one within a variable that has a
    /// value is an end of that value.
    ///
    /// @param end whether something ends there: then it is the value's end, else its start
    static int sent(String text, Map<String, String> values, int source, boolean end) {
        int shift = 0;
        for (Variables.Place place : Variables.places(text)) {
            if (source <= place.start()) {
                break;
            }
            String value = values.getOrDefault(place.name(), "");
            if (!value.isEmpty()) {
                if (source < place.end()) {
                    return place.start() + shift + (end ? value.length() : 0);
                }
                shift += value.length() - (place.end() - place.start());
            }
        }
        return source + shift;
    }
}
