package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Home;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class HelpTest {
    private static final int COLUMNS = 80;

    private static List<CommandLine> commands() {
        Terminal terminal = new Terminal(new Home(Path.of("nowhere")), new ByteArrayInputStream(new byte[0]),
                new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), name -> null);
        List<CommandLine> all = new ArrayList<>(List.of(Cli.line(terminal)));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).getSubcommands().values());
        }
        return all;
    }

    @Test
    void examplesFitATerminalOfEightyColumns() {
        for (CommandLine command : commands()) {
            assertThat(command.getCommandSpec().usageMessage().footer()).as(command.getCommandName())
                    .filteredOn(line -> line.startsWith("  ")).allMatch(line -> line.length() <= COLUMNS);
        }
    }

    // Lines that were broken by hand are broken a second time by a narrower terminal.
    @Test
    void paragraphsAreBrokenByTheTerminalAndNotByHand() {
        for (CommandLine command : commands()) {
            String[] footer = command.getCommandSpec().usageMessage().footer();
            for (int i = 1; i < footer.length; i++) {
                boolean paragraphs = !footer[i].isEmpty() && !footer[i].startsWith(" ") && !footer[i - 1].isEmpty();
                assertThat(paragraphs).as(command.getCommandName() + ": " + footer[i]).isFalse();
            }
        }
    }
}
