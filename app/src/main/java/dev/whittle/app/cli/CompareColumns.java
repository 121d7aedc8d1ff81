package dev.whittle.app.cli;

import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns of a comparison: every prompt on every model, and where asked each cut as well.
final class CompareColumns {
    private final Terminal terminal;
    private final SavedConnection server;
    private final Parameters parameters;
    private final boolean optimized;
    private final List<Column> columns = new ArrayList<>();

    CompareColumns(Terminal terminal, SavedConnection server, Parameters parameters, boolean optimized) {
        this.terminal = terminal;
        this.server = server;
        this.parameters = parameters;
        this.optimized = optimized;
    }

    List<Column> of(List<Template> prompts, List<String> models) throws InterruptedException {
        for (Template template : prompts) {
            for (String model : models) {
                add(template, model);
            }
        }
        return List.copyOf(columns);
    }

    /// A recorded column to be run again on this server: everything by value but who answers.
    Column again(Column recorded) {
        return new Column(recorded.label(), recorded.promptName(), recorded.prompt(),
                target(recorded.target().model()), recorded.parameters());
    }

    private Target target(String name) {
        return ServedModel.target(terminal.catalog(), server, name);
    }

    private void add(Template template, String name) throws InterruptedException {
        Optional<Model> known = terminal.catalog().find(name);
        Target target = target(name);
        add(template.name(), template.prompt(), target);
        if (optimized) {
            String encoding = known.map(Model::tokenizer).orElse("o200k_base");
            if (known.isEmpty()) {
                terminal.say("%s is not in the catalog; its cuts are weighed with %s.".formatted(name, encoding));
            }
            Ledger ledger = Optimizer.standard()
                    .optimize(template.prompt(), terminal.tokenizer(encoding), Protection.NONE)
                    .acceptAll(entry -> entry.edit().risk().compareTo(Risk.MEDIUM) <= 0);
            if (ledger.accepted().isEmpty()) {
                terminal.say("there is nothing to cut in %s on %s, so it has no optimized column."
                        .formatted(template.name(), name));
            } else {
                add(template.name() + ", optimized", ledger.result(), target);
            }
        }
    }

    private void add(String name, Prompt prompt, Target target) {
        String label = columns.size() < 26
                ? Character.toString('A' + columns.size())
                : Integer.toString(columns.size() + 1);
        columns.add(new Column(label, name, prompt, target, parameters));
    }
}
