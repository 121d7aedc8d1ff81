package dev.whittle.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.settings.Stored;
import dev.whittle.app.work.HeldBackground;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;

final class RememberedTest {
    /// Keeps a number; a negative one cannot be read.
    private static final class Memory implements Stored<Integer> {
        private int kept;
        private final List<Integer> written = new ArrayList<>();

        Memory(int kept) {
            this.kept = kept;
        }

        @Override
        public Integer read() {
            if (kept < 0) {
                throw new IllegalStateException("unreadable");
            }
            return kept;
        }

        @Override
        public void write(Integer value) {
            written.add(value);
            kept = value;
        }
    }

    private final HeldBackground background = new HeldBackground();
    private final IntegerProperty shown = new SimpleIntegerProperty(7);
    private final List<Throwable> failures = new ArrayList<>();

    private void start(Memory memory) {
        new Remembered<>(memory, background, failures::add).start(shown::set, shown::get, shown);
    }

    @Test
    void whatWasKeptIsShownAndNotWrittenAgain() {
        Memory memory = new Memory(3);
        start(memory);
        assertThat(shown.get()).isEqualTo(7);
        background.runAll();

        assertThat(shown.get()).isEqualTo(3);
        assertThat(memory.written).isEmpty();
    }

    @Test
    void aChangeIsKeptAndOfManyAtOnceTheLast() {
        Memory memory = new Memory(3);
        start(memory);
        background.runAll();
        shown.set(4);
        shown.set(5);
        shown.set(6);
        background.runAll();

        assertThat(memory.kept).isEqualTo(6);
        assertThat(memory.written).doesNotContain(5);
    }

    @Test
    void whatCannotBeReadIsToldAndTheNextChangeIsKept() {
        Memory memory = new Memory(-1);
        start(memory);
        background.runAll();
        assertThat(failures).singleElement().extracting(Throwable::getMessage).isEqualTo("unreadable");
        assertThat(shown.get()).isEqualTo(7);
        shown.set(8);
        background.runAll();

        assertThat(memory.kept).isEqualTo(8);
    }
}
