package dev.whittle.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.settings.Server;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.catalog.Model;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Adding, moving, removing and reopening columns, and taking it back.
final class ColumnsTest {
    private static List<String> models(Desk desk) {
        return desk.compare.columns().stream().map(column -> column.modelProperty().get()).toList();
    }

    private static List<String> labels(Desk desk) {
        return desk.compare.columns().stream().map(column -> column.labelProperty().get()).toList();
    }

    private static Run run(String label, Target target, Parameters parameters) {
        Prompt prompt = Prompt.of(Message.user("As it was, column " + label));
        return new Run(new Column(label, "Greeting, version 2", prompt, target, parameters), parameters, List.of(),
                "test", null, Desk.NOW, new Outcome.Stopped("", Duration.ZERO));
    }

    private static Experiment experiment(Run... runs) {
        return Experiment.of("Old", Desk.NOW, "0.0.9", null, List.of(runs));
    }

    @Test
    void thereAreNeverLessThanTwoOrMoreThanFour() {
        Desk desk = Desk.local();

        desk.compare.remove(desk.column(0));
        assertThat(models(desk)).containsExactly("one", "two");

        desk.compare.add();
        desk.compare.duplicate(desk.column(0));
        desk.compare.add();
        assertThat(models(desk)).containsExactly("one", "one", "two", "two");
        assertThat(labels(desk)).containsExactly("A", "B", "C", "D");
    }

    @Test
    void aCopyHasTheSameChoicesAndIsItsOwn() {
        Desk desk = Desk.local();
        desk.column(0).text(ParameterField.SEED).set("7");

        desk.compare.duplicate(desk.column(0));
        desk.column(1).text(ParameterField.SEED).set("8");

        assertThat(desk.column(0).parameters()).isEqualTo(new Parameters(null, null, null, 7L, List.of()));
        assertThat(desk.column(1).parameters()).isEqualTo(new Parameters(null, null, null, 8L, List.of()));
        assertThat(desk.column(1).server().map(Server::name)).contains("Ollama");
    }

    @Test
    void columnsMoveAndTheirLettersStayInOrder() {
        Desk desk = Desk.local();

        desk.compare.move(desk.column(0), 1);
        desk.compare.move(desk.column(1), 1);

        assertThat(models(desk)).containsExactly("two", "one");
        assertThat(labels(desk)).containsExactly("A", "B");
    }

    @Test
    void everyRearrangementCanBeTakenBack() {
        Desk desk = Desk.local();
        List<List<String>> before = new ArrayList<>();
        before.add(models(desk));
        desk.compare.add();
        before.add(models(desk));
        desk.compare.remove(desk.column(0));
        before.add(models(desk));
        desk.compare.move(desk.column(0), 1);
        before.add(models(desk));
        desk.compare.reopen(
                experiment(run("A", new Target("x", null, "X", "Ollama", "localhost:11434"), Parameters.DEFAULT)));

        for (List<String> expected : before.reversed()) {
            desk.compare.undo();
            assertThat(models(desk)).isEqualTo(expected);
        }
        assertThat(desk.compare.undoableProperty().get()).isFalse();
    }

    @Test
    void theParametersOfTheFirstColumnGoToAllAndCanBeTakenBack() {
        Desk desk = Desk.local();
        desk.column(0).text(ParameterField.TEMPERATURE).set("0.2");
        desk.column(0).logprobsProperty().set(true);
        desk.column(1).text(ParameterField.TOP_P).set("0.9");

        desk.compare.syncParameters();
        assertThat(desk.column(1).parameters())
                .isEqualTo(new Parameters(0.2, null, null, null, List.of()).withLogprobs(true));

        desk.compare.undo();
        assertThat(desk.column(1).parameters()).isEqualTo(new Parameters(null, null, 0.9, null, List.of()));
    }

    @Test
    void aColumnRemovedWhileItRunsIsStoppedAndTheRestIsSaved() {
        Desk desk = Desk.local();
        desk.compare.add();
        ColumnViewModel removed = desk.column(2);
        desk.compare.runAll();
        desk.background.runNext();
        desk.background.runNext();

        desk.compare.remove(removed);
        desk.background.runAll();
        desk.background.elapse();

        assertThat(desk.sent).hasSize(2);
        assertThat(desk.saved).hasSize(1);
        assertThat(desk.saved.getFirst().runs()).hasSize(2);
        assertThat(removed.state()).isInstanceOf(ColumnState.Idle.class);
    }

    @Test
    void aColumnMovedWhileItRunsIsSavedUnderTheLetterItHasThen() {
        Desk desk = Desk.local();
        desk.compare.runAll();

        desk.compare.move(desk.column(0), 1);
        desk.background.runAll();

        assertThat(desk.saved.getFirst().runs())
                .extracting(run -> run.column().label() + " " + run.column().target().model())
                .containsExactly("A two", "B one");
    }

    @Test
    void anExperimentComesBackAsItWasAndNothingIsSent() {
        Desk desk = new Desk(Desk.LOCAL, Desk.OPENAI);
        Parameters all = new Parameters(0.25, 64, 0.5, Long.MAX_VALUE, List.of("END"));
        Run first = run("A", Target.known(Desk.GPT_4O, "My OpenAI", Desk.OPENAI.baseUrl()), all);
        Run second = run("B", new Target("llama3", null, "llama3", "Ollama", "localhost:11434"), Parameters.DEFAULT);

        desk.compare.reopen(experiment(first, second));

        assertThat(desk.compare.columns()).hasSize(2);
        assertThat(desk.column(0).inputsProperty().get()).isInstanceOfSatisfying(Inputs.Ready.class,
                ready -> assertThat(ready.column()).isEqualTo(new Column("A", "Greeting, version 2",
                        first.column().prompt(), Target.known(Desk.GPT_4O, "OpenAI", Desk.OPENAI.baseUrl()), all)));
        assertThat(desk.column(1).inputsProperty().get()).isInstanceOfSatisfying(Inputs.Ready.class,
                ready -> assertThat(ready.column()).isEqualTo(second.column()));
        desk.background.runAll();
        assertThat(desk.sent).isEmpty();
    }

    @Test
    void aReopenedColumnWhoseServerIsGoneSaysSoAndKeepsItsModel() {
        Desk desk = new Desk(Desk.OPENAI);

        desk.compare.reopen(experiment(
                run("A", new Target("llama3", null, "llama3", "Ollama", "localhost:11434"), Parameters.DEFAULT)));

        assertThat(models(desk)).containsExactly("llama3", "llama3");
        assertThat(desk.column(0).inputsProperty().get())
                .isEqualTo(new Inputs.Unready("There is no connection \"Ollama\" any more; choose another."));
    }

    @Test
    void aModelOfAnotherProviderIsClearedWhenTheServerChanges() {
        Desk desk = new Desk(Desk.OPENAI, Desk.LOCAL);
        assertThat(models(desk)).containsExactly("gpt-4o", "gpt-4o");

        desk.column(0).connectionProperty().set("Ollama");

        assertThat(models(desk)).containsExactly("", "gpt-4o");
        assertThat(desk.column(0).inputsProperty().get()).isEqualTo(new Inputs.Unready("Choose a model."));
    }

    @Test
    void aModelTheServerOffersOrOfAStandInStaysAndTheOneBeforeComesBackWithItsServer() {
        SavedConnection echo = new SavedConnection("Echo", "echo", URI.create("echo:prompt"), null);
        Desk desk = new Desk(Desk.OPENAI, Desk.LOCAL, echo);
        desk.column(0).connectionProperty().set("Echo");
        assertThat(models(desk)).containsExactly("gpt-4o", "gpt-4o");

        desk.column(0).connectionProperty().set("Ollama");
        desk.column(0).modelProperty().set("llama3");
        desk.column(0).connectionProperty().set("OpenAI");
        assertThat(models(desk)).containsExactly("gpt-4o", "gpt-4o");
        desk.column(0).connectionProperty().set("Ollama");
        assertThat(models(desk)).containsExactly("llama3", "gpt-4o");

        desk.settings.servers().setOffered(Desk.LOCAL.baseUrl(), List.of("gpt-4o", "llama3"));
        desk.column(1).connectionProperty().set("Ollama");
        assertThat(models(desk)).containsExactly("llama3", "gpt-4o");
    }

    @Test
    void columnsOnAStandInFollowTheModelTheWindowWorksForUntilTheyAreTouched() {
        Desk desk = new Desk(new SavedConnection("Echo", "echo", URI.create("echo:prompt"), null));
        Model other = new Model("openai/other", "openai", "other", List.of(), "Other", "o200k_base",
                Desk.GPT_4O.limits(), Set.of(), Set.of(), Desk.GPT_4O.lifecycle(), List.of(Desk.PRICE));
        desk.chosen.set(other);
        desk.compare.watch(true);
        assertThat(models(desk).getFirst()).isEqualTo("openai/other");

        desk.column(0).modelProperty().set("mine");
        desk.chosen.set(Desk.GPT_4O);
        desk.compare.watch(true);
        assertThat(models(desk).getFirst()).isEqualTo("mine");
    }

    @Test
    void aConnectionThatIsAddedFirstIsChosenByItself() {
        Desk desk = new Desk();

        desk.settings.add(desk.settings.presets().getFirst());
        desk.settings.save("");

        assertThat(desk.compare.columns()).extracting(column -> column.connectionProperty().get())
                .containsOnly("OpenAI");
        assertThat(models(desk)).containsExactly("gpt-4o", "gpt-4o");
    }
}
