package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.format.FormatException;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a cell of an `__expected` column asks for, by promptfoo's rules: `contains: Paris`,
/// `similar(0.8): a text`, `not-is-json`; what names no check is the whole answer expected.
final class Expectation {
    private static final Pattern CHECK = Pattern
            .compile("(?s)((?:not-)?([a-z][a-z0-9]*(?:-[a-z0-9]+)*))(?:\\((\\d+(?:\\.\\d+)?)\\))?(?::(.*))?");

    private Expectation() {}

    static ObjectNode of(String cell, String where) throws FormatException {
        ObjectNode check = JsonMapper.shared().createObjectNode();
        if (cell.startsWith("fn:") || cell.startsWith("eval:") || cell.startsWith("file://")) {
            throw new FormatException(
                    "%s: a check that runs code or opens a file (%s) is not run here; use another kind of check."
                            .formatted(where, cell.substring(0, cell.indexOf(':'))));
        }
        if (cell.startsWith("grade:")) {
            return check.put("type", "llm-rubric").put("value", cell.substring("grade:".length()).strip());
        }
        Matcher named = CHECK.matcher(cell);
        if (!named.matches() || !ChecksReader.knows(named.group(2)) || isWord(named)) {
            return check.put("type", "equals").put("value", cell);
        }
        check.put("type", named.group(1));
        if (named.group(3) != null) {
            check.put("threshold", Double.parseDouble(named.group(3)));
        }
        if (named.group(4) != null) {
            check.put("value", named.group(4).strip());
        }
        return check;
    }

    // A label such as "cost" or "language" alone; no check of one word says anything without a value or a threshold.
    private static boolean isWord(Matcher named) {
        return named.group(3) == null && named.group(4) == null && named.group(1).indexOf('-') < 0;
    }
}
