package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `examples ablate` against a loopback server that knows billing from shipping.
final class ExamplesAblateTest {
    private static final int MOST = 2_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private ChatServer server;

    @BeforeEach
    void start() throws IOException {
        server = ChatServer.start(MOST, asked -> {
            if (asked.startsWith("Input: ")) {
                return "Name the team that has to look after it.";
            }
            String question = asked.substring(asked.lastIndexOf("Ticket:"));
            return question.contains("invoice") ? "Team: billing." : "shipping";
        });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static String prompt(int examples) {
        StringBuilder text = new StringBuilder("Route the ticket to a team.\n\nExamples:\n\n");
        for (int at = 1; at <= examples; at++) {
            text.append("Ticket: The %s of order %d is wrong.\nTeam: %s\n\n".formatted(
                    at % 2 == 0 ? "parcel" : "invoice", at, at % 2 == 0 ? "shipping" : "billing"));
        }
        return text + "Ticket: {{ticket}}\nTeam:";
    }

    private Said ablate(String prompt, String... args) {
        String[] all = new String[args.length + 6];
        System.arraycopy(new String[]{"examples", "ablate", "--base-url", server.url().toString(), "-m", "m1"}, 0, all,
                0, 6);
        System.arraycopy(args, 0, all, 6, args.length);
        return Said.run(home, prompt, all);
    }

    @Test
    void aDryRunSaysWhatItWouldSendAndSendsNothing() {
        Said said = ablate(prompt(4), "--dry-run");
        assertThat(said.code()).isZero();
        // With all, without each, 1, 2, an instruction, none, on 4 cases; 2 of 3 others are those without the third,
        // and without an example is with all others where it is asked.
        assertThat(said.out()).contains("28 calls, 8 duplicates removed, unpriced: m1");
        assertThat(server.answered()).isEmpty();
    }

    @Test
    void eachExampleHasItsWorthAndItsPrice() {
        Said said = ablate(prompt(4));
        assertThat(said.code()).isZero();
        assertThat(said.out()).containsPattern("the instruction +\\d+ +\\$[\\d.]+ +4 of 4")
                .containsPattern("\n +3 +\\$[\\d.]+ +\\+0.0 pp \\(−56.1 pp to \\+56.1 pp\\), p 1.000 +3")
                .contains(
                        "Keep for now: not enough cases to show that a shorter prompt is not worse by more than 2.0 pp")
                .contains("Spent now: ");
        assertThat(said.err()).contains("each asked with prompts that do not show it");
    }

    @Test
    void enoughCasesProveThatTheExamplesCanGo() {
        JsonNode json = ablate(prompt(46), "--only", "1", "--sizes", "2", "--gate", "not-worse 15pp", "--json").json();
        assertThat(json.path("verdict").path("choice").stringValue()).isEqualTo("zero-shot");
        assertThat(json.path("verdict").path("prompt").stringValue()).isEqualTo("zero-shot");
        assertThat(json.path("verdict").path("more_cases").isNull()).isTrue();
        assertThat(ablate(prompt(46), "--only", "1", "--sizes", "2", "--gate", "not-worse 1pp").code())
                .isEqualTo(Cli.GATE_FAILED);
    }

    @Test
    void theJsonIsTheDocumentedOne() {
        JsonNode json = ablate(prompt(3), "--only", "2", "--json").json();
        assertThat(json.propertyNames()).containsExactly("run", "model", "cases", "own_cases", "repeats", "prompts",
                "examples", "verdict", "spent_usd", "unpriced_calls", "notes");
        assertThat(json.path("prompts").path(0).propertyNames()).containsExactly("id", "kept", "tokens",
                "usd_per_month", "judged", "passed", "missing", "unjudged", "pass_rate", "low", "high", "difference",
                "difference_low", "difference_high", "p", "not_worse", "best");
        assertThat(json.path("examples").path(0).propertyNames()).containsExactly("number", "worth", "low", "high", "p",
                "cases", "usd_per_month");
        assertThat(json.path("verdict").propertyNames()).containsExactly("choice", "prompt", "margin", "more_cases",
                "text");
        assertThat(json.path("prompts").valueStream().map(one -> one.path("id").stringValue())).containsExactly("all",
                "without-2", "k-1", "zero-shot", "none");
    }

    @Test
    void whatWasAnsweredIsNotPaidForAgain() {
        ablate(prompt(3));
        int first = server.answered().size();
        Said again = ablate(prompt(3));
        assertThat(again.err()).contains("0 calls, %d cached".formatted(first));
        assertThat(server.answered()).hasSize(first);
        String id = ablate(prompt(3), "--json").json().path("run").stringValue();
        assertThat(ablate(prompt(3), "--resume", id).code()).isZero();
        assertThat(ablate(prompt(4), "--resume", id).err()).contains("are not those of run " + id);
    }

    @Test
    void casesOfThePersonTakeThePlaceOfTheExamples() throws IOException {
        Path cases = Files.writeString(home.resolve("c.csv"), """
                ticket,__expected
                My invoice,icontains:billing
                The invoice of order 1 is wrong.,billing
                Lost,shipping
                """);
        JsonNode json = ablate(prompt(3), "--cases", cases.toString(), "--json").json();
        assertThat(json.path("cases").asInt()).isEqualTo(2);
        assertThat(json.path("own_cases").booleanValue()).isTrue();
        assertThat(json.path("notes").toString()).contains("1 of the cases ask what an example of the prompt shows");
        assertThat(server.answered()).noneMatch(asked -> asked.endsWith("order 1 is wrong.\nTeam:"));
    }

    @Test
    void whatCannotBeTriedIsOneSentence() {
        assertThat(ablate("Summarise.").err()).contains("No examples were found");
        assertThat(ablate("Summarise.").code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(ablate(prompt(1)).err()).contains("One example cannot be tried on itself; open a file of cases.");
        assertThat(ablate(prompt(3), "--only", "7").err()).contains("There is no example 7; the prompt has 3.");
        assertThat(ablate(prompt(3), "--repeats", "0").code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(ablate(prompt(3), "--judge", "x").err()).contains("--judge judges --checks or --cases");
        assertThat(server.answered()).isEmpty();
    }

    private Said convert(String prompt, String... args) {
        String[] all = new String[args.length + 6];
        System.arraycopy(new String[]{"examples", "convert", "--base-url", server.url().toString(), "--model-writes",
            "m1"}, 0, all, 0, 6);
        System.arraycopy(args, 0, all, 6, args.length);
        return Said.run(home, prompt, all);
    }

    @Test
    void aModelWritesTheInstructionAndItIsTriedOnExamplesItWasNotShown() {
        Said said = convert(prompt(6), "--candidates", "2");
        assertThat(said.code()).isZero();
        assertThat(said.out()).isEqualTo("""
                Route the ticket to a team.

                Name the team that has to look after it.
                Answer with one of: billing, shipping.

                Ticket: {{ticket}}
                Team:""");
        assertThat(said.err()).contains("2 requests of 4 examples, about ")
                .contains("what is written is then tried on the other 2.")
                .contains("instruction 2: It is the same as instruction 1.")
                .contains("Instruction 1 passed 2 of the 2 examples held out, the examples shown 2 of 2.")
                .contains("cost unknown");
        assertThat(server.answered()).filteredOn(asked -> asked.startsWith("Input: ")).hasSize(2)
                .noneMatch(asked -> asked.contains("order 3") || asked.contains("order 6"));
        JsonNode json = convert(prompt(6), "--candidates", "1", "--json").json();
        assertThat(json.propertyNames()).containsExactly("model", "messages", "kept", "lost", "not_possible",
                "tokens_before", "tokens_after", "exact", "held_out", "candidates", "judged_with_examples",
                "passed_with_examples", "chosen", "usd_cost", "pays_after_calls");
        assertThat(json.path("candidates").path(0).propertyNames()).containsExactly("number", "instruction", "refused",
                "judged", "passed");
        assertThat(json.path("held_out").toString()).isEqualTo("[3,6]");
        assertThat(json.path("chosen").asInt()).isEqualTo(1);
    }

    @Test
    void nothingIsSentForADryRunOrWhereNoModelIsToWrite() {
        assertThat(convert(prompt(6), "--dry-run").err()).contains("3 requests of 4 examples");
        assertThat(Said.run(home, prompt(6), "examples", "convert", "--dry-run").err())
                .contains("go with --model-writes");
        assertThat(convert(prompt(2)).err()).contains("A model needs two examples to read and one to be tried on");
        assertThat(convert(prompt(6), "--keep", "2").err()).contains("choose one");
        assertThat(server.answered()).isEmpty();
    }
}
