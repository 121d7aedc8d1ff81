package dev.whittle.app.cli;

import dev.whittle.tokenizer.TokenCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `count --jsonl`: the tokens of each line's text alone.
///
/// @param most the gate, or null
record CountLines(List<CountCommand.Row> rows, @Nullable Long most) implements JsonLines.Work {
    @Override
    public boolean answer(JsonNode line, ObjectNode answer) {
        String text = JsonLines.text(line, "text");
        Map<String, TokenCount> counts = new HashMap<>();
        ArrayNode array = answer.putArray("counts");
        boolean held = true;
        for (CountCommand.Row row : rows) {
            TokenCount count = counts.computeIfAbsent(row.encoding(), _ -> row.tokenizer().count(text));
            array.add(CountCommand.json(row.model(), row.encoding(), count));
            held &= most == null || count.high() <= most;
        }
        return held;
    }
}
