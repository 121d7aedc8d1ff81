package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each is one sentence on standard error, nothing on standard output, and exit code 2.
final class BadInputTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            cuont                                            | did you mean count
            count --modl x                                   | did you mean --model
            count -m gtp-4o                                  | did you mean openai/gpt-4o
            count -e xyzzy                                   | There is no encoding "xyzzy"; there are
            count -e o200k_bas                               | There is no encoding "o200k_bas"; did you mean o200k_base
            count no-such-file                               | There is no file no-such-file
            count --max-tokens -1                            | "-1" is not a whole number
            cost --calls -5                                  | "-5" is not a whole number
            cost --max-month x                               | "x" is not a number of 0 or more
            cost --max-month 1E+999999999                    | is not a number of 0 or more
            optimize --pass frob                             | There is no pass "frob"; there are whitespace
            optimize --preset frob                           | There is no preset "frob"; there are lossless
            export -f frob                                   | There is no format "frob"; there are
            rank                                             | Missing required option: '--question=TEXT'
            pack -q x                                        | Missing required option: '--budget=N'
            pack -q x -b 5 --order frob                      | there is no order "frob", there are best-first
            rank -q x --chunk-by frob                        | documents are not cut by "frob" but by heading
            rank -q x --chunk-tokens 5                       | Chunks of 5 tokens are too small
            rank -q x --chunk-overlap 200                    | An overlap of 200 tokens does not go with chunks of 256
            rank -q x --mmr 2                                | "2" is not a part from 0% to 100%
            experiments                                      | Say what to do
            experiments show nonsense                        | "nonsense" is no id of an experiment
            experiments show 6f9619ff-8b86-4d01-b42d-00cf4fc964ff | There is no experiment 6f9619ff
            models                                           | Say what to do
            models show gtp-4o                               | did you mean openai/gpt-4o
            models diff no-such-file                         | There is no file no-such-file
            models diff .                                    | is a folder
            models set gpt-4o --input -1 --output 1          | "-1" is not a number of 0 or more
            models set gpt-4o --input 1 --output 1000000     | 1000000 is no price for output
            models set gpt-4o --input 1 --output 1 --from 1026-01-01 | No price starts or ends on 1026-01-01
            models set gpt-4o --input 1                      | Missing required option: '--output=USD'
            models set gtp-4o --input 1 --output 1           | did you mean openai/gpt-4o
            models set lama --input 1 --output 1 --context 5 | is no key for a model of your own
            models set a/b --input 1 --output 1 --context 5 --tokenizer x | No tokenizer "x"
            models unset gpt-4o                              | You have set no such price
            models undo-import                               | there is no import to undo
            models retiring --within soon                    | "soon" is no number of days
            compare -m x --base-url localhost:1              | must start with https:// or http://
            compare -m x --key-env WHITTLE_NOT_SET           | WHITTLE_NOT_SET is not set
            compare -m x --connection Home                   | There is no connection "Home" in Settings
            compare -m x --connection Home --key-env A       | brings its own address and key
            """)
    void wrongUsageIsOneSentence(String line, String sentence) {
        String[] args = line.split(" ", -1);

        refused(Said.run(home, "hello", args), sentence);
    }

    @Test
    void aPastedKeyIsNeverRepeated() {
        String key = "sk-" + "a1".repeat(20);
        Said said = Said.run(home, "hello", "compare", "-m", "x", "--key-env", key);

        refused(said, "never the key itself");
        assertThat(said.err()).doesNotContain(key);
    }

    @Test
    void aBinaryFileIsRefused() throws IOException {
        Path file = Files.write(home.resolve("a.txt"), new byte[]{'a', 0, 1, 2});

        refused(Said.run(home, "", "count", file.toString()), "\"a.txt\" is not text");
    }

    @Test
    void anEmptyFileAndAFolderAreRefused() throws IOException {
        Path empty = Files.createFile(home.resolve("empty.txt"));

        refused(Said.run(home, "", "count", empty.toString()), "is empty; there is nothing to read in it");
        refused(Said.run(home, "", "count"), "\"standard input\" is empty");
        refused(Said.run(home, "", "count", home.toString()), "is a folder");
        refused(Said.run(home, "", "count", "--jsonl", home.toString()), "is a folder");
    }

    @Test
    void aFileOf100MegabytesIsRefusedBeforeItIsRead() throws IOException {
        Path file = home.resolve("large.txt");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(100_000_000);
        }

        refused(Said.run(home, "", "count", file.toString()), "has 100,000,000 bytes and the limit is 20,000,000");
    }

    @Test
    void aWorkspaceThatIsNoDatabaseStaysAsItIs() throws IOException {
        Path file = Files.writeString(home.resolve("workspace.db"), "this is no database".repeat(100));

        refused(Said.run(home, "", "experiments", "list"), "is damaged or no database; move it aside");
        assertThat(file).hasContent("this is no database".repeat(100));
    }

    @Test
    void aPluginThatIsNoJarIsOneSentenceAndTheCommandGoesOn() throws IOException {
        Files.writeString(Files.createDirectory(home.resolve("plugins")).resolve("bad.jar"), "no jar");
        Said said = Said.run(home, "hello world", "count", "-e", "o200k_base");

        assertThat(said.err()).contains("The plugin bad.jar does not work and is left out.").hasLineCount(1);
        assertThat(said.code()).isZero();
    }

    @Test
    void everyExampleOfTheHelpParses() {
        Terminal terminal = new Terminal(new Home(home), System.in, new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()), _ -> null);
        var root = Cli.line(terminal);
        var commands = new ArrayList<>(root.getSubcommands().values());
        commands.add(root);
        var examples = commands.stream()
                .flatMap(command -> Arrays.stream(command.getCommandSpec().usageMessage().footer()))
                .filter(line -> line.startsWith("  whittle "))
                .map(line -> line.substring("  whittle ".length()).replaceAll(" ([|>]|&&).*", ""))
                .toList();

        assertThat(examples).hasSizeGreaterThan(20).allSatisfy(example -> {
            String[] args = Pattern.compile("'([^']*)'|(\\S+)").matcher(example).results()
                    .map(word -> word.group(1) == null ? word.group(2) : word.group(1)).toArray(String[]::new);
            assertThat(Cli.line(terminal, args).parseArgs(args).hasSubcommand()).isTrue();
        });
    }

    @Test
    void aLineThatNamesACommandIsParsedWithThatAloneAndAnyOtherWithAll() {
        Terminal terminal = new Terminal(new Home(home), System.in, new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()), _ -> null);
        assertThat(Cli.line(terminal, "count", "x.txt").getSubcommands()).containsOnlyKeys("count");
        for (String[] args : new String[][]{{}, {"coutn"}, {"--help"}, {"help", "count"}}) {
            assertThat(Cli.line(terminal, args).getSubcommands()).containsKeys("count", "cost", "experiments", "help");
        }
    }

    private static void refused(Said said, String sentence) {
        assertThat(said.err()).contains(sentence).hasLineCount(1).startsWith("whittle: ").doesNotContain("\tat ");
        assertThat(said.out()).isEmpty();
        assertThat(said.code()).isEqualTo(2);
    }
}
