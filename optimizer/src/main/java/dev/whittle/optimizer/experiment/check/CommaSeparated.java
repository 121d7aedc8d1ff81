package dev.whittle.optimizer.experiment.check;

import java.util.ArrayList;
import java.util.List;

/// Texts with commas between them, blanks around each dropped; one in double quotes keeps its
/// commas, and two double quotes in it are one.
final class CommaSeparated {
    private CommaSeparated() {}

    static List<String> split(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quoted) {
                if (c != '"') {
                    part.append(c);
                } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                    part.append(c);
                    at++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && part.toString().isBlank() && !wasQuoted) {
                part.setLength(0);
                quoted = true;
                wasQuoted = true;
            } else if (c == ',') {
                parts.add(wasQuoted ? part.toString() : part.toString().strip());
                part.setLength(0);
                wasQuoted = false;
            } else if (!wasQuoted || !Character.isWhitespace(c)) {
                part.append(c);
            }
        }
        parts.add(wasQuoted ? part.toString() : part.toString().strip());
        return parts;
    }
}
