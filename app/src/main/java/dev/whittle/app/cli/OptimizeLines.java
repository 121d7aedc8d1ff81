package dev.whittle.app.cli;

import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Recipe;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `optimize --jsonl`: each line's prompt, cut by the edits that are accepted. A line that stays above the
/// budget of the recipe fails the gate.
///
/// @param atMost the gate, or null
record OptimizeLines(Recipe recipe, Tokenizer tokenizer, @Nullable Long atMost) implements JsonLines.Work {
    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public boolean answer(JsonNode line, ObjectNode answer) throws InterruptedException {
        Prompt prompt = Prompt.of(Message.user(JsonLines.text(line, "prompt")));
        Ledger ledger = recipe.accept(recipe.propose(prompt, tokenizer, Protection.NONE));
        long before = ledger.before().tokens();
        long after = ledger.after().tokens();
        answer.put("text", ledger.result().messages().getFirst().text())
                .put("tokens_before", before)
                .put("tokens_after", after);
        ArrayNode edits = answer.putArray("edits");
        for (Entry entry : ledger.accepted()) {
            edits.addObject()
                    .put("pass", entry.edit().pass())
                    .put("before", entry.before())
                    .put("after", entry.after())
                    .put("tokens_saved", entry.tokensSaved())
                    .put("risk", entry.edit().risk().name().toLowerCase(Locale.ROOT))
                    .put("reason", entry.edit().reason());
        }
        ArrayNode violations = answer.putArray("violations");
        ledger.retention().violated().forEach(fact -> violations.add(fact.text()));
        return after <= recipe.budget().orElse(Long.MAX_VALUE) && (atMost == null || before - after <= atMost);
    }
}
