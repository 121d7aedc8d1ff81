package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.tokenizer.AddedTokenizer;
import dev.whittle.app.tokenizer.Family;
import dev.whittle.app.tokenizer.Recalibration;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.file.TokenizerFile;
import dev.whittle.tokenizer.file.VendorFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "tokenizers", mixinStandardHelpOptions = true, description = "Lists what counts for which models; adds the tokenizer files of vendors, which make their counts exact.", synopsisSubcommandLabel = "(list | add | remove | check)", footer = {
    "",
    "A tokenizer.json comes with a model on Hugging Face and belongs to its vendor, whose licence holds "
            + "for it; Whittle keeps its place and its SHA-256, not the file. The window uses the same list.",
    "",
    "Examples:",
    "  whittle tokenizers list",
    "  whittle tokenizers add ~/models/llama-3.1/tokenizer.json --for llama-3",
    "  whittle tokenizers check tokenizer.json --json",
    "  whittle tokenizers remove llama-3"
})
final class TokenizersCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    TokenizersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, add, remove or check.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tokenizers and the models each counts for.")
    int list(@Option(names = "--json", description = "Print JSON.") boolean json) throws IOException {
        List<Family> families = Family.all(terminal.catalog(), terminal.tokenizerRegistry());
        if (json) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            families.forEach(family -> array.add(json(family)));
            terminal.print(JsonMapper.shared().createObjectNode().set("tokenizers", array));
            return Cli.GOOD;
        }
        Table table = new Table("id", "counts", "of 1,000", ">models", "source");
        families.forEach(family -> table.row(family.id(), family.kind().words(),
                band(family.perThousand()), Figures.number(family.models().size()),
                family.source()));
        table.print(terminal.out());
        terminal.say("\"of 1,000\" is the band of an estimate on English prose of 1,000 tokens of o200k_base.");
        return Cli.GOOD;
    }

    private static String band(@Nullable TokenCount count) {
        return count == null ? "" : Figures.band(count);
    }

    private static ObjectNode json(Family family) {
        TokenCount band = family.perThousand();
        AddedTokenizer added = family.added();
        Recalibration taught = family.recalibration();
        ObjectNode node = JsonMapper.shared().createObjectNode().put("id", family.id()).put("exact", family.exact())
                .put("kind", family.kind().name().toLowerCase(java.util.Locale.ROOT))
                .put("low_per_1000", band == null ? null : band.low())
                .put("high_per_1000", band == null ? null : band.high()).put("source", family.source())
                .put("note", family.note()).put("file", added == null ? null : added.file().toString())
                .put("sha256", added == null ? null : added.sha256())
                .put("added_on", added == null ? null : added.addedOn().toString())
                .put("asked_counts", taught == null ? 0 : taught.counts())
                .put("asked_factor", taught == null ? null : taught.factor());
        ArrayNode models = node.putArray("models");
        family.models().forEach(models::add);
        return node;
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Counts a family of models exactly from now on, with a tokenizer file of its vendor.")
    int add(
            @Parameters(paramLabel = "FILE", description = "A tokenizer.json, tekken.json or rank file.") Path file,
            @Option(names = "--for", required = true, paramLabel = "ID", description = "The family, such as llama-3; see list.") String family,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws IOException {
        AddedTokenizer added = terminal.tokenizerRegistry().add(file, family,
                terminal.today());
        if (json) {
            terminal.print(JsonMapper.shared().createObjectNode().put("for", added.family())
                    .put("file", added.file().toString()).put("sha256", added.sha256()).put("rule", added.rule())
                    .put("tokens", added.tokens()).put("added_on", added.addedOn().toString()));
        } else {
            terminal.out().println(
                    "%s is counted exactly with %s (%s tokens, split as %s). %s The vendor's licence holds for the file."
                            .formatted(added.family(), added.file(), Figures.number(added.tokens()), added.rule(),
                                    VendorFamily.get(family).note()));
        }
        return Cli.GOOD;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Estimates a family of models as it is built in again; a file stays where it is, counts of a provider are forgotten.")
    int remove(@Parameters(paramLabel = "ID", description = "The family, such as llama-3.") String family,
            @Option(names = "--json", description = "Print JSON.") boolean json) throws IOException {
        String what = terminal.tokenizerRegistry().remove(family);
        if (json) {
            terminal.print(JsonMapper.shared().createObjectNode().put("removed", family));
        } else {
            terminal.out().println("%s is estimated again; %s.".formatted(family, what));
        }
        return Cli.GOOD;
    }

    @Command(name = "check", mixinStandardHelpOptions = true, description = "Says whether a file is understood, and how; exits with 2 if it is not.")
    int check(
            @Parameters(paramLabel = "FILE", description = "A tokenizer.json or tekken.json; with --for a rank file as well.") Path file,
            @Option(names = "--for", paramLabel = "ID", description = "The family it should be of.") @Nullable String family,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws IOException {
        VendorFamily expected = family == null ? null : VendorFamily.get(family);
        TokenizerFile read = TokenizerFile.read(file, file.toString(), expected == null ? null : expected.rule());
        if (expected != null) {
            expected.check(read);
        }
        if (json) {
            terminal.print(JsonMapper.shared().createObjectNode().put("file", file.toString())
                    .put("format", read.format().title()).put("rule", read.rule().title())
                    .put("normalization", read.normalization().name().toLowerCase(java.util.Locale.ROOT))
                    .put("tokens", read.tokens()).put("bytes", read.bytes()).put("sha256", read.sha256()));
        } else {
            new Table("property", "value").row("format", read.format().title()).row("splits as", read.rule().title())
                    .row("normalizes", read.normalization().name().toLowerCase(java.util.Locale.ROOT))
                    .row("tokens", Figures.number(read.tokens())).row("bytes", Figures.number(read.bytes()))
                    .row("sha256", read.sha256()).print(terminal.out());
        }
        return Cli.GOOD;
    }
}
