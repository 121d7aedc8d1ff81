package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Home;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// More input than the memory would hold, made while it is read.
final class LongInputTest {
    private static final int LINES = 1_000;
    private static final int LINE = 1_000_000;
    private static final int AHEAD = 1 << 16;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    private int answers;
    private long read;
    private long furthest;

    @Test
    void aGigabyteOfJsonLinesIsAnsweredLineByLineAndNeverHeld() {
        Terminal terminal = new Terminal(new Home(home), new Lines(), new PrintWriter(new Answers()),
                new PrintWriter(Writer.nullWriter()), _ -> null);

        assertThat(Cli.run(terminal, "count", "--jsonl", "-e", "o200k_base")).isZero();
        assertThat(read).isEqualTo((long) LINES * LINE);
        assertThat(answers).isEqualTo(LINES);
        assertThat(furthest).as("bytes read behind the line that is answered next").isLessThanOrEqualTo(AHEAD);
    }

    /// Every line is an object with a short text and a field nobody asks for.
    private final class Lines extends InputStream {
        private final byte[] line;

        Lines() {
            line = new byte[LINE];
            Arrays.fill(line, (byte) 'x');
            byte[] start = "{\"text\": \"hello world\", \"notes\": \"".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(start, 0, line, 0, start.length);
            line[LINE - 3] = '"';
            line[LINE - 2] = '}';
            line[LINE - 1] = '\n';
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            if (read == (long) LINES * LINE) {
                return -1;
            }
            int at = (int) (read % LINE);
            int given = Math.min(count, LINE - at);
            System.arraycopy(line, at, bytes, from, given);
            read += given;
            furthest = Math.max(furthest, read - (answers + 1L) * LINE);
            return given;
        }
    }

    /// Counts what is answered.
    private final class Answers extends Writer {
        @Override
        public void write(char[] characters, int from, int count) {
            for (int at = from; at < from + count; at++) {
                answers += characters[at] == '\n' ? 1 : 0;
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
