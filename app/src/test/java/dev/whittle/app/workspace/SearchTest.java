package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

        assertThat(workspace.search().find("PARCEL", 10)).hasExactlyElementsOfTypes(Found.Comparison.class,
                Found.Version.class);
        assertThat(workspace.search().find("parcel late", 10)).containsExactly(new Found.Version(
                new VersionRef("Inbox", 1), Fixture.NOW, Field.TEXT, "", 0,
                "Refund politely. {{mail}} My parcel is late"));
        assertThat(workspace.search().find("osl", 10)).hasOnlyElementsOfType(Found.Comparison.class);
        assertThat(workspace.search().find("inbo", 10)).as("by name").hasSize(1);
        assertThat(workspace.search().find("parcel", 1)).hasSize(1);
        assertThat(workspace.search().find("nowhere", 10)).isEmpty();
        assertThat(workspace.search().find(" ", 10)).isEmpty();
        assertThat(workspace.search().find("\" OR *", 10)).isEmpty();
    }

    @Test
    void ofAPromptTheNewestVersionThatMatchesIsShownAndTheOthersAreCounted() throws Exception {
        for (String text : new String[]{"refund in 5 days", "refund in 6 days", "refund in 7 days", "no more"}) {
            workspace.prompts().save("Triage", Prompt.of(Message.user(text)), "");
        }
        assertThat(workspace.search().find("refund", 10)).containsExactly(
                new Found.Version(new VersionRef("Triage", 3), Fixture.NOW, Field.TEXT, "", 2, "refund in 7 days"));
    }

    @Test
    void nameNoteAndTextAreToldApartAndEachNoteIsAHitOfItsOwn() throws Exception {
        for (String text : new String[]{"one refund", "two", "three refunds"}) {
            workspace.prompts().save("Refund desk", Prompt.of(Message.user(text)), "");
        }
        workspace.prompts().note(new VersionRef("Refund desk", 1), "refund team likes it");
        workspace.prompts().note(new VersionRef("Refund desk", 2), "no refund here");

        assertThat(workspace.search().find("refund", 10)).extracting(Found.Version.class::cast)
                .extracting(hit -> hit.field() + " " + hit.ref().number() + " +" + hit.others())
                .containsExactlyInAnyOrder("NAME 3 +2", "NOTE 2 +0", "NOTE 1 +0", "TEXT 3 +1");
        assertThat(workspace.search().find("two desk", 10)).as("one word here, the other there").singleElement()
                .isEqualTo(new Found.Version(new VersionRef("Refund desk", 2), Fixture.NOW, Field.TEXT,
                        "no refund here", 0, "two no refund here"));
    }

    @Test
    void theNoteOfAnExperimentIsFoundAndFollowsEveryChange() throws Exception {
        var experiment = Fixture.experiment("Shipping", "Where is it?", Fixture.NOW, Fixture.finished("Oslo", "0.1"));
        workspace.experiments().save(experiment);
        assertThat(workspace.experiments().note(experiment.id(), " Show this to Ada ")).isTrue();

        assertThat(workspace.search().find("ada", 10)).singleElement().satisfies(hit -> {
            assertThat(hit).isInstanceOfSatisfying(Found.Comparison.class,
                    one -> assertThat(one.field()).isEqualTo(Field.NOTE));
            assertThat(hit.excerpt()).isEqualTo("Show this to Ada");
        });
        assertThat(workspace.search().find("shipping", 10)).singleElement().isInstanceOfSatisfying(
                Found.Comparison.class, one -> assertThat(one.field()).isEqualTo(Field.NAME));
        assertThat(workspace.experiments().list("ada", 10)).extracting(ExperimentSummary::note)
                .containsExactly("Show this to Ada");
        workspace.experiments().note(experiment.id(), "Show this to Bob");
        assertThat(workspace.search().find("ada", 10)).isEmpty();
        assertThat(workspace.search().find("bob", 10)).hasSize(1);
        workspace.experiments().note(experiment.id(), "");
        assertThat(workspace.search().find("bob", 10)).isEmpty();
        assertThat(workspace.experiments().get(experiment.id())).as("never changes").contains(experiment);
        assertThat(workspace.experiments().note(UUID.randomUUID(), "nobody")).isFalse();
    }

    @Test
    void aRunIsFoundByItsNameItsPromptsAndItsCases() throws Exception {
        SavedMatrix run = workspace.matrices().start("Triage on mails.csv", Fixture.RUN);

        assertThat(workspace.search().find("lampshade", 10)).containsExactly(new Found.Cases(run.id(), run.name(),
                Fixture.NOW, "mails.csv The lampshade is broken Sort this: {{mail}}"));
        assertThat(workspace.search().find("sort", 10)).hasSize(1);
        assertThat(workspace.search().find("mails", 10)).hasSize(1);
        workspace.matrices().start("unreadable", "{}");
        assertThat(workspace.search().find("unreadable", 10)).extracting(Found::excerpt).containsExactly("");
        workspace.database().write(handle -> handle.execute("DELETE FROM matrix"));
        assertThat(workspace.search().find("lampshade", 10)).isEmpty();
    }

    @Test
    void chineseIsFoundWithinASentence() throws Exception {
        workspace.prompts().save("客服", Prompt.of(Message.user("请在五天内退款给客户")), "");
        assertThat(workspace.search().find("退款", 10)).extracting(Found::excerpt).containsExactly("请在五天内退款给客户");
    }

    @Test
    void anExcerptShowsTheSurroundingsOfTheWord() {
        String text = "a ".repeat(100) + "needle" + " b".repeat(100);
        assertThat(Search.excerpt(text, "needle")).startsWith("… ").contains("needle").endsWith(" …").hasSizeLessThan(
                140);
        assertThat(Search.excerpt("", "x")).isEmpty();
        assertThat(Search.excerpt("😀".repeat(200), "😀")).doesNotContain("?").matches(
                excerpt -> excerpt.codePoints().noneMatch(point -> point >= 0xD800 && point < 0xE000));
    }
}
