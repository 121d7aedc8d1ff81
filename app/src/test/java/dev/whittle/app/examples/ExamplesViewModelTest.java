package dev.whittle.app.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.app.examples.ExamplesState.None;
import dev.whittle.app.examples.ExamplesState.Nothing;
import dev.whittle.app.examples.ExamplesState.Ready;
import dev.whittle.app.examples.ExamplesState.Working;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.tokenizer.BuiltIn;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Catalog;
import dev.whittle.optimizer.fewshot.Conversion.Goal;
import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ExamplesViewModelTest {
    private static final String TEXT = "Is it urgent?\n\nMail: Fire!\nUrgent: yes\n\nMail: Lunch?\nUrgent: no\nThanks.\n\nMail: Leak!\nUrgent: yes\n\nMail: {{mail}}\nUrgent:";
    private static final Catalog CATALOG = Catalog.bundled();

    private final OpenPrompt open = new OpenPrompt();
    private final HeldBackground background = new HeldBackground();
    private final ExamplesViewModel examples = new ExamplesViewModel(open, new SimpleObjectProperty<>(CATALOG),
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), background,
            new SimpleObjectProperty<>(CATALOG.find("openai/gpt-4o").orElseThrow()),
            BuiltIn.tokenizers(background), new SimpleObjectProperty<>(Workload.DEFAULT));

    @BeforeEach
    void openAPrompt() {
        open.open("mails", Prompt.of(Message.user(TEXT)));
    }

    private Found look() {
        examples.watch(true);
        background.runAll();
        return found();
    }

    private Found found() {
        assertThat(examples.stateProperty().get()).isInstanceOf(Ready.class);
        return ((Ready) examples.stateProperty().get()).found();
    }

    @Test
    void examplesAreFoundWhenTheScreenIsLookedAt() {
        examples.watch(true);
        assertThat(examples.stateProperty().get()).isInstanceOf(Working.class);
        background.runAll();
        assertThat(found().set().examples()).extracting(Example::output).containsExactly("yes", "no\nThanks.", "yes");
    }

    @Test
    void aBorderIsMovedAndTakenBack() {
        look();
        examples.moveEnd(1, -1);
        background.runAll();
        assertThat(found().set().examples()).extracting(Example::output).containsExactly("yes", "no", "yes");
        assertThat(examples.correctedProperty().get()).isTrue();
        examples.undo();
        background.runAll();
        assertThat(found().set().examples()).extracting(Example::output).containsExactly("yes", "no\nThanks.", "yes");
        assertThat(examples.correctedProperty().get()).isFalse();
    }

    @Test
    void whatAPersonSelectsIsAnExampleAndUndoTakesItBack() {
        look();
        examples.drop(1);
        background.runAll();
        int from = TEXT.indexOf("Mail: Lunch?");
        examples.add(0, from, TEXT.indexOf("\nThanks."));
        background.runAll();
        assertThat(found().set().examples()).extracting(Example::input).containsExactly("Fire!", "Lunch?", "Leak!");
        assertThat(found().set().examples()).extracting(Example::output).containsExactly("yes", "no", "yes");
        examples.undo();
        background.runAll();
        assertThat(found().set().size()).isEqualTo(2);
        assertThatThrownBy(() -> examples.add(0, 0, from + 5)).hasMessageContaining("reaches into example 1");
        assertThatThrownBy(() -> examples.add(0, from, from + 5))
                .hasMessageContaining("Select an input and its answer");
        assertThat(found().set().size()).isEqualTo(2);
    }

    @Test
    void whereNoneIsFoundAPersonCanShowOne() {
        String text = "Tell the mood.\n\nNice weather\nhappy\n\nrain => sad";
        open.open("moods", Prompt.of(Message.user(text)));
        examples.watch(true);
        background.runAll();
        assertThat(examples.stateProperty().get()).isInstanceOf(None.class);
        examples.add(0, text.indexOf("Nice"), text.indexOf("\n\nrain"));
        background.runAll();
        examples.add(0, text.indexOf("rain"), text.length());
        background.runAll();
        assertThat(found().set().examples()).extracting(Example::input).containsExactly("Nice weather", "rain");
        assertThat(found().set().examples()).extracting(Example::output).containsExactly("happy", "sad");
    }

    @Test
    void whatIsNoExampleIsLeftOut() {
        look();
        examples.drop(0);
        background.runAll();
        assertThat(found().set().size()).isEqualTo(2);
    }

    @Test
    void aProposalIsAppliedAndUndoneInThePrompt() {
        look();
        examples.moveEnd(1, -1);
        background.runAll();
        assertThat(examples.goalProperty().get()).isEqualTo(Goal.ZERO_SHOT);
        examples.apply();
        assertThat(open.prompt().messages().getFirst().text()).contains("Answer with one of: yes, no.")
                .doesNotContain("Fire!").endsWith("Mail: {{mail}}\nUrgent:");
        open.undo();
        assertThat(open.prompt().messages().getFirst().text()).isEqualTo(TEXT);
    }

    @Test
    void fewerExamplesAreKeptAsTold() {
        look();
        examples.goalProperty().set(Goal.K_SHOT);
        examples.keep(1, false);
        background.runAll();
        assertThat(found().few().conversion().kept()).hasSize(1);
        assertThat(examples.proposal().orElseThrow().possible()).isTrue();
    }

    @Test
    void aResultForAnOlderPromptIsDropped() {
        examples.watch(true);
        open.open("other", Prompt.of(Message.user("Summarise.")));
        background.runAll();
        assertThat(examples.stateProperty().get()).isInstanceOf(Working.class);
        background.elapse();
        background.runAll();
        assertThat(examples.stateProperty().get()).isInstanceOf(None.class);
    }

    @Test
    void anEmptyPromptHasNothingToShow() {
        open.open("empty", Prompt.of(Message.user("")));
        examples.watch(true);
        background.runAll();
        assertThat(examples.stateProperty().get()).isInstanceOf(Nothing.class);
    }
}
