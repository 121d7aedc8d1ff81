package dev.whittle.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Plugins;
import dev.whittle.app.compare.Engine;
import dev.whittle.app.prompt.FoundCases;
import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.app.prompt.Understood;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Catalog;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.tokenizer.Tokenizers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What of the files of other tools a run on cases can use.
final class ImportedCasesTest {
    private static final Plugins PLUGINS = Plugins.load(Path.of("no-such-folder"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final List<CaseSet> taken = new ArrayList<>();
    private final ImportedCases desk = new ImportedCases(CaseFiles.of(PLUGINS),
            new Preparation(new Engine(Catalog::bundled, InstantSource.system(), new HeldBackground()),
                    Tokenizers::get, null),
            taken::add);

    private Optional<FoundCases> find(String name, String text) {
        Understood understood = new PromptFiles(PLUGINS.formats()).understand(text, name);
        return desk.find(name, text, understood);
    }

    @Test
    void testsOfPromptfooComeWithTheirChecksAndThoseThatRunProgramsAreLeftBehindByName() {
        FoundCases found = find("promptfooconfig.yaml", """
                prompts: ['Sort {{ticket}}']
                providers: [openai:gpt-4o]
                defaultTest:
                  assert: [{type: is-json}]
                tests:
                  - vars: {ticket: My lamp broke}
                    assert: [{type: contains, value: hardware}, {type: javascript, value: output.length < 9}]
                  - vars: {ticket: Where is it?}
                    assert: [{type: contains, value: shipping}, {type: llm-rubric, value: is polite}]
                """).orElseThrow();

        assertThat(found.set().name()).isEqualTo("promptfooconfig.yaml");
        assertThat(found.set().cases()).extracting(one -> Map.copyOf(one.variables())).containsExactly(
                Map.of("ticket", "My lamp broke"),
                Map.of("ticket", "Where is it?"));
        assertThat(found.set().cases().getFirst().checks()).hasToString(
                "[{\"type\":\"is-json\"},{\"type\":\"contains\",\"value\":\"hardware\"}]");
        assertThat(found.kept()).containsExactly("2 is-json", "2 contains", "1 llm-rubric");
        assertThat(found.dropped()).singleElement().asString()
                .startsWith("1 check of type \"javascript\", which runs a program, and Whittle runs none");
        assertThat(found.facts()).extracting(Understood.Fact::what).containsExactly("Cases", "Checks", "Left behind");
        desk.take(found);
        assertThat(taken).containsExactly(found.set());
    }

    @Test
    void oneTestIsACaseTooAndAFileWithoutTestsHasNone() {
        assertThat(find("p.yaml", """
                prompts: ['Sort {{ticket}}']
                providers: [openai:gpt-4o]
                tests: [{vars: {ticket: one}}]
                """).orElseThrow().set().cases()).hasSize(1);
        assertThat(find("p.yaml", "prompts: ['Sort {{ticket}}']\nproviders: [openai:gpt-4o]\n")).isEmpty();
        assertThat(find("request.json", "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}")).isEmpty();
        assertThat(find("note.txt", "a,b\n1,2\n")).isEmpty();
        assertThat(find("config.yaml", "name: x\nsize: 3\n")).isEmpty();
    }

    @Test
    void testsThatWouldChangeWhatIsSentGiveTheirValuesAndTheReason() {
        FoundCases found = find("promptfooconfig.yaml", """
                prompts: ['Sort {{ticket}}']
                providers: [openai:gpt-4o]
                tests:
                  - {vars: {ticket: one}, options: {transform: output.trim()}, assert: [{type: contains, value: a}]}
                  - {vars: {ticket: two}}
                """).orElseThrow();
        assertThat(found.set().cases()).extracting(one -> Map.copyOf(one.variables())).containsExactly(
                Map.of("ticket", "one"),
                Map.of("ticket", "two"));
        assertThat(found.dropped()).singleElement().asString().startsWith("the checks: Case 1: \"transform\"");
    }

    @Test
    void samplesOfOpenAiEvalsBecomeCasesWithTheirIdealAnswer() {
        FoundCases found = find("samples.jsonl", """
                {"input": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Capital of France?"}], "ideal": "Paris"}
                {"input": [{"role": "user", "content": "2 + 2?"}], "ideal": ["4", "four"]}
                """).orElseThrow();
        assertThat(found.set().cases()).extracting(one -> Map.copyOf(one.variables())).containsExactly(
                Map.of("input", "Capital of France?"), Map.of("input", "2 + 2?"));
        assertThat(found.set().cases()).extracting(Case::expected).containsExactly("Paris", null);
        assertThat(found.kept()).containsExactly("1 equals", "1 contains-any");
        assertThat(found.dropped()).containsExactly(EvalsSamples.NOTE);

        FoundCases exported = find("run.jsonl",
                """
                        {"run_id": "r", "data_source_idx": 0, "item": {"ticket": "lamp", "ideal": "hardware"}, "sample": {"input": [{"role": "user", "content": "Sort lamp"}]}}
                        """).orElseThrow();
        assertThat(exported.set().cases()).singleElement().satisfies(one -> {
            assertThat(one.variables()).isEqualTo(Map.of("ticket", "lamp"));
            assertThat(one.expected()).isEqualTo("hardware");
        });
    }

    @Test
    void tablesAreCasesByTheirNameAndAWorkbookByItsFirstSheet() throws Exception {
        FoundCases found = find("cases.csv", "ticket,__expected\nlamp,contains: hardware\nlate,python: x\n")
                .orElseThrow();
        assertThat(found.set().cases()).hasSize(2);
        assertThat(found.kept()).containsExactly("1 contains");
        assertThat(found.dropped()).hasSize(1);
        assertThat(find("cases.jsonl", "{\"q\": \"a\"}\n{\"q\": \"b\"}\n").orElseThrow().set().cases()).hasSize(2);
        Path workbook = new SmallWorkbook().sheet("Easy", "country|__expected", "France|contains:Paris")
                .write(folder.resolve("c.xlsx"));
        assertThat(desk.workbook(workbook).orElseThrow().preview()).isEqualTo("case 1: France\n  country: France\n");
        assertThat(desk.workbook(folder.resolve("c.csv"))).isEmpty();
        assertThat(List.of("a.csv", "a.TSV", "a.xlsx", "a.jsonl")).allMatch(name -> desk.isTable(Path.of(name)));
        assertThat(List.of("a.txt", "a.md", "a.json", "a.yaml")).noneMatch(name -> desk.isTable(Path.of(name)));
    }
}
