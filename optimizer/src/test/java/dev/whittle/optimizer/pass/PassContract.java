package dev.whittle.optimizer.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.RandomPrompt;
import dev.whittle.optimizer.form.Forms;
import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Protector;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every pass promises, whatever it does.
abstract class PassContract {
    /// The pass under test.
    abstract Pass pass();

    /// Texts before and after, in pairs; equal where nothing may happen.
    abstract List<String> table();

    /// Whether it takes out what a person named, protected or not.
    boolean asksFirst() {
        return false;
    }

    @TestFactory
    Stream<DynamicTest> turnsBeforeIntoAfter() {
        List<String> table = table();
        return IntStream.range(0, table.size() / 2).mapToObj(row -> DynamicTest.dynamicTest(
                "row %d: %s".formatted(row, table.get(2 * row)),
                () -> assertThat(run(Prompt.of(Message.user(table.get(2 * row)))).messages().getFirst().text())
                        .isEqualTo(table.get(2 * row + 1))));
    }

    @Test
    void anEmptyTextStaysEmpty() {
        for (String empty : List.of("", " ", "\n", "\r\n \t\n")) {
            assertThat(pass().propose(Prompt.of(Message.user(empty)), Protection.NONE)).isEmpty();
        }
        assertThat(pass().propose(Prompt.EMPTY, Protection.NONE)).isEmpty();
    }

    @Test
    void nothingIsProposedInAFullyProtectedText() {
        for (String before : table()) {
            Protection all = new Protection(List.of(new Protection.Span(0, 0, before.length(), "marked")));
            assertThat(pass().propose(Prompt.of(Message.user(before)), all)).isEmpty();
        }
    }

    @Test
    void editsComeInOrderDoNotOverlapAndTouchNothingExact() {
        for (long seed = 0; seed < 300; seed++) {
            Prompt prompt = RandomPrompt.of(new SplittableRandom(seed));
            Protection protection = Protector.find(prompt);
            Edit last = null;
            for (Edit edit : pass().propose(prompt, protection)) {
                assertThat(protection.spans()).as("seed %d, %s", seed, edit).noneMatch(
                        span -> !asksFirst() && !Kind.of(span.reason()).map(Kind::foldable).orElse(false)
                                && !Forms.same(prompt.messages().get(edit.message()).text().substring(edit.start(),
                                        edit.end()), edit.replacement())
                                && span.message() == edit.message()
                                && span.start() < edit.end() && edit.start() < span.end());
                if (last != null) {
                    assertThat(last.overlaps(edit)).as("seed %d, %s and %s", seed, last, edit).isFalse();
                }
                last = edit;
            }
        }
    }

    @Test
    void aSecondRunChangesNothing() {
        for (long seed = 0; seed < 300; seed++) {
            Prompt once = run(RandomPrompt.of(new SplittableRandom(seed)));
            assertThat(run(once)).as("seed %d", seed).isEqualTo(once);
        }
        for (String before : table()) {
            Prompt once = run(Prompt.of(Message.user(before)));
            assertThat(run(once)).isEqualTo(once);
        }
    }

    @Test
    void theSamePromptGivesTheSameEdits() {
        Prompt prompt = RandomPrompt.of(new SplittableRandom(7));
        Protection protection = Protector.find(prompt);
        assertThat(pass().propose(prompt, protection)).isEqualTo(pass().propose(prompt, protection));
    }

    final Prompt run(Prompt prompt) {
        return Splice.into(prompt, pass().propose(prompt, Protector.find(prompt)));
    }
}
