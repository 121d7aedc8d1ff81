package dev.whittle.app.cli;

import dev.whittle.app.Home;
import dev.whittle.app.Plugins;
import dev.whittle.app.matrix.CaseFiles;
import dev.whittle.app.matrix.CheckTextFuzz;
import dev.whittle.app.matrix.SmallWorkbook;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.app.tokenizer.TokenizerRegistry;
import dev.whittle.app.workspace.SavedFuzz;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.PersonalPrices;
import dev.whittle.catalog.extra.ToolList;
import dev.whittle.catalog.pricelist.PriceDiff;
import dev.whittle.catalog.pricelist.PriceList;
import dev.whittle.document.DocumentException;
import dev.whittle.format.FormatException;
import dev.whittle.fuzz.Damage;
import dev.whittle.fuzz.FuzzRun;
import dev.whittle.fuzz.FuzzRun.Target;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.ReplyArchive;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.Recipe;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Granularity;
import dev.whittle.optimizer.context.Order;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.check.Equipment;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.optimizer.training.TrainingKind;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Message;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import dev.whittle.tokenizer.bpe.SplitRule;
import dev.whittle.tokenizer.file.TokenizerFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Damaged files for everything a command or a screen takes beside documents and templates: each is read, or refused
/// with one sentence.
final class InputFuzz {
    // What the library of JSON Schema says of words it does not know; held, since Java forgets loggers nobody holds.
    private static final Logger QUIET = Logger.getLogger("com.networknt.schema");

    private final Path folder;
    private final Plugins plugins;
    private final List<String> prompts;

    /// What is done with an input; its exceptions are those documented for files people choose.
    private interface Reading {
        void of(Damage damage) throws Exception;
    }

    /// @param folder for one file a reader
    InputFuzz(Path folder) {
        this.folder = folder;
        QUIET.setLevel(Level.OFF);
        plugins = Plugins.load(folder.resolve("no-plugins"));
        prompts = InputSeeds.prompts(plugins.formats());
    }

    List<Target> targets() throws IOException {
        List<Target> all = new ArrayList<>(List.of(
                target("prompt-files", 2, this::prompt),
                target("cases", 14, this::cases), target("cases-xlsx", 4, this::workbook),
                target("checks-file", 8, damage -> new ChecksReader(Equipment.NONE).read(CheckFile
                        .read(file(damage, "checks", InputSeeds.CHECKS), plugins.notations()))),
                CheckTextFuzz.target(8, plugins.notations()),
                target("schema-file", 3, damage -> SchemaFile.read(file(damage, "schema", InputSeeds.SCHEMAS))),
                target("tools-file", 4, damage -> ToolList
                        .parse(TextInput.pipe(file(damage, "tools", InputSeeds.TOOLS)))),
                target("price-file", 4, damage -> Catalog.bundled()
                        .withOverrides(file(damage, "prices", InputSeeds.PRICES))),
                target("price-list", 4, this::priceList),
                target("tokenizer-file", 3, this::tokenizer),
                target("tokenizer-list", 3, damage -> new TokenizerRegistry(
                        file(damage, "tokenizers", InputSeeds.TOKENIZER_LISTS)).all()),
                new Target("recording", 3, this::recording),
                new Target("training-lines", 4, this::training)));
        Tokenizer tokenizer = Tokenizers.get("o200k_base");
        all.add(lines("count-lines", 4, InputSeeds.LINES,
                new CountLines(List.of(new CountCommand.Row(null, tokenizer)), 5L)));
        all.add(lines("optimize-lines", 1, InputSeeds.LINES, new OptimizeLines(
                new Recipe(Optimizer.standard().passes(), Risk.MEDIUM, OptionalLong.empty(), Optional.empty()),
                tokenizer,
                null)));
        all.add(lines("examples-lines", 1, InputSeeds.LINES, new ExampleLines(tokenizer)));
        ChunkRanker ranker = new ChunkRanker();
        all.add(lines("pack-lines", 3, InputSeeds.PACKS, new PackLines(
                (chunks, question) -> ranker.rank(chunks, question, 1, _ -> {}), tokenizer,
                new PackLines.Defaults(Granularity.CHUNK, "refund?", null), Order.BEST_FIRST, _ -> {})));
        all.addAll(SavedFuzz.targets(4));
        return all;
    }

    private Object prompt(Damage damage) throws Exception {
        PromptFiles files = new PromptFiles(plugins.formats());
        Path file = file(damage, "prompt", prompts);
        return files.understand(files.text(file).text(), file.getFileName().toString());
    }

    private static Target target(String name, int share, Reading reading) {
        return new Target(name, share, damage -> {
            try {
                reading.of(damage);
                return true;
            } catch (DocumentException | FormatException | IllegalArgumentException e) {
                return told(e);
            }
        });
    }

    // Subclasses of IllegalArgumentException are Java's own, with words for programmers.
    private static boolean told(Exception e) throws Exception {
        if (e instanceof IllegalArgumentException && e.getClass() != IllegalArgumentException.class) {
            throw e;
        }
        FuzzRun.requireSentence(Problem.of(e).title(), e);
        return false;
    }

    /// @param valid files by their ending, as `json|content`
    private Path file(Damage damage, String name, List<String> valid) throws IOException {
        String chosen = damage.any(valid);
        int bar = chosen.indexOf('|');
        List<String> others = List.of(damage.any(valid));
        String content = chosen.substring(bar + 1);
        byte[] bytes = damage.random().nextInt(4) > 0
                ? damage.text(content, others).getBytes(StandardCharsets.UTF_8)
                : damage.bytes(content.getBytes(StandardCharsets.UTF_8), List.of());
        return Files.write(folder.resolve(name + "." + chosen.substring(0, bar)), bytes);
    }

    // As the command line reads it, and as the window does.
    private void cases(Damage damage) throws Exception {
        Path file = file(damage, "cases", InputSeeds.CASES);
        checked(damage.random().nextBoolean() ? CaseFile.read(file, plugins) : CaseFiles.of(plugins).read(file));
    }

    private void workbook(Damage damage) throws Exception {
        byte[] whole = Files.readAllBytes(new SmallWorkbook()
                .sheet("One", damage.text(InputSeeds.ROWS, List.of()).lines().toArray(String[]::new))
                .sheet("Two", "ticket|__expected", "x|contains: y").write(folder.resolve("whole.xlsx")));
        Path file = Files.write(folder.resolve("cases.xlsx"),
                damage.random().nextInt(4) == 0 ? damage.bytes(whole, List.of()) : whole);
        checked(CaseFile.read(damage.random().nextInt(4) == 0 ? file.resolveSibling("cases.xlsx#Two") : file, plugins));
    }

    private static void checked(CaseSet cases) {
        ChecksReader reader = new ChecksReader(Equipment.NONE);
        for (Case one : cases.cases()) {
            if (!one.checks().isEmpty()) {
                reader.read(one.checks());
            }
        }
    }

    // Compared with one model alone: a list that lacks most of a catalog is refused.
    private void priceList(Damage damage) throws IOException {
        Path file = file(damage, "list", InputSeeds.PRICE_LISTS);
        PriceList list = PriceList.read("list.json", Files.readAllBytes(file));
        List<Model> models = Catalog.bundled().find("openai/gpt-4o").stream().toList();
        LocalDate day = LocalDate.of(2026, 11, 21);
        PriceDiff.of(models, PersonalPrices.NONE, list, day, day);
    }

    private void tokenizer(Damage damage) throws IOException {
        TokenizerFile read = TokenizerFile.read(file(damage, "tokenizer", InputSeeds.TOKENIZERS), "fuzz",
                SplitRule.CL100K);
        if (read.encoding().count("Hello, wörld! 12345").tokens() < 1) {
            throw new AssertionError("A text has tokens");
        }
    }

    private boolean recording(Damage damage) throws Exception {
        ModelRequest request = new ModelRequest("m", List.of(Message.user("Hi")), Parameters.DEFAULT);
        file(damage, request.hash(), InputSeeds.RECORDINGS);
        ModelProvider replay = plugins.providers().stream().filter(ReplyArchive.class::isInstance).findFirst()
                .orElseThrow();
        try (LanguageModel model = replay
                .connect(new Connection(folder.toUri(), null, Connection.Timeouts.DEFAULT))) {
            model.stream(request, _ -> {});
            return true;
        } catch (ModelException e) {
            return FuzzRun.refused(e);
        }
    }

    // One answer a line, each with what was asked for or with a sentence.
    private Target lines(String name, int share, List<String> valid, JsonLines.Work work) {
        return new Target(name, share, damage -> {
            StringBuilder lines = new StringBuilder();
            for (int i = damage.random().nextInt(3); i >= 0; i--) {
                lines.append(damage.any(valid)).append('\n');
            }
            byte[] whole = lines.toString().getBytes(StandardCharsets.UTF_8);
            byte[] input = damage.random().nextInt(4) > 0
                    ? damage.text(lines.toString(), valid).getBytes(StandardCharsets.UTF_8)
                    : damage.bytes(whole, List.of());
            StringWriter out = new StringWriter();
            int code = JsonLines.run(terminal(input, out), null, work);
            List<String> answers = out.toString().lines().toList();
            boolean bad = false;
            for (String answer : answers) {
                JsonNode node = JsonMapper.shared().readTree(answer);
                if (node.has("error")) {
                    bad = true;
                    FuzzRun.requireSentence(node.path("error").stringValue(), null);
                }
            }
            if (bad != (code == Cli.BAD_INPUT) || answers.size() > 1 + newlines(input)) {
                throw new AssertionError("%d with %d answers".formatted(code, answers.size()));
            }
            return !bad;
        });
    }

    private static long newlines(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
    }

    private boolean training(Damage damage) throws IOException {
        StringWriter out = new StringWriter();
        int code = new TrainingFileCheck(terminal(new byte[0], out), damage.any(List.of(TrainingKind.values())), true)
                .check(file(damage, "training", InputSeeds.TRAINING));
        JsonNode found = JsonMapper.shared().readTree(out.toString());
        if (code != Cli.GATE_FAILED || found.required("bad").intValue() < found.required("faults").size()) {
            throw new AssertionError("%d with %s".formatted(code, found)); // no file here has enough examples
        }
        return found.path("bad").intValue() == 0;
    }

    private Terminal terminal(byte[] in, StringWriter out) {
        return new Terminal(new Home(folder), new ByteArrayInputStream(in), new PrintWriter(out),
                new PrintWriter(Writer.nullWriter()), _ -> null);
    }

    /// The recorded run; the arguments are those of [FuzzRun#record].
    public static void main(String[] arguments) throws IOException, InterruptedException {
        FuzzRun.record(new InputFuzz(Files.createTempDirectory("fuzz")).targets(), arguments);
    }
}
