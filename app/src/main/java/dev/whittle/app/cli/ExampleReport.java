package dev.whittle.app.cli;

import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.Findings.Label;
import dev.whittle.prompt.Message;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Examples, findings and conversions as JSON.
final class ExampleReport {
    private ExampleReport() {}

    static void examples(ObjectNode node, ExampleSet set) {
        node.put("format", set.format().id());
        ArrayNode examples = node.putArray("examples");
        for (Example example : set.examples()) {
            example(examples.addObject(), example);
        }
    }

    /// Offsets are UTF-16 units of the message, as in `optimize --json`.
    static ObjectNode example(ObjectNode node, Example example) {
        return node.put("input", example.input()).put("output", example.output()).put("start", example.start())
                .put("end", example.end());
    }

    static void findings(ObjectNode node, ExampleSet set, Findings findings) {
        node.put("task", set.isEmpty() ? null : findings.task().id());
        ArrayNode labels = node.putArray("labels");
        findings.labels().stream().map(Label::text).forEach(labels::add);
        node.put("output_format", set.isEmpty() ? null : findings.format().id());
        ArrayNode rules = node.putArray("rules");
        findings.rules().forEach(rule -> rules.addObject().put("text", rule.text()).put("support", rule.support())
                .put("of", rule.of()));
    }

    static void messages(ObjectNode node, String field, ExampleProposal proposal) {
        if (!proposal.possible()) {
            node.putNull(field);
            return;
        }
        ArrayNode messages = node.putArray(field);
        for (Message message : proposal.result().messages()) {
            messages.addObject().put("role", message.role().id()).put("content", message.text());
        }
    }
}
