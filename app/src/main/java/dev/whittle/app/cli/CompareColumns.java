package dev.whittle.app.cli;

import dev.whittle.app.cli.ServerOptions.Asked;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The columns of a comparison: every prompt on every model, and where asked each cut as well.
final class CompareColumns {
    private final Terminal terminal;
    private final Parameters parameters;
    private final boolean optimized;
    private final List<Column> columns = new ArrayList<>();
    private final Map<Column, SavedConnection> servers = new HashMap<>();

    CompareColumns(Terminal terminal, Parameters parameters, boolean optimized) {
        this.terminal = terminal;
        this.parameters = parameters;
        this.optimized = optimized;
    }

    List<Column> of(List<Template> prompts, List<Asked> models) throws InterruptedException {
        for (Template template : prompts) {
            for (Asked asked : models) {
                add(template, asked);
            }
        }
        return List.copyOf(columns);
    }

    /// The server of one of these columns.
    SavedConnection server(Column column) {
        return Objects.requireNonNull(servers.get(column));
    }

    /// A recorded column to be run again on a server: everything by value but who answers.
    static Column again(Terminal terminal, SavedConnection server, Column recorded) {
        return new Column(recorded.label(), recorded.promptName(), recorded.prompt(),
                ServedModel.target(terminal.catalog(), server, recorded.target().model()), recorded.parameters());
    }

    private void add(Template template, Asked asked) throws InterruptedException {
        String name = asked.model();
        Optional<Model> known = terminal.catalog().find(name);
        Target target = ServedModel.target(terminal.catalog(), asked.server(), name);
        add(template.name(), template.prompt(), target, asked.server());
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
                add(template.name() + ", optimized", ledger.result(), target, asked.server());
            }
        }
    }

    private void add(String name, Prompt prompt, Target target, SavedConnection server) {
        String label = columns.size() < 26
                ? Character.toString('A' + columns.size())
                : Integer.toString(columns.size() + 1);
        Column column = new Column(label, name, prompt, target, parameters);
        columns.add(column);
        servers.put(column, server);
    }
}
