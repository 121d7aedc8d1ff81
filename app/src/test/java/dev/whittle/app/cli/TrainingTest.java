package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.workspace.AnswerRating;
import dev.whittle.optimizer.experiment.matrix.Rating;
import dev.whittle.app.workspace.Workspace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `training`: files to learn from, out of cases and of runs.
final class TrainingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    private String cases(int number) throws IOException {
        StringBuilder csv = new StringBuilder("q,__expected\n");
        for (int i = 0; i < number; i++) {
            csv.append("word").append(i).append(",WORD").append(i).append('\n');
        }
        return file("cases.csv", csv.toString());
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    @Test
    void casesWithExpectedAnswersBecomeTwoFilesWithoutACommonPrompt() throws Exception {
        Path train = home.resolve("train.jsonl");

        Said said = Said.run(home, "", "training", file("p.txt", "Shout {{q}}"), "--cases", cases(20), "-o",
                train.toString(), "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json()).isEqualTo(JsonMapper.shared().readTree("""
                {"kind": "chat", "training": 16, "validation": 4, "file": "%s", "validation_file": "%s", "left_out": {},
                 "secrets": []}""".formatted(train, home.resolve("train.validation.jsonl"))));
        assertThat(lines(train)).hasSize(16).doesNotContainAnyElementsOf(lines(home.resolve("train.validation.jsonl")));
        JsonNode first = lines(train).getFirst();
        assertThat(first.at("/messages/1/content").stringValue())
                .isEqualTo(first.at("/messages/0/content").stringValue().replace("Shout word", "WORD"));
        assertThat(Said.run(home, "", "training", "--check", train.toString()).code()).isZero();
    }

    @Test
    void aRunTeachesTheExpectedAnswerBesideTheOneThatFailed() throws Exception {
        JsonNode run;
        try (ChatServer server = ChatServer.start(100, asked -> asked.replace("Shout ", ""))) {
            run = Said.run(home, "", "compare", file("p.txt", "Shout {{q}}"), "-m", "m1", "--base-url",
                    server.url().toString(), "--cases", cases(3), "--json").json();
        }

        JsonNode data = Said.run(home, "", "training", "--from", run.path("run").stringValue(), "--kind", "preference",
                "--validation", "0", "--json").json();

        assertThat(data.path("lines")).hasSize(3);
        JsonNode first = JsonMapper.shared().readTree(data.path("lines").get(0).stringValue());
        assertThat(first.at("/input/messages/0/content").stringValue()).isEqualTo("Shout word0");
        assertThat(first.at("/preferred_output/0/content").stringValue()).isEqualTo("WORD0");
        assertThat(first.at("/non_preferred_output/0/content").stringValue()).isEqualTo("word0");
    }

    @Test
    void whatAPersonThinksOfAnswersMakesPreferencesOfThem() throws Exception {
        UUID id;
        try (ChatServer server = ChatServer.start(10, asked -> asked + "!")) {
            id = UUID.fromString(Said.run(home, "", "compare", file("a.txt", "Hello"), "-m", "m1", "-m", "m2",
                    "--base-url", server.url().toString(), "--json").json().path("id").stringValue());
        }
        try (Workspace workspace = Workspace.open(home.resolve("workspace.db"))) {
            workspace.opinions().rate(id, 0, new AnswerRating(2, null, ""));
            workspace.opinions().rate(id, 1, new AnswerRating(null, new BigDecimal(90), ""));
        }

        Said same = Said.run(home, "", "training", "--from", id.toString(), "--kind", "preference", "--json");
        assertThat(same.code()).as("both answers are the same text, so neither is preferred").isEqualTo(1);

        UUID run;
        try (ChatServer server = ChatServer.start(10, asked -> asked.contains("Loud") ? "YES" : "yes")) {
            run = UUID.fromString(Said.run(home, "", "compare", file("b.txt", "Say {{q}}"), "-m", "m1", "--base-url",
                    server.url().toString(), "--cases", file("q.csv", "q,__expected\nit,icontains:yes\n"), "--json")
                    .json().path("run").stringValue());
        }
        try (Workspace workspace = Workspace.open(home.resolve("workspace.db"))) {
            workspace.matrices().rate(run, 0, new Rating(null, false, ""));
        }
        JsonNode chat = Said.run(home, "", "training", "--from", run.toString(), "--validation", "0", "--json").json();
        assertThat(chat.path("training").intValue()).as("the check passed it, the person did not").isZero();
    }

    @Test
    void faultsAreNamedByTheirLineAndEndWithOne() throws Exception {
        String bad = file("bad.jsonl", "{\"messages\": []}\n\nnonsense\n");

        Said said = Said.run(home, "", "training", "--check", bad);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .isEqualTo("Line 1 has no list of messages in \"messages\"; it has no answer of the assistant.\n"
                        + "Line 3 is not one JSON object, or is too long or too deep.\n");
        assertThat(said.err()).contains("2 examples, 2 with a fault.", "begins a job with 10 examples");
        assertThat(Said.run(home, "", "training", "--check", bad, "--json").json()).isEqualTo(JsonMapper.shared()
                .readTree("""
                        {"kind": "chat", "examples": 2, "bad": 2, "faults": [
                         {"line": 1, "wrong": ["has no list of messages in \\"messages\\"", "has no answer of the assistant"]},
                         {"line": 3, "wrong": ["is not one JSON object, or is too long or too deep"]}]}"""));
    }

    @Test
    void withoutASourceOrAKnownKindOneSentenceSaysWhatIsMissing() {
        assertThat(Said.run(home, "", "training").err()).contains("Say what to learn from");
        assertThat(Said.run(home, "", "training", "--kind", "rlhf").err())
                .contains("There is no kind of training data \"rlhf\"; there are chat, preference, preference-trl.");
    }
}
