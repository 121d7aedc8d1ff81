package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.experiment.matrix.Call;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

final class SearchTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(folder.resolve("w.sqlite"), Fixture.options(InstantSource.fixed(Fixture.NOW)));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void promptsNotesValuesAndExperimentsAreFoundTogetherNewestFirst() throws Exception {
        workspace.prompts().save("Inbox", Prompt.of(Message.system("Refund politely."), Message.user("{{mail}}"))
                .withValue("mail", "My parcel is late"), "");
        var experiment = Fixture.experiment("Shipping", "Where is my parcel?", Fixture.NOW.plusSeconds(60),
                Fixture.finished("In Oslo", "0.1"));
        workspace.experiments().save(experiment);

        assertThat(workspace.search().find("PARCEL", 10, Fixture.COMPARISON)).hasExactlyElementsOfTypes(
                Found.Comparison.class,
                Found.Version.class);
        assertThat(workspace.search().find("parcel late", 10, Fixture.COMPARISON)).containsExactly(new Found.Version(
                new VersionRef("Inbox", 1), Fixture.NOW, Field.TEXT, "", 0,
                "Refund politely. {{mail}} My parcel is late"));
        assertThat(workspace.search().find("osl", 10, Fixture.COMPARISON)).containsExactly(new Found.Answer(
                new Found.InComparison(experiment.id(), "Shipping", 0), Fixture.NOW.plusSeconds(60), "A", "GPT-4o",
                "In Oslo"));
        assertThat(workspace.search().find("inbo", 10, Fixture.COMPARISON)).as("by name").hasSize(1);
        assertThat(workspace.search().find("parcel", 1, Fixture.COMPARISON)).hasSize(1);
        assertThat(workspace.search().find("nowhere", 10, Fixture.COMPARISON)).isEmpty();
        assertThat(workspace.search().find(" ", 10, Fixture.COMPARISON)).isEmpty();
        assertThat(workspace.search().find("\" OR *", 10, Fixture.COMPARISON)).isEmpty();
    }

    @Test
    void ofAPromptTheNewestVersionThatMatchesIsShownAndTheOthersAreCounted() throws Exception {
        for (String text : new String[]{"refund in 5 days", "refund in 6 days", "refund in 7 days", "no more"}) {
            workspace.prompts().save("Triage", Prompt.of(Message.user(text)), "");
        }
        assertThat(workspace.search().find("refund", 10, Fixture.COMPARISON)).containsExactly(
                new Found.Version(new VersionRef("Triage", 3), Fixture.NOW, Field.TEXT, "", 2, "refund in 7 days"));
    }

    @Test
    void nameNoteAndTextAreToldApartAndEachNoteIsAHitOfItsOwn() throws Exception {
        for (String text : new String[]{"one refund", "two", "three refunds"}) {
            workspace.prompts().save("Refund desk", Prompt.of(Message.user(text)), "");
        }
        workspace.prompts().note(new VersionRef("Refund desk", 1), "refund team likes it");
        workspace.prompts().note(new VersionRef("Refund desk", 2), "no refund here");

        assertThat(workspace.search().find("refund", 10, Fixture.COMPARISON)).extracting(Found.Version.class::cast)
                .extracting(hit -> hit.field() + " " + hit.ref().number() + " +" + hit.others())
                .containsExactlyInAnyOrder("NAME 3 +2", "NOTE 2 +0", "NOTE 1 +0", "TEXT 3 +1");
        assertThat(workspace.search().find("two desk", 10, Fixture.COMPARISON)).as("one word here, the other there")
                .singleElement()
                .isEqualTo(new Found.Version(new VersionRef("Refund desk", 2), Fixture.NOW, Field.TEXT,
                        "no refund here", 0, "two no refund here"));
    }

    @Test
    void theNoteOfAnExperimentIsFoundAndFollowsEveryChange() throws Exception {
        var experiment = Fixture.experiment("Shipping", "Where is it?", Fixture.NOW, Fixture.finished("Oslo", "0.1"));
        workspace.experiments().save(experiment);
        assertThat(workspace.experiments().note(experiment.id(), " Show this to Ada ")).isTrue();

        assertThat(workspace.search().find("ada", 10, Fixture.COMPARISON)).singleElement().satisfies(hit -> {
            assertThat(hit).isInstanceOfSatisfying(Found.Comparison.class,
                    one -> assertThat(one.field()).isEqualTo(Field.NOTE));
            assertThat(hit.excerpt()).isEqualTo("Show this to Ada");
        });
        assertThat(workspace.search().find("shipping", 10, Fixture.COMPARISON)).singleElement().isInstanceOfSatisfying(
                Found.Comparison.class, one -> assertThat(one.field()).isEqualTo(Field.NAME));
        assertThat(workspace.experiments().list("ada", 10)).extracting(ExperimentSummary::note)
                .containsExactly("Show this to Ada");
        workspace.experiments().note(experiment.id(), "Show this to Bob");
        assertThat(workspace.search().find("ada", 10, Fixture.COMPARISON)).isEmpty();
        assertThat(workspace.search().find("bob", 10, Fixture.COMPARISON)).hasSize(1);
        workspace.experiments().note(experiment.id(), "");
        assertThat(workspace.search().find("bob", 10, Fixture.COMPARISON)).isEmpty();
        assertThat(workspace.experiments().get(experiment.id())).as("never changes").contains(experiment);
        assertThat(workspace.experiments().note(UUID.randomUUID(), "nobody")).isFalse();
    }

    @Test
    void aRunIsFoundByItsNameItsPromptsAndItsCases() throws Exception {
        SavedMatrix run = workspace.matrices().start("Triage on mails.csv", Fixture.RUN);

        assertThat(workspace.search().find("lampshade", 10, Fixture.COMPARISON))
                .containsExactly(new Found.Cases(run.id(), run.name(),
                        Fixture.NOW, Optional.of(new Found.OfCase(0, 1, "case 1: The lampshade is broken")), 0,
                        "The lampshade is broken"));
        assertThat(workspace.search().find("sort", 10, Fixture.COMPARISON)).hasSize(1);
        assertThat(workspace.search().find("mails", 10, Fixture.COMPARISON)).hasSize(1);
        workspace.matrices().start("unreadable", "{}");
        assertThat(workspace.search().find("unreadable", 10, Fixture.COMPARISON)).extracting(Found::excerpt)
                .containsExactly("");
        workspace.database().write(handle -> handle.execute("DELETE FROM matrix"));
        assertThat(workspace.search().find("lampshade", 10, Fixture.COMPARISON)).isEmpty();
    }

    private SavedMatrix ran(String... answers) throws Exception {
        StringBuilder cases = new StringBuilder();
        for (int i = 1; i <= answers.length; i++) {
            cases.append(i == 1 ? "" : ",").append("""
                    {"number": %d, "vars": {"mail": "mail %d"}}""".formatted(i, i));
        }
        String body = Fixture.RUN.replaceAll("\\{\"number\": 1.*", cases + "]}");
        SavedMatrix run = workspace.matrices().start("Sorting", body);
        Replies replies = workspace.matrices().replies(run, true);
        List<Call> calls = plan(body).calls();
        for (int i = 0; i < answers.length; i++) {
            replies.keep(calls.get(i).key(), Fixture.TARGET, Fixture.kept(answers[i]));
        }
        return run;
    }

    private static Plan plan(String body) {
        MatrixInputs inputs = MatrixInputs.fromJson(JsonMapper.shared().readTree(body));
        return Plan.of(inputs.columns(), inputs.cases().cases(), inputs.repeats(), Fixture.COMPARISON);
    }

    @Test
    void anAnswerOfARunIsFoundWithItsCaseAndModelFromTheMomentItIsKept() throws Exception {
        SavedMatrix run = ran("It is a complaint", "It is an Éloge to the lamp-post", "It is praise");

        assertThat(workspace.search().find("LAMP eloge", 10, Fixture.COMPARISON)).containsExactly(new Found.Answer(
                new Found.OnCase(run.id(), "Sorting", new Found.OfCase(1, 2, "case 2: mail 2"), 1, 1), Fixture.NOW, "A",
                "M", "It is an Éloge to the lamp-post"));
        assertThat(workspace.search().find("it is", 10, Fixture.COMPARISON)).hasSize(3);
        assertThat(workspace.search().find("it is", 2, Fixture.COMPARISON)).hasSize(2);
        assertThat(workspace.search().find("praise complaint", 10, Fixture.COMPARISON))
                .as("not in one answer").isEmpty();
        workspace.database().write(handle -> handle.execute("DELETE FROM matrix")
                + handle.execute("DELETE FROM reply"));
        assertThat(workspace.search().find("praise", 10, Fixture.COMPARISON)).isEmpty();
        assertThat(workspace.upkeep().check()).isEmpty();
    }

    @Test
    void whatAModelSaidThatJudgedIsNoAnswer() throws Exception {
        SavedMatrix run = ran("fine");
        workspace.matrices().replies(run, true).keep(Fixture.key(9), Fixture.TARGET, Fixture.kept("scored fine"));
        assertThat(workspace.search().find("fine", 10, Fixture.COMPARISON)).extracting(Found::excerpt)
                .containsExactly("fine");
    }

    @Test
    void aReplyThatServesTwoRunsIsOneHitOfTheNewerRun() throws Exception {
        SavedMatrix first = ran("a zeppelin");
        SavedMatrix second = workspace.matrices().start("Again", first.body());
        assertThat(workspace.matrices().replies(second, false).find(
                plan(first.body()).calls().stream().map(Call::key).toList())).hasSize(1);
        assertThat(workspace.search().find("zeppelin", 10, Fixture.COMPARISON)).extracting(
                hit -> ((Found.Answer) hit).place().name()).containsExactly("Again");
    }

    @Test
    void chineseAnswersAreFoundWithinASentenceAndLongOnesByTheirBeginning() throws Exception {
        ran("请在五天内退款给客户", "x ".repeat(100_000) + "needle", "needle");
        assertThat(workspace.search().find("退款", 10, Fixture.COMPARISON)).extracting(Found::excerpt)
                .containsExactly("请在五天内退款给客户");
        assertThat(workspace.search().find("needle", 10, Fixture.COMPARISON)).extracting(Found::excerpt)
                .containsExactly("needle");
    }

    @Test
    void manyAnswersNeverHideAPrompt() throws Exception {
        workspace.prompts().save("Desk", Prompt.of(Message.user("A refund")), "");
        ran("refund", "refund", "refund", "refund", "refund");
        assertThat(workspace.search().find("refund", 3, Fixture.COMPARISON)).hasSize(3)
                .anyMatch(Found.Version.class::isInstance);
    }

    @Test
    void wordsAreMarkedWhereTheIndexFindsThem() {
        assertThat(Words.of("don't éclair 退款 ret").marks("Don’t return eclairs; 我要退款, DON'T")).containsExactly(
                new Words.Mark(0, 5), new Words.Mark(6, 12), new Words.Mark(13, 20), new Words.Mark(24, 26),
                new Words.Mark(28, 33));
        assertThat(Words.of("\" *").marks("a \" b")).isEmpty();
        assertThat(Words.of("far near").excerpt("near " + "x ".repeat(200) + "far near" + " y".repeat(200)))
                .contains("far near");
    }

    @Test
    void chineseIsFoundWithinASentence() throws Exception {
        workspace.prompts().save("客服", Prompt.of(Message.user("请在五天内退款给客户")), "");
        assertThat(workspace.search().find("退款", 10, Fixture.COMPARISON)).extracting(Found::excerpt)
                .containsExactly("请在五天内退款给客户");
    }

    @Test
    void anExcerptShowsTheSurroundingsOfTheWord() {
        String text = "a ".repeat(100) + "needle" + " b".repeat(100);
        assertThat(Words.of("needle").excerpt(text)).startsWith("… ").contains("needle").endsWith(" …").hasSizeLessThan(
                140);
        assertThat(Words.of("x").excerpt("")).isEmpty();
        assertThat(Words.of("😀").excerpt("😀".repeat(200))).doesNotContain("?").matches(
                excerpt -> excerpt.codePoints().noneMatch(point -> point >= 0xD800 && point < 0xE000));
    }
}
