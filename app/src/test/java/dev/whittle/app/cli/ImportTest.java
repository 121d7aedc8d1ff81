package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ImportTest {
    // The shape is that of OpenAI's API reference for Chat Completions.
    private static final String REQUEST = """
            {"model": "gpt-6-luna", "temperature": 0.2, "max_completion_tokens": 50,
             "messages": [{"role": "developer", "content": "Be brief."},
                          {"role": "user", "name": "ada", "content": [{"type": "text", "text": "Sort {{ticket}}"}]}],
             "tools": [{"type": "function", "function": {"name": "f"}}], "api_key": "sk-secret"}
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Said run(String... args) {
        return Said.run(folder.resolve("home"), "", args);
    }

    @Test
    void aRequestIsKnownByItsContentWhateverItsName() throws IOException {
        Said said = run("import", file("notes.txt", REQUEST).toString(), "--json");

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode report = said.json();
        assertThat(report.path("kept").path("/api_key").asString()).isEqualTo("[left out]");
        assertThat(said.out()).doesNotContain("sk-secret");
        assertThat(report).isEqualTo(JsonMapper.shared().readTree("""
                {"format": "openai-request", "name": "notes", "description": "", "provider": null, "model": "gpt-6-luna",
                 "requests": 1, "parameters": {"temperature": 0.2, "max_tokens": 50, "top_p": null, "seed": null, "stop": []},
                 "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Sort {{ticket}}"}],
                 "variables": [{"name": "ticket", "value": null}], "cases": [],
                 "kept": {"/tools": [{"type": "function", "function": {"name": "f"}}], "/api_key": "[left out]",
                          "/messages/1/name": "ada"},
                 "note": null, "other_readings": [], "saved": null}
                """));
    }

    @Test
    void whatAPromptHasNoPlaceForIsWrittenAgain() throws IOException {
        Said said = run("export", file("r.json", REQUEST).toString(), "-f", "openai-request", "-m", "gpt-6-luna");

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode request = JsonMapper.shared().readTree(said.out());
        assertThat(request.at("/tools/0/function/name").asString()).isEqualTo("f");
        assertThat(request.at("/messages/1/name").asString()).isEqualTo("ada");
        assertThat(said.err()).contains("Read back: rendered text identical");
    }

    @Test
    void anImportedPromptIsSavedUnderItsName() throws IOException {
        String path = file("r.json", REQUEST).toString();
        assertThat(run("import", path, "--save", "--name", "triage", "--json").json().path("saved"))
                .isEqualTo(JsonMapper.shared().readTree("{\"name\": \"triage\", \"version\": 1}"));
        assertThat(run("import", path, "--save", "--name", "triage").out()).contains("as version 1 of triage");
    }

    @Test
    void aTextThatMayBeOfAnotherLanguageIsPlainAndTheOtherReadingsAreTold() throws IOException {
        JsonNode report = run("import", file("p.txt", "Sort {ticket}.").toString(), "--json").json();

        assertThat(report.path("format").isNull()).isTrue();
        assertThat(report.path("variables")).isEmpty();
        assertThat(report.path("other_readings").findValuesAsString("format")).contains("f-string", "spring-ai");
        Said told = run("import", folder.resolve("p.txt").toString(), "--from", "f-string", "--json");
        assertThat(told.json().at("/messages/0/content").asString()).isEqualTo("Sort {{ticket}}.");
    }

    @Test
    void whatIsNotOfTheNamedFormatIsOneSentence() throws IOException {
        Said said = run("import", file("p.txt", "a {% if x %}").toString(), "--from", "jinja");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).isEqualTo("whittle: Not read as Jinja: Message 1 uses the Nunjucks tag \"{% if x %}\", "
                + "which Whittle cannot hold; replace it by plain text.\n");
    }

    @Test
    void aRequestWithAnImageOpensAsPlainTextWithTheReason() throws IOException {
        JsonNode report = run("import", file("r.json",
                "{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image_url\", \"image_url\": {}}]}]}")
                .toString(), "--json").json();

        assertThat(report.path("format").isNull()).isTrue();
        assertThat(report.path("note").asString())
                .startsWith("Not read as OpenAI Chat Completions request: Message 1 ");
    }
}
