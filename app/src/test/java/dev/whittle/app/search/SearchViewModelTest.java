package dev.whittle.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.versions.VersionsViewModel;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.Found;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.app.workspace.Words;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real workspace with the bundled catalog, in which GPT-4o goes on 2027-01-14.
final class SearchViewModelTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final HeldBackground background = new HeldBackground();
    private final List<String> opened = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init")
    private SearchViewModel model;

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(folder.resolve("w.sqlite"));
        Catalog catalog = Catalog.bundled();
        VersionsViewModel.Pricing pricing = new VersionsViewModel.Pricing(catalog,
                catalog.find("openai/gpt-4o").orElseThrow(), Tokenizers::get, Workload.DEFAULT, NOON);
        model = new SearchViewModel(new SavedSearch(() -> workspace, () -> new Comparison(catalog)), pricing::watch,
                new SearchViewModel.Opener() {
                    @Override
                    public void prompt(String name) {
                        opened.add("prompt " + name);
                    }

                    @Override
                    public void version(VersionRef ref) {
                        opened.add("version " + ref);
                    }

                    @Override
                    public void experiment(UUID id, OptionalInt run) {
                        opened.add("experiment " + id + (run.isPresent() ? " run " + run.getAsInt() : ""));
                    }

                    @Override
                    public void cases(UUID id, OptionalInt cell) {
                        opened.add("cases " + id + (cell.isPresent() ? " cell " + cell.getAsInt() : ""));
                    }
                }, background, cause -> {
                    throw new AssertionError(cause);
                });
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void save(String name, String text) throws Exception {
        workspace.prompts().save(name, Prompt.of(Message.user(text)), "", null, "openai/gpt-4o");
    }

    private Experiment ran(String model, String catalogKey) throws Exception {
        Column column = new Column("A", "Triage, version 1", Prompt.of(Message.user("sort the mail")),
                new Target(model, catalogKey, model, "OpenAI", "api.openai.com"), Parameters.DEFAULT);
        Experiment experiment = Experiment.of("Sorting with " + model, NOON, "0.1.0", null,
                List.of(new Run(column, Parameters.DEFAULT, List.of(), "c", null, NOON, new Outcome.Finished(
                        new Reply("done", Reply.Finish.STOP, null, null, Duration.ZERO, Duration.ZERO, 1),
                        new Cost.Unpriced("No price is known.")))));
        workspace.experiments().save(experiment);
        return experiment;
    }

    private void search(String words) {
        model.wordsProperty().set(words);
        background.elapse();
        background.runAll();
    }

    private List<String> shown() {
        return model.visible().stream().map(hit -> Kind.of(hit).one() + ": " + hit.title()).toList();
    }

    @Test
    void withoutWordsEverySavedPromptIsListedAndThenFlaggedIfItsModelGoes() throws Exception {
        save("Triage", "sort the mail");
        workspace.labels().move("production", new VersionRef("Triage", 1));
        ran("GPT-6 Luna", "openai/gpt-6-luna");

        model.search();
        background.runNext();
        assertThat(model.visible()).singleElement().satisfies(hit -> {
            assertThat(hit.title()).isEqualTo("Triage");
            assertThat(hit.detail()).isEqualTo("1 version  ·  production (v1)");
        });
        background.runAll();

        assertThat(model.visible()).singleElement().isInstanceOfSatisfying(Hit.Prompt.class,
                prompt -> assertThat(prompt.warnings()).singleElement().asString().startsWith(
                        "GPT-4o goes on 2027-01-14; the cheapest model this prompt was tried on is GPT-6 Luna"));
        model.open(model.visible().getFirst());
        assertThat(opened).containsExactly("prompt Triage");
    }

    @Test
    void hitsComeByKindAndOpenWhereTheyBelong() throws Exception {
        save("Mail sorter", "sort the mail");
        save("Mail sorter", "sort the letters");
        workspace.prompts().note(new VersionRef("Mail sorter", 2), "mail room agreed");
        Experiment experiment = ran("GPT-6 Luna", "openai/gpt-6-luna");
        workspace.experiments().note(experiment.id(), "the mail room saw it");
        var run = workspace.matrices().start("Mail sorter on mails.csv", "{}");

        search("mail");

        assertThat(shown()).containsExactlyInAnyOrder("Prompt: Mail sorter", "Version: Mail sorter, version 1",
                "Note: Mail sorter, version 2", "Note: Sorting with GPT-6 Luna",
                "Run on cases: Mail sorter on mails.csv");
        assertThat(model.visible()).extracting(Kind::of).isSorted();
        assertThat(model.counts()).isEqualTo(
                Map.of(Kind.PROMPT, 1L, Kind.VERSION, 1L, Kind.NOTE, 2L, Kind.CASES, 1L));
        model.visible().forEach(model::open);
        assertThat(opened).containsExactlyInAnyOrder("prompt Mail sorter", "version Mail sorter, version 1",
                "version Mail sorter, version 2", "experiment " + experiment.id(), "cases " + run.id());
        model.kindProperty().set(Kind.CASES);
        assertThat(shown()).containsExactly("Run on cases: Mail sorter on mails.csv");
        search("sort");
        assertThat(model.kindProperty().get()).as("another search shows all kinds").isNull();
    }

    @Test
    void anAnswerSaysWhoGaveItAndOpensAtItsPlace() throws Exception {
        Experiment experiment = ran("GPT-6 Luna", "openai/gpt-6-luna");

        search("done");

        assertThat(shown()).containsExactly("Answer: Sorting with GPT-6 Luna");
        assertThat(model.visible().getFirst().place()).isEqualTo("A · GPT-6 Luna");
        assertThat(model.wanted().marks("not done yet")).containsExactly(new Words.Mark(4, 8));
        model.open(model.visible().getFirst());
        model.open(new Hit.Match(new Found.Answer(
                new Found.OnCase(experiment.id(), "Run", new Found.OfCase(7, 3, "case 3: Paris"), 2, 2), NOON, "B",
                "M", "done")));
        assertThat(opened).containsExactly("experiment " + experiment.id() + " run 0",
                "cases " + experiment.id() + " cell 7");
    }

    @Test
    void aCaseOfARunIsNamedWithHowManyMoreThereAre() {
        Hit run = new Hit.Match(new Found.Cases(UUID.randomUUID(), "Run", NOON,
                Optional.of(new Found.OfCase(4, 3, "Paris in spring")), 2, "Paris"));
        assertThat(run.place()).isEqualTo("case 3, Paris in spring, and in 2 cases more");
    }

    @Test
    void theHitsOfOlderWordsNeverOverwriteThoseOfNewerOnes() throws Exception {
        save("One", "apple");
        save("Two", "banana");
        model.wordsProperty().set("apple");
        background.elapse();
        model.wordsProperty().set("banana");
        background.elapse();

        background.runNewest();
        background.runAll();

        assertThat(shown()).containsExactly("Version: Two, version 1");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        workspace.close();
        search("anything");
        assertThat(model.stateProperty().get()).isInstanceOf(SearchState.Failed.class);
        assertThat(model.visible()).isEmpty();
    }
}
