package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.app.prompt.CaseDesk;
import dev.whittle.app.prompt.FoundCases;
import dev.whittle.app.prompt.Understood;
import dev.whittle.document.DocumentException;
import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CaseReader;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// The cases of files that are imported: what a run on cases can use of them, and what it cannot.
public final class ImportedCases implements CaseDesk {
    private static final String PROMPTFOO = "promptfoo";
    private static final String EVALS = "openai-evals";
    private static final List<String> TABLES = List.of("csv", "tsv", "jsonl", "ndjson");

    private final CaseFiles files;
    private final Preparation preparation;
    private final Consumer<CaseSet> take;

    /// @param take puts cases where they are run
    public ImportedCases(CaseFiles files, Preparation preparation, Consumer<CaseSet> take) {
        this.files = files;
        this.preparation = preparation;
        this.take = take;
    }

    @Override
    public void take(FoundCases cases) {
        take.accept(cases.set());
    }

    @Override
    public boolean isTable(Path file) {
        String ending = ending(file.getFileName().toString());
        return TABLES.contains(ending)
                || files.tables().stream().anyMatch(reader -> reader.extensions().contains(ending));
    }

    @Override
    public Optional<FoundCases> workbook(Path file) throws DocumentException, FormatException, InterruptedException {
        return files.sheet(file).map(set -> checked(set, List.of()));
    }

    @Override
    public Optional<FoundCases> find(String name, String text, Understood understood) {
        TemplateFormat format = understood.format();
        if (format == null) {
            return files.extensions().contains(ending(name))
                    ? read(name, name, text, new ArrayList<>()).map(set -> checked(set, List.of()))
                    : Optional.empty();
        }
        List<String> problems = new ArrayList<>();
        Optional<CaseSet> set = switch (format.id()) {
            case PROMPTFOO -> read(name, text.stripLeading().startsWith("{") ? "tests.json" : "tests.yaml", text,
                    problems).map(read -> named(read, understood.template()));
            case EVALS -> EvalsSamples.read(name, text);
            default -> Optional.empty();
        };
        if (set.isEmpty() && !understood.template().cases().isEmpty()) {
            return Optional.of(checked(values(name, understood.template()), problems));
        }
        return set.map(read -> checked(read, format.id().equals(EVALS) ? List.of(EvalsSamples.NOTE) : List.of()));
    }

    // A text without tests is refused here, too; its reason is only told where the text has cases after all.
    private Optional<CaseSet> read(String name, String as, String text, List<String> problems) {
        try {
            CaseSet set = CaseReader.read(as, text, files.notations());
            return Optional.of(new CaseSet(name, set.cases(), set.columns()));
        } catch (DocumentException | FormatException e) {
            problems.add("the checks: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    // The values alone, of what is no list of tests.
    private static CaseSet values(String name, Template template) {
        List<Case> cases = new ArrayList<>();
        for (SequencedMap<String, String> one : template.cases()) {
            cases.add(new Case(cases.size() + 1, "", one, null, JsonMapper.shared().createArrayNode(), null));
        }
        return set(name, cases);
    }

    // Variables whose names no prompt of that tool can have are called by their own again.
    private static CaseSet named(CaseSet set, Template template) {
        List<SequencedMap<String, String>> values = template.cases();
        if (values.size() != set.cases().size()) {
            return set;
        }
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Case one = set.cases().get(i);
            cases.add(values.get(i).size() == one.variables().size() ? with(one, values.get(i), one.checks()) : one);
        }
        return set(set.name(), cases);
    }

    private static Case with(Case one, SequencedMap<String, String> variables, ArrayNode checks) {
        return new Case(one.number(), one.description(), variables, one.expected(), checks, one.threshold());
    }

    private static CaseSet set(String name, List<Case> cases) {
        SequencedSet<String> columns = new LinkedHashSet<>();
        cases.forEach(one -> columns.addAll(one.variables().keySet()));
        return new CaseSet(name, cases, List.copyOf(columns));
    }

    // Keeps the checks that can be run, and says of which kinds the others are.
    private FoundCases checked(CaseSet set, List<String> problems) {
        ChecksReader reader = preparation.readerOnly();
        SequencedMap<String, Integer> kept = new LinkedHashMap<>();
        SequencedMap<String, Integer> refused = new LinkedHashMap<>();
        SequencedMap<String, String> reasons = new LinkedHashMap<>();
        List<Case> cases = new ArrayList<>();
        for (Case one : set.cases()) {
            ArrayNode good = JsonMapper.shared().createArrayNode();
            for (JsonNode check : one.checks()) {
                String type = check.path("type").asString("no type");
                try {
                    reader.read(JsonMapper.shared().createArrayNode().add(check));
                    kept.merge(type, 1, Integer::sum);
                    good.add(check);
                } catch (IllegalArgumentException e) {
                    refused.merge(type, 1, Integer::sum);
                    reasons.putIfAbsent(type, String.valueOf(e.getMessage()).replaceFirst("^Check 1 \\([^)]*\\) ", ""));
                }
            }
            cases.add(with(one, one.variables(), good));
        }
        List<String> dropped = new ArrayList<>(problems);
        refused.forEach((type, number) -> dropped.add("%s of type \"%s\", which %s"
                .formatted(Figures.counted(number, "check"), type, reasons.getOrDefault(type, "cannot be run"))));
        return new FoundCases(new CaseSet(set.name(), cases, set.columns()), kept.entrySet().stream()
                .map(ImportedCases::counted).toList(), dropped);
    }

    private static String counted(Map.Entry<String, Integer> kind) {
        return "%s %s".formatted(Figures.number(kind.getValue()), kind.getKey());
    }
}
