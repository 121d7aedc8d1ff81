package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `compare --cases` against a loopback server that says back what it is asked.
final class CompareCasesTest {
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
        server = ChatServer.start(100, asked -> asked);
        prompt = file("a.txt", "Answer: {{q}}");
        cases = file("cases.csv",
                "q;__expected;__description\nParis;contains:Paris;\nRome;contains:Oslo;The wrong one\n");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    private Said compare(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "compare";
        all[1] = "--base-url";
        all[2] = server.url().toString();
        System.arraycopy(args, 0, all, 3, args.length);
        return Said.run(home, "", all);
    }

    @Test
    void everyCaseIsAnsweredCheckedAndShown() {
        Said said = compare(prompt, "-m", "m1", "--cases", cases);

        assertThat(said.code()).as("an answer fails its checks").isEqualTo(1);
        assertThat(server.answered()).containsExactlyInAnyOrder("Answer: Paris", "Answer: Rome");
        assertThat(said.err()).contains("2 calls, unpriced: m1, time not known yet, to 127.0.0.1:")
                .contains("this is run ");
        assertThat(said.out()).contains("50 %").contains("unpriced").contains("The wrong one, A: ");
    }

    @Test
    void modelsOfSeveralConnectionsMeetOnTheSameCasesAndTheRunIsResumed() throws Exception {
        try (ChatServer other = ChatServer.start(100, _ -> "Oslo")) {
            try (Workspace workspace = Workspace.open(home.resolve("workspace.db"))) {
                workspace.settings().set(Settings.CONNECTIONS, new Connections(List.of(
                        new SavedConnection("One", "openai-compatible", server.url(), null),
                        new SavedConnection("Two", "openai-compatible", other.url(), null))));
            }
            Said said = Said.run(home, "", "compare", prompt, "-m", "m1@One", "-m", "m2@Two", "--cases", cases,
                    "--json");

            JsonNode columns = said.json().path("columns");
            assertThat(columns).extracting(column -> column.path("passed").intValue()).containsExactly(1, 1);
            assertThat(server.answered()).hasSize(2);
            assertThat(other.answered()).hasSize(2);
            Said again = Said.run(home, "", "compare", "--resume", said.json().path("run").stringValue(), "--json");
            assertThat(again.json().path("columns")).hasSize(2);
            assertThat(server.answered()).as("what was paid for is not asked again").hasSize(2);
            Said mixed = Said.run(home, "", "compare", prompt, "-m", "m1@One", "-m", "m2", "--cases", cases);
            assertThat(mixed.err()).contains("Say of every model which connection is asked");
            assertThat(mixed.code()).isEqualTo(2);
            assertThat(Said.run(home, "", "compare", prompt, "-m", "m1@Three", "--cases", cases).err())
                    .contains("There is no connection \"Three\" in Settings; there are One, Two.");
        }
    }

    @Test
    void anIdWithADateBehindAnAtIsAnId() {
        compare(prompt, "-m", "claude-3-haiku@20240307", "--cases", cases);
        assertThat(server.answered()).hasSize(2);
    }

    @Test
    void theJsonIsTheDocumentedOne() {
        JsonNode json = compare(prompt, "-m", "m1", "--cases", cases, "--json").json();

        assertThat(json.propertyNames()).containsExactly("run", "cases", "repeats", "spent_usd", "assumed_usd",
                "unpriced_calls", "columns", "gate", "pareto", "agreement", "cells");
        assertThat(json.at("/columns/0").propertyNames()).containsExactly("label", "prompt", "model", "host",
                "answered", "judged", "passed", "unjudged", "failed", "skipped", "not_fresh", "pass_rate", "low",
                "high", "usd_per_correct", "against_first", "usd", "judging_usd", "latency_median_ms",
                "latency_p95_ms", "latency_n");
        assertThat(json.at("/cells/1").propertyNames()).containsExactly("column", "case", "title", "repeat", "state",
                "source", "text", "usd", "latency_ms", "passed", "score", "reason");
        assertThat(json.at("/cells/1/title").stringValue()).isEqualTo("The wrong one");
        assertThat(json.at("/cells/1/passed").booleanValue()).isFalse();
        assertThat(json.at("/columns/0/usd").isNull()).as("unknown is never 0").isTrue();
    }

    @Test
    void whatWasAnsweredIsNotAskedAgainUnlessItIsRefreshed() {
        compare(prompt, "-m", "m1", "--cases", cases);

        JsonNode again = compare(prompt, "-m", "m1", "--cases", cases, "--json").json();
        assertThat(server.answered()).hasSize(2);
        assertThat(again.at("/cells/0/source").stringValue()).isEqualTo("cached");
        assertThat(again.at("/cells/0/latency_ms").isNull()).isTrue();
        assertThat(again.at("/columns/0/latency_n").intValue()).isZero();

        compare(prompt, "-m", "m1", "--cases", cases, "--refresh");
        assertThat(server.answered()).hasSize(4);
        compare(prompt, "-m", "m1", "--cases", cases, "--temperature", "0.5");
        assertThat(server.answered()).as("other parameters are another call").hasSize(6);
    }

    @Test
    void aDryRunSaysWhatWouldBeSentAndSendsNothing() {
        Said said = compare(prompt, "-m", "m1,m2", "--cases", cases, "--repeats", "3", "--dry-run", "--json");

        assertThat(said.code()).isZero();
        JsonNode expected = JsonMapper.shared().readTree("""
                {"forecast": {"cells": 12, "calls": 12, "cached": 0, "duplicates": 0, "judge_calls": 0, "usd_low": null, "usd_high": null,
                 "output_known": true, "unpriced": ["m1", "m2"], "hosts": {"%s": 12}, "seconds": null}}"""
                .formatted(server.url().getAuthority()));
        assertThat(said.json()).isEqualTo(expected);
        assertThat(server.answered()).isEmpty();
    }

    @Test
    void checksOfAllCasesComeFromTheirOwnFile() throws IOException {
        String checks = file("checks.yaml",
                "- type: starts-with\n  value: 'Answer'\n- {type: contains, value: '{{q}}'}\n");
        String yaml = file("cases.yaml", "- vars: {q: one}\n- vars: {q: two}\n");

        Said said = compare(prompt, "-m", "m1", "--cases", yaml, "--checks", checks, "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().at("/columns/0/passed").intValue()).isEqualTo(2);
    }

    @Test
    void theGateHoldsOnlyWhereTheCasesShowIt() throws IOException {
        // Tango's interval of 0 of 100 differing pairs is -3.7 to 3.7 points (Tango 1998, a closed form there:
        // z squared / (n + z squared)), so that 4 points are shown and 3 are not.
        StringBuilder hundred = new StringBuilder("q,__expected\n");
        for (int i = 0; i < 100; i++) {
            hundred.append("w").append(i).append(",contains:w").append(i).append('\n');
        }
        String many = file("many.csv", hundred.toString());
        String other = file("b.txt", "{{q}} is the answer");
        try (ChatServer more = ChatServer.start(200, asked -> asked)) {
            String[] line = {"compare", "--base-url", more.url().toString(), prompt, other, "-m", "m1", "--cases", many,
                "--json", "--gate"};

            Said holds = Said.run(home, "",
                    Stream.concat(Stream.of(line), Stream.of("not-worse 4pp")).toArray(String[]::new));
            Said open = Said.run(home, "",
                    Stream.concat(Stream.of(line), Stream.of("not-worse 3pp")).toArray(String[]::new));

            assertThat(holds.code()).as(holds.err()).isZero();
            assertThat(holds.json().at("/columns/1/against_first/not_worse").stringValue()).isEqualTo("holds");
            assertThat(holds.json().at("/columns/1/against_first/low").doubleValue()).isCloseTo(-0.03699, within(1e-5));
            // Wilson's interval of 100 of 100 begins at n / (n + z squared).
            assertThat(holds.json().at("/columns/0/low").doubleValue()).isCloseTo(0.96301, within(1e-5));
            assertThat(open.code()).isEqualTo(1);
            assertThat(open.json().at("/columns/1/against_first/not_worse").stringValue()).isEqualTo("not_enough");
            assertThat(open.json().at("/columns/1/against_first/more_cases").longValue()).isPositive();
            assertThat(open.json().at("/gate/holds").booleanValue()).isFalse();
        }
    }

    @Test
    void theJunitReportHasATestCaseForEveryCell() throws Exception {
        Path report = home.resolve("report.xml");

        compare(prompt, "-m", "m1", "-m", "m2", "--cases", cases, "--junit", report.toString());

        Element suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile())
                .getDocumentElement();
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        Element test = (Element) suite.getElementsByTagName("testcase").item(3);
        assertThat(test.getAttribute("classname")).isEqualTo("B: a, m2");
        assertThat(test.getAttribute("name")).isEqualTo("The wrong one");
        assertThat(test.getElementsByTagName("failure").item(0).getTextContent()).isEqualTo("Answer: Rome");
    }

    @Test
    void aPlaceholderWithoutAColumnIsRefusedBeforeAnythingIsSent() throws IOException {
        Said said = compare(file("b.txt", "Answer {{question}}"), "-m", "m1", "--cases", cases);

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).isEqualTo(
                "whittle: The prompt \"b\" has {{question}}, but cases.csv has no such column; it has q.\n");
        assertThat(server.answered()).isEmpty();
    }

    @Test
    void aBudgetThatCannotBeKeptIsRefusedBeforeAnythingIsSent() {
        Said said = compare(prompt, "-m", "m1", "--cases", cases, "--budget", "1");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("No price is known for m1 on 127.0.0.1:");
        assertThat(server.answered()).isEmpty();
    }

    @Test
    void aRunIsResumedFromWhatWasSavedOfIt() throws IOException {
        Said first = compare(prompt, "-m", "m1", "--cases", cases, "--json");
        String id = first.json().path("run").stringValue();
        Files.delete(Path.of(prompt));
        Files.delete(Path.of(cases));

        Said second = Said.run(home, "", "compare", "--resume", id, "--json");

        assertThat(server.answered()).hasSize(2);
        assertThat(second.json().at("/columns/0/passed").intValue()).isEqualTo(1);
        assertThat(second.json().at("/cells/0/source").stringValue()).isEqualTo("resumed");
    }

    @Test
    void whatMakesNoSenseTogetherIsRefused() {
        assertThat(compare(prompt, "-m", "m1", "--budget", "1")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err()).contains("need --cases");
        });
        assertThat(compare("--resume", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff").err())
                .contains("--resume brings prompts, models, cases, checks and server along");
        assertThat(Said.run(home, "", "compare", "--resume", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff").err())
                .contains("There is no run 6f9619ff-8b86-4d01-b42d-00cf4fc964ff in this workspace");
        assertThat(compare(prompt, "-m", "m1", "--cases", cases, "--gate", "better").err())
                .contains("\"better\" is no gate; write \"not-worse 2pp\" for two percentage points.");
        assertThat(compare(prompt, "--cases", cases).err()).contains("Missing required option: '--model=MODEL'");
        assertThat(server.answered()).isEmpty();
    }
}
