package dev.whittle.app.cli;

import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.Findings.Label;
import dev.whittle.optimizer.fewshot.Rule;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "infer", mixinStandardHelpOptions = true, description = "Says what the examples of a prompt have in common: task, labels, form of the answers, rules, each with its support.", footer = {
    "", "Nothing is asked of a model: all of it is read from the examples.", "",
    "Examples:",
    "  whittle examples infer prompt.txt",
    "  whittle examples infer prompt.txt --json | jq '.labels'"
})
final class ExamplesInferCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ExamplesInferCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        ExampleSet set = ExampleFinder.find(input.read(terminal, terminal.plugins().formats()).prompt());
        Findings findings = Findings.of(set);
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode().put("format", set.format().id())
                    .put("number_of_examples", set.size());
            ExampleReport.findings(node, set, findings);
            ArrayNode balance = node.putArray("label_examples");
            for (Label label : findings.labels()) {
                ArrayNode numbers = balance.addObject().put("label", label.text()).putArray("examples");
                label.examples().forEach(numbers::add);
            }
            ArrayNode keys = node.putArray("keys");
            findings.keys().forEach(keys::add);
            node.put("language", findings.language().isEmpty() ? null : findings.language());
            ExamplesFindCommand.notes(node, findings.notes());
            terminal.print(node);
            return Cli.GOOD;
        }
        if (!set.isEmpty()) {
            Table table = new Table("what", "finding", "support");
            table.row("examples", "%d, written as %s".formatted(set.size(), set.format().title()), "");
            table.row("task", findings.task().title(), "");
            table.row("answers", findings.format().id(), "");
            if (!findings.labels().isEmpty()) {
                table.row("labels", findings.labels().stream()
                        .map(label -> "%s (%d)".formatted(label.text(), label.count()))
                        .collect(Collectors.joining(", ")), "seen");
            }
            if (!findings.language().isEmpty()) {
                table.row("language", findings.language(), "");
            }
            for (Rule rule : findings.rules()) {
                table.row("rule", rule.text(), "%d of %d".formatted(rule.support(), rule.of()));
            }
            table.print(terminal.out());
        }
        findings.notes().forEach(terminal::say);
        return Cli.GOOD;
    }
}
