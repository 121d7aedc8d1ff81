package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `experiments export`: comparisons and runs on cases as reports.
final class ExperimentsExportTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    private String compared() {
        return Said.run(home, "Say it twice.", "compare", "-m", "any", "--provider", "echo", "--json").json()
                .path("id").stringValue();
    }

    @Test
    void anExperimentIsWrittenAsWhatTheFileEndsIn() throws Exception {
        Path file = home.resolve("r.html");

        Said said = Said.run(home, "", "experiments", "export", compared(), "-o", file.toString(), "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().propertyNames()).containsExactly("format", "file", "answers", "secrets_left_out",
                "content");
        assertThat(said.json().path("format").stringValue()).isEqualTo("html");
        assertThat(said.json().path("content").isNull()).isTrue();
        assertThat(Jsoup.parse(Files.readString(file)).select("article").text()).contains("echo", "Say it twice.");
    }

    @Test
    void aRunOnCasesIsReportedOutOfWhatIsKeptAndNothingIsSent() throws Exception {
        String prompt = Files.writeString(home.resolve("a.txt"), "Answer: {{q}}").toString();
        String cases = Files
                .writeString(home.resolve("c.csv"), "q;__expected\nParis;contains:Paris\nRome;contains:Oslo\n")
                .toString();
        JsonNode run;
        try (ChatServer server = ChatServer.start(100, asked -> asked)) {
            run = Said.run(home, "", "compare", prompt, "-m", "m1", "--base-url", server.url().toString(), "--cases",
                    cases, "--json").json();
        }
        String id = run.path("run").stringValue();

        // The server is gone.
        Said csv = Said.run(home, "", "experiments", "export", id, "--format", "csv");
        JsonNode json = Said.run(home, "", "experiments", "export", id, "--format", "json").json();

        assertThat(csv.code()).as(csv.err()).isZero();
        assertThat(csv.out().lines().skip(1).map(line -> line.replaceAll(",\\d+,Answer", ",MS,Answer")))
                .containsExactly(
                        "A,a,m1,case 1: Paris,answered,measured,true,1.0,Every check passed.,9,1,,MS,Answer: Paris",
                        "A,a,m1,case 2: Rome,answered,measured,false,0.0,\"contains: The answer does not contain \"\"Oslo\"\".\","
                                + "9,1,,MS,Answer: Rome");
        assertThat(json.at("/columns/0/pass_rate")).isEqualTo(run.at("/columns/0/pass_rate"));
        assertThat(json.at("/columns/0/high")).isEqualTo(run.at("/columns/0/high"));
        assertThat(json.path("run").stringValue()).isEqualTo(id);
    }

    @Test
    void whatIsNotThereOrNotKnownIsSaidInOneSentence() {
        String nobody = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

        assertThat(Said.run(home, "", "experiments", "export", nobody, "--format", "md").err())
                .contains("There is no experiment and no run " + nobody);
        assertThat(Said.run(home, "", "experiments", "export", nobody, "--format", "pdf").err())
                .contains("There is no report format \"pdf\"; there are html, md, csv, json, junit.");
        assertThat(Said.run(home, "", "experiments", "export", nobody).err())
                .contains("Say what to write with --format");
    }
}
