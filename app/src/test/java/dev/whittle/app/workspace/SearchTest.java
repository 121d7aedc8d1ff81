package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Path;
import java.time.InstantSource;
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
                new VersionRef("Inbox", 1), Fixture.NOW, "", 0, "Refund politely. {{mail}} My parcel is late"));
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
                new Found.Version(new VersionRef("Triage", 3), Fixture.NOW, "", 2, "refund in 7 days"));
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
