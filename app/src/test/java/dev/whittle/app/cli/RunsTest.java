package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Kept runs on the command line, judged by a model that gives 5 to what is about Paris and 2 to the rest.
final class RunsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private ChatServer server;

    @SuppressWarnings("NullAway.Init")
    private String prompt;

    @SuppressWarnings("NullAway.Init")
    private String cases;

    @BeforeEach
    void start() throws IOException {
        server = ChatServer.start(200, asked -> asked.contains("<answer>")
                ? "{\"reason\": \"as the rubric says\", \"score\": %d}".formatted(asked.contains("Paris") ? 5 : 2)
                : asked);
        prompt = file("a.txt", "Answer: {{q}}");
        cases = file("cases.csv",
                "q,__expected\nParis,llm-rubric:is it about France?\nRome,llm-rubric:is it about France?\n");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    private Said compare(String... args) {
        List<String> all = new ArrayList<>(List.of("compare", "--base-url", server.url().toString(), prompt, "--cases",
                cases));
        all.addAll(List.of(args));
        return Said.run(home, "", all.toArray(String[]::new));
    }

    private Said runs(String... args) {
        List<String> all = new ArrayList<>(List.of("runs"));
        all.addAll(List.of(args));
        return Said.run(home, "", all.toArray(String[]::new));
    }

    private String id() {
        return runs("list", "--json").json().at("/runs/0/id").stringValue();
    }

    @Test
    void answersAreFoundWithTheirCaseAndModelAndWhatTheJudgeSaidIsNot() {
        compare("-m", "gpt-6-luna", "--judge", "gpt-6-luna");

        JsonNode found = search("answer: rom", "--json").json().path("found");
        assertThat(found.valueStream().map(one -> one.path("kind").stringValue())).containsExactly("answer", "cases");
        assertThat(found.get(1).path("case").isNull()).as("one word in the prompt, one in a case").isTrue();
        assertThat(found.get(0).propertyNames()).containsExactly("kind", "of", "id", "name", "column", "model", "case",
                "case_title", "repeat", "saved_at", "excerpt", "marks");
        assertThat(found.get(0).path("of").stringValue()).isEqualTo("cases");
        assertThat(found.get(0).path("id").stringValue()).isEqualTo(id());
        assertThat(found.get(0).path("case").intValue()).isEqualTo(2);
        assertThat(found.get(0).path("case_title").stringValue()).isEqualTo("case 2: Rome");
        assertThat(found.get(0).path("column").stringValue()).isEqualTo("A");
        assertThat(found.get(0).path("excerpt").stringValue()).isEqualTo("Answer: Rome");
        assertThat(found.get(0).path("marks")).hasToString("[[0,6],[8,12]]");
        assertThat(search("answer: rom").out()).contains("to case 2 of run " + id(), "Answer: Rome");
        JsonNode both = search("Rome", "--json").json().path("found");
        assertThat(both.valueStream().map(one -> one.path("kind").stringValue())).containsExactlyInAnyOrder("cases",
                "answer");
        JsonNode run = both.get(both.get(0).path("kind").stringValue().equals("cases") ? 0 : 1);
        assertThat(run.propertyNames()).containsExactly("kind", "id", "name", "case", "case_title", "others",
                "saved_at", "excerpt", "marks");
        assertThat(run.path("case").intValue()).isEqualTo(2);
        assertThat(search("rubric", "--json").json().path("found")).as("said by the judge").isEmpty();
    }

    @Test
    void anAnswerOfAComparisonSideBySideIsFoundInTheSameShapeWithoutACase() throws IOException {
        Said.run(home, "", "compare", "--base-url", server.url().toString(), file("b.txt", "Say zeppelin"), "-m", "m1");

        JsonNode found = search("zeppelin", "--json").json().path("found");
        JsonNode answer = found.valueStream().filter(one -> one.path("kind").stringValue().equals("answer")).findFirst()
                .orElseThrow();
        assertThat(answer.propertyNames()).containsExactly("kind", "of", "id", "name", "column", "model", "case",
                "case_title", "repeat", "saved_at", "excerpt", "marks");
        assertThat(answer.path("of").stringValue()).isEqualTo("experiment");
        assertThat(answer.path("case").isNull()).isTrue();
        assertThat(answer.path("repeat").isNull()).isTrue();
        assertThat(search("zeppelin").out()).contains("answer A (m1) of experiment ");
    }

    private Said search(String... args) {
        List<String> all = new ArrayList<>(List.of("versions", "search"));
        all.addAll(List.of(args));
        return Said.run(home, "", all.toArray(String[]::new));
    }

    @Test
    void theForecastCountsTheJudgeAndTheResultsItsCost() {
        JsonNode forecast = compare("-m", "m1", "--judge", "j1", "--dry-run", "--json").json();
        assertThat(forecast.at("/forecast/judge_calls").intValue()).isEqualTo(2);
        assertThat(forecast.at("/forecast/unpriced").toString()).contains("m1").contains("j1");

        Said said = compare("-m", "m1", "--judge", "j1");

        assertThat(said.err()).contains("2 calls, up to 2 calls of the judge, unpriced: m1, j1");
        assertThat(said.out()).contains("50 %").contains("Of the cost, what judging cost is not known.");
        assertThat(server.answered()).hasSize(4);
    }

    @Test
    void aKeptRunIsListedShownFilteredRatedAndDeletedWithoutACall() {
        compare("-m", "m1,m2", "--judge", "j1");
        int sent = server.answered().size();
        String id = id();

        JsonNode listed = runs("list", "--json").json();
        assertThat(listed.at("/runs/0").propertyNames()).containsExactly("id", "name", "created_at", "columns", "cases",
                "repeats", "cells", "replies", "rated", "usd", "unpriced");
        assertThat(listed.at("/runs/0/name").stringValue()).isEqualTo("a on cases.csv");
        assertThat(listed.at("/runs/0/cells").intValue()).isEqualTo(4);
        assertThat(listed.at("/runs/0/unpriced").intValue()).isPositive();

        JsonNode all = runs("show", id, "--json").json();
        assertThat(all.at("/columns/0/passed").intValue()).isEqualTo(1);
        assertThat(all.at("/cells/0/source").stringValue()).isEqualTo("fresh");
        assertThat(all.at("/agreement").isNull()).isTrue();
        JsonNode failures = runs("show", id, "--filter", "failures", "--json").json();
        assertThat(failures.path("cells")).hasSize(2).allSatisfy(
                cell -> assertThat(cell.path("title").stringValue()).isEqualTo("case 2: Rome"));

        assertThat(runs("rate", id, "--case", "1", "--column", "a", "--grade", "5", "--note", "well said").code())
                .isZero();
        assertThat(runs("rate", id, "--case", "2", "--column", "B", "--no-pass").code()).isZero();
        JsonNode rated = runs("show", id, "--json").json();
        assertThat(rated.at("/agreement/rated").intValue()).isEqualTo(2);
        assertThat(rated.at("/agreement/verdicts/kappa").doubleValue()).as("both agree on both").isEqualTo(1.0);
        assertThat(rated.at("/cells/0/rating")).isEqualTo(JsonMapper.shared().readTree(
                "{\"grade\": 5, \"passed\": true, \"note\": \"well said\"}"));
        assertThat(runs("show", id, "--filter", "all").out())
                .contains("The judge and you agree on pass and fail κ 1.00")
                .contains("5 of 5").contains("Answer: Rome");

        assertThat(runs("delete", id).err()).contains("deleted \"a on cases.csv\"");
        assertThat(runs("list", "--json").json().path("runs")).isEmpty();
        Said gone = runs("show", id);
        assertThat(gone.code()).isEqualTo(2);
        assertThat(gone.err()).contains("There is no run " + id);
        assertThat(server.answered()).hasSize(sent);
    }

    // Two cases that both fell: McNemar's exact p is 2 x 0.5^2 = 0.5.
    @Test
    void twoKeptRunsAreComparedWithoutACall() throws IOException {
        cases = file("cases.csv", "q,__expected\nParis,contains:Answer\nRome,contains:Answer\n");
        compare("-m", "m1");
        String before = id();
        prompt = file("a.txt", "Say {{q}}");
        cases = file("cases.csv",
                "q,__expected\nParis,contains:Answer\nRome,contains:Answer\nOslo,contains:Say\n");
        compare("-m", "m1,m2");
        String after = id();
        int sent = server.answered().size();

        Said said = runs("diff", before, after, "--json");

        assertThat(said.code()).isZero();
        JsonNode json = said.json();
        assertThat(json.propertyNames()).containsExactly("before", "after", "shared_cases", "changes", "columns");
        assertThat(json.path("before").stringValue()).isEqualTo(before);
        assertThat(json.path("after").stringValue()).isEqualTo(after);
        assertThat(json.path("shared_cases").intValue()).isEqualTo(2);
        assertThat(json.path("changes")).isEqualTo(JsonMapper.shared().readTree(
                "[{\"what\": \"cases\", \"before\": \"2\", \"after\": \"3\"}]"));
        JsonNode same = json.at("/columns/0");
        assertThat(same.propertyNames()).containsExactly("before", "after", "changes", "passed");
        assertThat(same.path("before").propertyNames()).containsExactly("label", "prompt", "model", "host", "answered",
                "judged", "passed", "unjudged", "failed", "skipped", "not_fresh", "pass_rate", "low", "high",
                "usd_per_correct", "usd", "judging_usd", "latency_median_ms", "latency_p95_ms", "latency_n");
        assertThat(same.path("changes")).contains(JsonMapper.shared().readTree(
                "{\"what\": \"text of the prompt\", \"before\": \"Answer: {{q}}\", \"after\": \"Say {{q}}\"}"));
        assertThat(same.at("/before/passed").intValue()).isEqualTo(2);
        assertThat(same.at("/after/passed").intValue()).isEqualTo(1);
        assertThat(same.at("/after/usd").isNull()).as("m1 has no price").isTrue();
        assertThat(same.path("passed").propertyNames()).containsExactly("cases", "left_out", "difference", "low",
                "high", "p");
        assertThat(same.at("/passed/cases").intValue()).isEqualTo(2);
        assertThat(same.at("/passed/difference").doubleValue()).isEqualTo(-1.0);
        assertThat(same.at("/passed/p").doubleValue()).isEqualTo(0.5);
        assertThat(json.at("/columns/1/before").isNull()).isTrue();
        assertThat(json.at("/columns/1/after/model").stringValue()).isEqualTo("m2");
        assertThat(json.at("/columns/1/passed").isNull()).isTrue();

        assertThat(runs("diff", before, after).out()).contains("2 cases in both.", "2 of 2", "1 of 3", "only after",
                "passed, on the 2 cases of both", "p 0.500");
        assertThat(server.answered()).hasSize(sent);
    }

    @Test
    void aRunThatIsNotThereIsNotCompared() {
        String nobody = "9d0e7c5e-8b86-4d01-b42d-00cf4fc964ff";

        Said said = runs("diff", nobody, nobody);

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("There is no run " + nobody);
        assertThat(runs("diff", nobody).code()).isEqualTo(2);
        assertThat(runs("diff", "mine", nobody).err()).contains("\"mine\" is no id of a run");
    }

    @Test
    void whatIsMistypedIsRefusedInASentence() {
        compare("-m", "m1", "--judge", "j1");
        String id = id();

        assertThat(runs("show", id, "--filter", "bad").err())
                .contains("There is no filter \"bad\"; there are all, failures");
        assertThat(runs("rate", id, "--case", "9", "--column", "A", "--grade", "3").err())
                .contains("The run has no case 9 in column A");
        assertThat(runs("rate", id, "--case", "1", "--column", "A", "--grade", "6").err())
                .contains("A grade is a whole number from 1 to 5, not 6.");
        assertThat(runs().err()).contains("Say what to do");
    }

    @Test
    void columnsNoOtherBeatsAreNamed() throws IOException {
        cases = file("cases.csv", "q,__expected\nParis,contains:Paris\nRome,contains:Rome\n");
        String worse = file("b.txt", "Say nothing of {{q}} please");

        JsonNode json = compare(worse, "-m", "m1", "--json").json();

        assertThat(json.at("/pareto").propertyNames()).containsExactly("axes", "best", "beaten", "unknown");
        assertThat(json.at("/pareto/axes").toString()).isEqualTo("[\"quality\",\"latency\"]");
        assertThat(json.at("/pareto/best").size() + json.at("/pareto/beaten").size()).isEqualTo(2);
    }

    @Test
    void aRunStopsAsSoonAsItsVerdictIsCertainAndIsShownSo() throws IOException {
        StringBuilder rows = new StringBuilder("q,__expected\n");
        IntStream.range(0, 80).forEach(i -> rows.append("w").append(i).append(",starts-with:Answer\n"));
        cases = file("cases.csv", rows.toString());
        String worse = file("b.txt", "Tell {{q}}");

        Said said = compare(worse, "-m", "m1", "--gate", "not-worse 10pp", "--stop-early", "--concurrency", "1",
                "--json");

        assertThat(said.code()).as("it fails").isEqualTo(1);
        assertThat(said.json().at("/columns/1/against_first/not_worse").stringValue()).isEqualTo("fails");
        int after = said.json().at("/columns/1/against_first/certain_after").intValue();
        assertThat(server.answered()).hasSize(2 * after).hasSizeLessThan(100);
        assertThat(runs("show", id()).out()).contains("Certain early: B fails after %d of 80 cases".formatted(after));
        assertThat(compare(worse, "-m", "m1", "--stop-early").err())
                .contains("--stop-early waits for the verdict of a --gate");
    }

    @Test
    void aBudgetForTheDayNeedsTheWorkspace() {
        assertThat(compare("-m", "m1", "--day-budget", "1", "--no-save").err())
                .contains("--day-budget needs what the workspace knows of today; leave --no-save out");
    }
}
