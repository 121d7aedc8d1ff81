package dev.whittle.app.cli;

import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.optimizer.fewshot.Conversion;
import dev.whittle.optimizer.fewshot.Distances;
import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.Selection;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `examples --jsonl`: each line's prompt with its examples, what they say, and both shorter prompts.
record ExampleLines(Tokenizer tokenizer) implements JsonLines.Work {
    @Override
    public boolean answer(JsonNode line, ObjectNode answer) throws InterruptedException {
        Prompt prompt = Prompt.of(Message.user(JsonLines.text(line, "prompt")));
        ExampleSet set = ExampleFinder.find(prompt);
        Findings findings = Findings.of(set);
        ExampleReport.examples(answer, set);
        ExampleReport.findings(answer, set, findings);
        ExampleProposal zero = ExampleProposal.of(prompt, Conversion.zeroShot(prompt, set, findings), tokenizer,
                Protection.NONE);
        ExampleProposal few = ExampleProposal.of(prompt,
                Conversion.kShot(prompt, set, findings, Selection.enough(set, findings), false, Distances.byWords()),
                tokenizer, Protection.NONE);
        long before = zero.ledger().before().tokens();
        answer.put("zero_shot", zero.possible() ? zero.result().messages().getFirst().text() : null)
                .put("k_shot", few.possible() ? few.result().messages().getFirst().text() : null)
                .put("tokens_before", before)
                .put("tokens_after", zero.possible()
                        ? zero.accepted().after().tokens()
                        : few.possible() ? few.accepted().after().tokens() : before);
        ExamplesFindCommand.notes(answer, findings.notes());
        return true;
    }
}
