package dev.whittle.app.cli;

import dev.whittle.app.prompt.Understood;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.prompt.Message;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was understood of a file, as JSON or for people.
record ImportReport(Understood understood, Template template, @Nullable PromptVersion saved) {
    private static final int LONGEST = 100;

    ObjectNode json() {
        TemplateFormat format = understood.format();
        ObjectNode report = JsonMapper.shared().createObjectNode().put("format", format == null ? null : format.id())
                .put("name", template.name()).put("description", template.description())
                .put("provider", template.provider()).put("model", template.model())
                .put("requests", understood.requests());
        var given = template.parameters();
        report.putObject("parameters").put("temperature", given.temperature()).put("max_tokens", given.maxTokens())
                .put("top_p", given.topP()).put("seed", given.seed()).putPOJO("stop", given.stop());
        ArrayNode messages = report.putArray("messages");
        template.prompt().messages().forEach(
                message -> messages.addObject().put("role", message.role().id()).put("content", message.text()));
        ArrayNode variables = report.putArray("variables");
        variables().forEach(name -> variables.addObject().put("name", name).put("value",
                template.prompt().values().get(name)));
        ArrayNode cases = report.putArray("cases");
        template.cases().forEach(one -> one.forEach(cases.addObject()::put));
        ObjectNode kept = report.putObject("kept");
        template.kept().fields().forEach((place, value) -> kept.set(place, JsonMapper.shared().readTree(value)));
        report.put("note", understood.note().isEmpty() ? null : understood.note());
        ArrayNode others = report.putArray("other_readings");
        understood.others().forEach(other -> other.variables()
                .forEach(others.addObject().put("format", other.format().id()).putArray("variables")::add));
        PromptVersion version = saved;
        if (version == null) {
            report.putNull("saved");
        } else {
            report.putObject("saved").put("name", version.name()).put("version", version.number());
        }
        return report;
    }

    void print(PrintWriter out) {
        Table facts = new Table("What", "Understood").row("Format", understood.formatName()).row("Name",
                template.name());
        row(facts, "Description", template.description());
        row(facts, "Model", template.model());
        int number = 0;
        for (Message message : template.prompt().messages()) {
            facts.row("Message %,d, %s".formatted(++number, message.role().id()), brief(message.text()));
        }
        for (String name : variables()) {
            String value = template.prompt().values().get(name);
            facts.row("Variable {{" + name + "}}", value == null ? "no value" : brief(value));
        }
        row(facts, "Cases", template.cases().isEmpty() ? null : "%,d".formatted(template.cases().size()));
        row(facts, "Requests", understood.requests() == 1
                ? null
                : "%,d, of which this is the first".formatted(understood.requests()));
        for (Map.Entry<String, String> field : template.kept().fields().entrySet()) {
            facts.row("Kept " + field.getKey(), brief(field.getValue()));
        }
        row(facts, "Note", understood.note());
        for (Understood.Other other : understood.others()) {
            facts.row("Or --from " + other.format().id(), "variables " + brief(String.join(", ", other.variables())));
        }
        PromptVersion version = saved;
        row(facts, "Saved", version == null ? null : "as version %d of %s".formatted(version.number(), version.name()));
        facts.print(out);
    }

    private SequencedSet<String> variables() {
        SequencedSet<String> all = new LinkedHashSet<>(template.prompt().variables());
        all.addAll(template.prompt().values().keySet());
        return all;
    }

    private static void row(Table facts, String what, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.row(what, value);
        }
    }

    private static String brief(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "… (%,d characters)".formatted(text.length());
    }
}
