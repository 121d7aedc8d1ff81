package dev.whittle.app.cli;

import dev.whittle.app.export.TemplateFile;
import dev.whittle.app.export.TextFile;
import dev.whittle.catalog.Model;
import dev.whittle.format.Kept;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a prompt as a template file, reads it back and compares.", footer = {
    "",
    "Examples:",
    "  whittle export prompt.txt --format promptfoo -o promptfooconfig.yaml",
    "  whittle export prompt.txt --format promptfoo --cases cases.csv -o pf.yaml",
    "  whittle export prompt.txt --format openai-batch --cases cases.csv -o b.jsonl",
    "  whittle export prompt.txt --format markdown --optimize > prompt.md"
})
final class ExportCommand implements Callable<Integer> {
    private static final String PROMPTFOO = "promptfoo";

    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Option(names = {"-f",
        "--format"}, required = true, paramLabel = "FORMAT", description = "The id of a format, such as promptfoo, openai-request, jinja or markdown; a wrong one lists all.")
    private String format = "";

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", defaultValue = "openai/gpt-6-luna", description = "The model written into the file (${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = "--cases", paramLabel = "FILE", description = "Cases for the variables: tests with their checks for promptfoo, a request each in a batch.")
    private @Nullable Path cases;

    @Option(names = "--optimize", description = "Apply the edits of all passes up to medium risk first.")
    private boolean optimize;

    @Option(names = {"-o", "--out"}, paramLabel = "FILE", description = "The file to write; default: standard output.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print what was done as JSON, with the content unless it went to a file.")
    private boolean json;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Model chosen = terminal.model(model);
        List<TemplateFormat> formats = terminal.plugins().formats();
        TemplateFormat target = ImportCommand.format(
                formats.stream().filter(one -> !one.readOnly()).toList(), format);
        Template read = input.read(terminal, formats);
        Tokenizer tokenizer = terminal.tokenizer(chosen.tokenizer());
        Prompt prompt = optimize ? optimized(read.prompt(), tokenizer) : read.prompt();
        Parameters parameters = read.parameters().without(chosen.unsupportedParams());
        if (!parameters.equals(read.parameters())) {
            terminal.say("Left out what %s refuses: %s.".formatted(chosen.displayName(),
                    String.join(", ", new TreeSet<>(chosen.unsupportedParams()))));
        }
        Template template = withCases(
                read.withPrompt(prompt).withModel(chosen.provider(), chosen.modelId(), parameters),
                target);
        TemplateFile.Proof proof = TemplateFile.prove(target, template, tokenizer);
        Path file = out;
        if (file != null) {
            TextFile.write(file, proof.content());
        }
        if (json) {
            terminal.print(
                    JsonMapper.shared().createObjectNode().put("format", target.id()).put("proof", proof.sentence())
                            .put("file", file == null ? null : file.toString())
                            .put("content", file == null ? proof.content() : null));
        } else if (file == null) {
            terminal.out().print(proof.content());
        }
        terminal.say("%s%s".formatted(file == null ? "" : "Written to " + file + ". ", proof.sentence()));
        return Cli.GOOD;
    }

    private Template withCases(Template template, TemplateFormat target) throws Exception {
        if (cases == null) {
            return template;
        }
        CaseSet set = CaseFile.read(cases, terminal.plugins());
        set.requireFor(template.name(), template.prompt());
        Template filled = template.withCases(set.cases().stream().map(Case::variables).toList());
        boolean checked = set.cases().stream().anyMatch(one -> !one.checks().isEmpty());
        if (target.id().equals(PROMPTFOO)) {
            return filled.withKept(checks(set));
        }
        if (checked) {
            terminal.say("%s has no place for the checks of the cases.".formatted(target.displayName()));
        }
        return filled;
    }

    // What a promptfoo file has beside the values, at the place of each test.
    private static Kept checks(CaseSet set) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        int number = 0;
        for (Case one : set.cases()) {
            String test = "/tests/" + number++ + "/";
            if (!one.description().isEmpty()) {
                fields.put(test + "description", JsonMapper.shared().writeValueAsString(one.description()));
            }
            if (!one.checks().isEmpty()) {
                fields.put(test + "assert", JsonMapper.shared().writeValueAsString(one.checks()));
            }
            if (one.threshold() != null) {
                fields.put(test + "threshold", String.valueOf(one.threshold()));
            }
        }
        return new Kept(PROMPTFOO, fields);
    }

    private static Prompt optimized(Prompt prompt, Tokenizer tokenizer) throws InterruptedException {
        return Optimizer.standard().optimize(prompt, tokenizer, Protection.NONE)
                .acceptAll(entry -> entry.edit().risk().compareTo(Risk.MEDIUM) <= 0).result();
    }
}
