package dev.whittle.optimizer.experiment.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.document.DocumentException;
import dev.whittle.format.FormatException;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// What promptfoo 0.123 does with the same files is documented in its `csv.ts` and `testCases.ts`.
final class CaseReaderTest {
    private static CaseSet csv(String text) throws Exception {
        return CaseReader.read("cases.csv", text, List.of());
    }

    private static List<Map<String, String>> variables(CaseSet cases) {
        return cases.cases().stream().<Map<String, String>>map(Case::variables).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"','", "';'", "'\t'", "'|'"})
    void theSeparatorIsDetected(char separator) throws Exception {
        String text = "ticket,team,__expected\nIt broke,A,yes\nQUOTED,B,no\n".replace(',', separator).replace("QUOTED",
                "\"a, b; c|d\te\"");

        CaseSet cases = csv(text);

        assertThat(cases.columns()).containsExactly("ticket", "team");
        assertThat(variables(cases)).containsExactly(Map.of("ticket", "It broke", "team", "A"),
                Map.of("ticket", "a, b; c|d\te", "team", "B"));
        assertThat(cases.cases()).extracting(Case::expected).containsExactly("yes", "no");
    }

    @Test
    void quotedCellsHoldQuotesAndLineBreaksAndAnyLineEndEndsARow() throws Exception {
        assertThat(variables(csv("a,b\r\n\"one \"\"two\"\"\r\nthree\",4\r5,6\n")))
                .containsExactly(Map.of("a", "one \"two\"\r\nthree", "b", "4"), Map.of("a", "5", "b", "6"));
    }

    @Test
    void anEmptyCellIsAValueAndABlankRowNone() throws Exception {
        assertThat(variables(csv("a,b\n,x\n,\n\n"))).containsExactly(Map.of("a", "", "b", "x"));
    }

    @Test
    void promptfoosColumnsBecomeChecks() throws Exception {
        Case one = csv("""
                q,__expected1,__expected2,__description,__metric,__threshold,__config:__expected2:threshold
                hi,contains: Paris,similar(0.9): the capital,Greets,Tone,0.5,0.7
                """).cases().getFirst();

        assertThat(one.description()).isEqualTo("Greets");
        assertThat(one.threshold()).isEqualTo(0.5);
        assertThat(one.checks()).isEqualTo(JsonMapper.shared().readTree("""
                [{"type": "contains", "value": "Paris", "metric": "Tone"},
                 {"type": "similar", "threshold": 0.7, "value": "the capital", "metric": "Tone"}]"""));
        assertThat(one.variables()).containsExactly(Map.entry("q", "hi"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
        "Paris#{\"type\":\"equals\",\"value\":\"Paris\"}",
        "note: Paris#{\"type\":\"equals\",\"value\":\"note: Paris\"}",
        "cost#{\"type\":\"equals\",\"value\":\"cost\"}",
        "is-xml#{\"type\":\"is-xml\"}",
        "is-json#{\"type\":\"is-json\"}",
        "not-contains:sorry#{\"type\":\"not-contains\",\"value\":\"sorry\"}",
        "contains-all: a, b#{\"type\":\"contains-all\",\"value\":\"a, b\"}",
        "latency(1000)#{\"type\":\"latency\",\"threshold\":1000.0}",
        "grade: is polite#{\"type\":\"llm-rubric\",\"value\":\"is polite\"}",
        "javascript: true#{\"type\":\"javascript\",\"value\":\"true\"}"})
    void anExpectedCellNamesACheckOrIsTheAnswer(String cell, String check) throws Exception {
        assertThat(Expectation.of(cell, "Line 2").toString()).isEqualTo(check);
    }

    @Test
    void jsonLinesAreRowsOrTests() throws Exception {
        CaseSet cases = CaseReader.read("cases.jsonl", """
                {"q": "one", "n": 1.50, "flag": true, "gone": null, "__expected": "yes"}

                {"vars": {"q": "two"}, "assert": [{"type": "is-json"}], "threshold": 0.25, "description": "d"}
                """, List.of());

        assertThat(variables(cases)).containsExactly(Map.of("q", "one", "n", "1.5", "flag", "true", "gone", ""),
                Map.of("q", "two"));
        assertThat(cases.cases().get(1).checks().toString()).isEqualTo("[{\"type\":\"is-json\"}]");
        assertThat(cases.cases().get(1).threshold()).isEqualTo(0.25);
    }

    @Test
    void aConfigurationsDefaultTestStandsBehindEveryTestAndListsMakeSeveralCases() throws Exception {
        CaseSet cases = CaseReader.read("cases.json", """
                {"defaultTest": {"vars": {"tone": "dry", "q": "?"}, "assert": [{"type": "contains", "value": "a"}]},
                 "tests": [{"vars": {"q": ["one", "two"]}},
                           {"vars": {"q": ["three"]}, "options": {"disableVarExpansion": true},
                            "assert": [{"type": "regex", "value": "b"}]}]}""", List.of());

        assertThat(variables(cases)).containsExactly(Map.of("tone", "dry", "q", "one"),
                Map.of("tone", "dry", "q", "two"), Map.of("tone", "dry", "q", "[\"three\"]"));
        assertThat(cases.cases()).extracting(Case::number).containsExactly(1, 1, 2);
        assertThat(cases.cases().get(2).checks()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
        "a.csv#`a,b\n1,2,3`#Line 2: the row has 3 cells and the head 2; put cells that hold the separator in quotes.",
        "a.csv#`a,a\n1,2`#Line 1: two columns are called \"a\"; rename one.",
        "a.csv#`a,__prefix\n1,2`#Line 1: the column \"__prefix\" would change what promptfoo does and is not understood here; remove it.",
        "a.csv#`a,__threshold\n1,2`#Line 2: the threshold 2.0 is not between 0 and 1.",
        "a.csv#`a\nfile://secret.txt`#Line 2: a value names a file, which is not opened; put its text there.",
        "a.csv#`a,__expected\n1,file://check.js`#Line 2: a check that runs code or opens a file (file) is not run here; use another kind of check.",
        "a.csv#`a,b\n`#There is no case in \"a.csv\"; add at least one.",
        "a.json#`{\"tests\": \"file://t.csv\"}`#\"tests\" names a file, which is not opened; give that file instead.",
        "a.json#`[{\"vars\": {\"q\": \"x\"}, \"transform\": \"1\"}]`#Case 1: \"transform\" would change what promptfoo does and is not understood here; remove it.",
        "a.json#`[{\"q\": [1]}]`#Case 1: the value of \"q\" is a list or an object; give a text.",
        "a.json#`[{\"a\": 1e2147483648}]`#Line 1: this is not JSON, or a value in it is too long or too deep.",
        "a.jsonl#`{\"a\": 1e2147483648}`#Line 1: this is not one JSON value, or it is too long or too deep.",
        "a.json#`[{\"vars\": {}, \"threshold\": 1e400}]`#Case 1: the threshold Infinity is not between 0 and 1.",
        "a.json#`[1]`#Case 1 is no object of names and values.",
        "a.jsonl#`{\"a\": 1}\n{oops}`#Line 2: this is not one JSON value, or it is too long or too deep.",
        "a.toml#`a`#\"a.toml\" is no file of cases; give one that ends in .csv, .jsonl, .json, .yaml or .xlsx."})
    void whatIsNotUnderstoodIsRefusedWithItsPlace(String name, String text, String sentence) {
        assertThatThrownBy(() -> CaseReader.read(name, text, List.of())).isInstanceOf(FormatException.class)
                .hasMessage(sentence);
    }

    @Test
    void aQuoteThatNeverEndsIsRefusedWithItsLine() {
        assertThatThrownBy(() -> csv("a,b\n1,2\n3,\"4\n5,6\n")).isInstanceOf(DocumentException.class)
                .hasMessageContaining("has a quote in line 3 that never ends");
    }

    @Test
    void hostileFilesAreRefusedWithoutFillingTheMemory() {
        String list = "[" + "1,".repeat(200) + "1]";
        assertThatThrownBy(() -> CaseReader.read("a.json",
                "[{\"vars\": {\"a\": %s, \"b\": %s, \"c\": %s}}]".formatted(list, list, list), List.of()))
                .hasMessage("Case 1: its lists make more than 20,000 cases; shorten them.");
        assertThatThrownBy(() -> CaseReader.read("a.json", "[".repeat(10_000), List.of()))
                .isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> csv("a\n" + "x".repeat(1_000_001)))
                .hasMessage("Line 2: a value has 1,000,001 characters and the limit is 1,000,000; shorten it.");
        assertThatThrownBy(() -> csv("a\n" + "x\n".repeat(20_001)))
                .hasMessage("There are more than 20,000 cases; split the file.");
    }

    @Test
    void aNumberThatWouldFillTheMemoryStaysAsItIsWritten() throws Exception {
        assertThat(variables(CaseReader.read("a.json", "[{\"n\": 1e999999999}]", List.of())))
                .containsExactly(Map.of("n", "1E+999999999"));
    }

    @Test
    void aPlaceholderWithoutAColumnIsRefusedWithTheNames() throws Exception {
        CaseSet cases = csv("ticket;__expected\nIt broke;yes\n");

        cases.requireFor("a", Prompt.of(Message.user("{{ticket}}")));
        cases.requireFor("b", Prompt.of(Message.user("{{ticket}} {{tone}}")).withValue("tone", "dry"));
        assertThatThrownBy(() -> cases.requireFor("c", Prompt.of(Message.user("{{tiket}} {{tone}}"))))
                .hasMessage(
                        "The prompt \"c\" has {{tiket}}, {{tone}}, but cases.csv has no such column; it has ticket.");
    }

    @Test
    void aCaseThatLacksAValueOthersHaveIsRefused() throws Exception {
        CaseSet cases = CaseReader.read("a.jsonl", "{\"q\": \"x\"}\n{\"p\": \"y\"}", List.of());

        assertThatThrownBy(() -> cases.requireFor("c", Prompt.of(Message.user("{{q}}"))))
                .hasMessage("Case 2 of a.jsonl has no value for {{q}} of the prompt \"c\"; give it one.");
    }

    @Test
    void aColumnNoPromptAndNoCheckMentionsIsNamed() throws Exception {
        CaseSet cases = csv("q,answer,id,__expected\nx,y,7,contains: {{answer}}\n");

        assertThat(cases.unused(List.of(Prompt.of(Message.user("{{q}}"))))).containsExactly("id");
    }

    @Test
    void everythingARunWasStartedWithComesBackFromItsJson() throws Exception {
        CaseSet cases = csv("q,__expected,__description,__threshold\nx,contains: y,d,0.5\n,z,,\n");
        MatrixInputs inputs = new MatrixInputs(List.of(new MatrixColumn(Script.column("A", "Say {{q}}"), "openai")),
                cases, JsonMapper.shared().readTree("[{\"type\": \"is-json\"}]"), 3);

        assertThat(MatrixInputs.fromJson(JsonMapper.shared().readTree(inputs.print()))).isEqualTo(inputs);
    }
}
