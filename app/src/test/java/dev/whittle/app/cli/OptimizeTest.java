package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class OptimizeTest {
    private static final String PROMPT = """
            Please note that the orders below are open. Sum them in order to bill.

            Orders:
            [
              {"id": 1, "usd": 12.50},
              {"id": 2, "usd": 8.00},
              {"id": 3, "usd": 1.25}
            ]
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void losslessChangesFormOnly() {
        Said said = Said.run(home, PROMPT, "optimize", "--preset", "lossless", "-m", "openai/gpt-4o");
        assertThat(said.out()).isEqualTo("""
                Please note that the orders below are open. Sum them in order to bill.

                Orders:
                id,usd
                1,12.50
                2,8.00
                3,1.25
                """);
        assertThat(said.code()).isZero();
    }

    @Test
    void theWaterfallGoesFromTheCountBeforeToTheCountAfterWithoutAGap() {
        JsonNode answer = Said.run(home, PROMPT, "optimize", "--json", "-m", "openai/gpt-4o").json();
        assertThat(answer.propertyNames()).containsExactly("model", "tokens_before", "tokens_after", "exact", "edits",
                "waterfall", "violations", "messages");
        long now = answer.path("tokens_before").asLong();
        for (JsonNode step : answer.path("waterfall")) {
            assertThat(step.propertyNames()).containsExactly("pass", "edits", "tokens_before", "tokens_after");
            assertThat(step.path("tokens_before").asLong()).isEqualTo(now);
            now = step.path("tokens_after").asLong();
        }
        assertThat(now).isEqualTo(answer.path("tokens_after").asLong());
        assertThat(answer.path("waterfall")).hasSizeGreaterThan(1);
    }

    @Test
    void sectionsAreKeptByName() {
        String report = "# Report\n\n## Executive Summary\nGood.\n\n## Raw Data\n5 of 12 failed.\n\n## Conclusion\nBuy.\n";
        Said said = Said.run(home, report, "optimize", "--keep", "Executive Summary,Conclusion", "--preset", "lossless",
                "-m", "openai/gpt-4o");
        assertThat(said.out()).isEqualTo("# Report\n\n## Executive Summary\nGood.\n\n## Conclusion\nBuy.\n");
        assertThat(said.err()).contains("0 protected facts lost");
    }

    @Test
    void aNameNoHeadingHasIsTold() {
        Said said = Said.run(home, "# Report\nGood.", "optimize", "--drop", "Annex");
        assertThat(said.err()).contains("No heading is called \"Annex\"");
        assertThat(said.out()).isEqualTo("# Report\nGood.");
    }

    @Test
    void aBudgetTakesNoMoreEditsThanItNeeds() {
        Said all = Said.run(home, PROMPT, "optimize", "--json", "-m", "openai/gpt-4o");
        long after = all.json().path("tokens_after").asLong();
        Said some = Said.run(home, PROMPT, "optimize", "--json", "-m", "openai/gpt-4o", "--budget",
                Long.toString(after + 3));
        assertThat(some.json().path("tokens_after").asLong()).isBetween(after, after + 3);
        assertThat(some.code()).isZero();
        Said none = Said.run(home, PROMPT, "optimize", "-m", "openai/gpt-4o", "--budget", "5");
        assertThat(none.code()).isEqualTo(Cli.GATE_FAILED);
        assertThat(none.err()).contains(" more than asked for; name sections to --drop").doesNotContain("--question");
        Said free = Said.run(home, PROMPT, "optimize", "-m", "openai/gpt-4o", "--month-budget", "1000000");
        assertThat(free.out()).isEqualTo(PROMPT);
    }

    @Test
    void presetsHoldForLinesToo() {
        Said said = Said.run(home, "{\"id\":1,\"prompt\":\"Answer in order to help. Data:\\n{ \\\"a\\\": [ 1, 2 ] }\"}",
                "optimize", "--jsonl", "--preset", "lossless", "-m", "openai/gpt-4o");
        assertThat(said.json().path("text").stringValue()).isEqualTo("Answer in order to help. Data:\n{\"a\":[1,2]}");
        assertThat(said.json().path("violations")).isEmpty();
    }

    @Test
    void aLineThatStaysAboveTheBudgetFailsTheGate() {
        String line = "{\"id\":1,\"prompt\":\"Answer in order to help.\"}";
        Said above = Said.run(home, line, "optimize", "--jsonl", "--budget", "2", "-m", "openai/gpt-4o");
        assertThat(above.json().path("text").stringValue()).isEqualTo("Answer to help.");
        assertThat(above.code()).isEqualTo(Cli.GATE_FAILED);
        assertThat(Said.run(home, line, "optimize", "--jsonl", "--budget", "4", "-m", "openai/gpt-4o").code())
                .isZero();
    }

    @Test
    void sentencesGoDownToABudgetAndTheAnswerStays() {
        String rag = """
                Answer from the articles.

                <articles>
                The office in Oslo opened in 1998 and has a garden. Refunds are paid within 14 days of the return. \
                The garden was planted by two students who liked roses.
                </articles>
                """;
        Said said = Said.run(home, rag, "optimize", "--question", "How soon is a refund paid?", "--budget", "30",
                "--lexical", "--json", "-m", "openai/gpt-4o");
        JsonNode answer = said.json();
        assertThat(answer.path("tokens_after").asLong()).isLessThanOrEqualTo(30);
        assertThat(answer.path("messages").path(0).path("content").stringValue())
                .contains("Refunds are paid within 14 days of the return.").doesNotContain("Oslo", "roses");
        assertThat(answer.path("violations")).isEmpty();
        assertThat(answer.path("waterfall").path(0).path("pass").stringValue()).isEqualTo("extract");
        assertThat(said.code()).isZero();
    }

    @Test
    void whatStandsInTheWayOfABudgetIsSaid() {
        String rag = "Answer briefly.\n\nContext:\nThe office in Oslo opened in 1998 and has a garden with two old trees. "
                + "Refunds are paid within 14 days.\n\nQuestion: How soon is a refund paid?";
        Said tight = Said.run(home, rag, "optimize", "--question", "refund", "--budget", "9", "--lexical");
        assertThat(tight.code()).isEqualTo(Cli.GATE_FAILED);
        assertThat(tight.out()).isEqualTo(rag);
        assertThat(tight.err()).contains("without its documents the prompt has", "give a --budget well above that");
        assertThat(Said.run(home, rag, "optimize", "--budget", "9").err())
                .contains("take sentences out of its documents with --question or --extract");
        assertThat(Said.run(home, "Write a poem.", "optimize", "--extract", "--budget", "2", "--lexical").err())
                .contains("No documents were found to take sentences out of");
    }

    @Test
    void sentencesWithoutABudgetAreRefusedInASentence() {
        Said said = Said.run(home, PROMPT, "optimize", "--question", "Why?");
        assertThat(said.err()).contains("Sentences are taken out down to a budget; give one");
        assertThat(said.code()).isEqualTo(Cli.BAD_INPUT);
    }
}
