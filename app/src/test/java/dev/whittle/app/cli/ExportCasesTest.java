package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `export --cases`: prompts leave with the cases they are tried on.
final class ExportCasesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private String prompt;

    @SuppressWarnings("NullAway.Init")
    private String cases;

    @BeforeEach
    void files() throws IOException {
        prompt = Files.writeString(home.resolve("p.txt"), "Capital of {{country}}?").toString();
        cases = Files.writeString(home.resolve("c.csv"),
                "country,__expected,__description\nFrance,contains:Paris,The easy one\nPeru,Lima,\n").toString();
    }

    @Test
    void promptfooGetsATestACaseWithItsChecks() throws Exception {
        Path file = home.resolve("pf.yaml");
        Said said = Said.run(home, "", "export", prompt, "--format", "promptfoo", "--cases", cases, "-o",
                file.toString());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("rendered text identical, 2 cases,").doesNotContain("no place for");
        JsonNode tests = new YAMLMapper().readTree(Files.readString(file)).path("tests");
        assertThat(tests).isEqualTo(new YAMLMapper().readTree("""
                - vars: {country: France}
                  description: The easy one
                  assert: [{type: contains, value: Paris}]
                - vars: {country: Peru}
                  assert: [{type: equals, value: Lima}]
                """));
    }

    @Test
    void whatWasExportedForPromptfooIsTriedByCompareAsItWas() throws Exception {
        Path file = home.resolve("pf.yaml");
        Said.run(home, "", "export", prompt, "--format", "promptfoo", "--cases", cases, "-o", file.toString());

        JsonNode again = Said.run(home, "", "import", file.toString(), "--json").json();
        assertThat(again.path("cases").valueStream().map(one -> one.path("country").stringValue()))
                .containsExactly("France", "Peru");
        try (ChatServer server = ChatServer.start(100, asked -> asked.contains("Peru") ? "Lima" : "Oslo")) {
            Said run = Said.run(home, "", "compare", prompt, "-m", "m1", "--base-url", server.url().toString(),
                    "--cases", file.toString(), "--json");
            assertThat(run.json().at("/columns/0/passed").intValue()).as(run.err()).isEqualTo(1);
            assertThat(run.json().at("/cells/0/title").stringValue()).isEqualTo("The easy one");
        }
    }

    @Test
    void aBatchGetsARequestACaseAndSaysThatItHasNoPlaceForChecks() {
        Said said = Said.run(home, "", "export", prompt, "--format", "openai-batch", "--cases", cases);

        assertThat(said.out().lines()).hasSize(2).first().asString().contains("Capital of France?");
        assertThat(said.err()).contains("has no place for the checks of the cases");
    }
}
