package dev.whittle.optimizer.form;

import java.util.Optional;

/// Proves that two texts are the same data in two forms, by taking both back to one.
public final class Forms {
    private Forms() {}

    /// Whether the way back from the second text leads to the first: the same JSON value with names,
    /// strings and numbers as written, the same cells, the same log lines, the same text with names written
    /// out, the same words without the tags around them, the same elements, attributes and values.
    public static boolean same(String before, String after) {
        if (after.startsWith("U1 = ") && Aliases.decoded(after).filter(before::equals).isPresent()) {
            return true;
        }
        if (before.startsWith("<")
                && (Html.text(before).filter(after::equals).isPresent() || Xml.same(before, after))) {
            return true;
        }
        Optional<String> json = Json.minified(before);
        if (json.isPresent()) {
            return json.equals(Json.minified(after)) || json.equals(Records.decoded(after));
        }
        boolean log = before.contains("\n") && (Log.unfolded(after).filter(before::equals).isPresent()
                || RepeatedLine.folded(before).filter(after::equals).isPresent());
        return log || (PipeTable.cells(before).isPresent() && PipeTable.cells(before).equals(PipeTable.cells(after)));
    }
}
