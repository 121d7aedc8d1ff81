package dev.whittle.optimizer.fewshot.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.optimizer.experiment.matrix.Board;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CaseReader;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.Fixture;
import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.FewShotSets;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Row;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Verdict;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class AblationTest {
    private static final List<String> SUBJECTS = List.of("invoice", "parcel", "refund", "courier", "charge", "van");

    // Billing and shipping take turns; an example is one of each subject.
    private static String tickets(int examples, String question) {
        StringBuilder text = new StringBuilder("Route the ticket to a team.\n\nExamples:\n\n");
        for (int at = 0; at < examples; at++) {
            text.append("Ticket: About my %s, number %d.\nTeam: %s\n\n".formatted(SUBJECTS.get(at % 6), at + 11,
                    team(at)));
        }
        return text + question;
    }

    private static String team(int at) {
        return at % 2 == 0 ? "billing" : "shipping";
    }

    // What a model says that knows the teams of these subjects.
    private static String routed(String sent) {
        int at = IntStream.range(0, 6)
                .filter(one -> sent.substring(sent.lastIndexOf("Ticket:")).contains(SUBJECTS.get(one))).findFirst()
                .orElseThrow();
        return team(at);
    }

    @Test
    void everyPromptIsTriedAndNoneOnAnExampleItShows() throws Exception {
        Trial trial = Trial.of(tickets(6, "Ticket: {{ticket}}\nTeam:"));
        Ablation ablation = trial.onExamples();
        assertThat(ablation.variants()).extracting(Variant::id).containsExactly("all", "without-1", "without-2",
                "without-3", "without-4", "without-5", "without-6", "k-1", "k-2", "k-4", "zero-shot", "none");
        trial.run(ablation, AblationTest::routed, null);
        for (List<Message> messages : trial.sent) {
            String text = Trial.text(messages);
            String asked = text.substring(text.lastIndexOf("Ticket: ") + 8, text.lastIndexOf("\nTeam:"));
            assertThat(text.indexOf(asked)).isEqualTo(text.lastIndexOf(asked));
            assertThat(text).endsWith("\nTeam:").doesNotContain("{{");
        }
        assertThat(trial.sent).anySatisfy(messages -> assertThat(Trial.text(messages)).isEqualTo("""
                Route the ticket to a team.

                Examples:

                Ticket: About my parcel, number 12.
                Team: shipping

                Ticket: About my courier, number 14.
                Team: shipping

                Ticket: About my charge, number 15.
                Team: billing

                Ticket: About my van, number 16.
                Team: shipping

                Ticket: About my invoice, number 11.
                Team:"""));
        assertThat(trial.sent).anySatisfy(messages -> assertThat(Trial.text(messages)).isEqualTo("""
                Route the ticket to a team.

                Ticket: About my van, number 16.
                Team:"""));
    }

    @Test
    void anExampleIsWorthWhatTheScoreFallsWithoutIt() throws Exception {
        // Knows a parcel is shipped only if the prompt says so somewhere: example 2 decides on cases 8 and 14.
        Trial trial = Trial.of(tickets(18, "Ticket: {{ticket}}\nTeam:"));
        Ablation ablation = Ablation.onExamples(trial.prompt, trial.set, trial.settings(List.of(2, 3), List.of(4)));
        AblationResult result = trial.result(ablation, sent -> {
            boolean shown = sent.contains("my parcel, number 12.\nTeam: shipping");
            boolean parcel = sent.substring(sent.lastIndexOf("Ticket:")).contains("parcel");
            return parcel && !shown ? "none" : "Team: " + routed(sent) + ".";
        }, 0.2);
        AblationResult.Worth second = row(result, "without-2").worth().orElseThrow();
        assertThat(second.cases()).isEqualTo(17);
        assertThat(second.difference()).isEqualTo(2 / 17.0);
        assertThat(second.interval().low()).isLessThan(0);
        assertThat(second.interval().high()).isGreaterThan(2 / 17.0);
        assertThat(second.p()).hasValueSatisfying(p -> assertThat(p).isEqualTo(1));
        assertThat(row(result, "without-3").worth().orElseThrow().difference()).isZero();
        assertThat(row(result, "all").worth()).isEmpty();
        assertThat(row(result, "all").standing().rate().successes()).isEqualTo(17);
        assertThat(row(result, "zero-shot").standing().rate().successes()).isEqualTo(15);
    }

    @Test
    void theShortestPromptThatIsGoodEnoughIsTaken() throws Exception {
        Trial trial = Trial.of(tickets(48, "Ticket: {{ticket}}\nTeam:"));
        Ablation ablation = Ablation.onExamples(trial.prompt, trial.set, trial.settings(List.of(1), List.of(2)));
        assertThat(trial.result(ablation, AblationTest::routed, 0.2).verdict())
                .isEqualTo(new Verdict.Take(variant(ablation, "zero-shot")));
        assertThat(trial.result(ablation, sent -> sent.contains("one of") ? "?" : routed(sent), 0.2).verdict())
                .isEqualTo(new Verdict.Take(variant(ablation, "k-2")));
        assertThat(trial.result(ablation, sent -> sent.split("number", -1).length < 40 ? "?" : routed(sent), 0.2)
                .verdict()).isEqualTo(new Verdict.Keep());
    }

    @Test
    void tooFewCasesAreNoProofAndSaidToBe() throws Exception {
        Trial trial = Trial.of(tickets(6, "Ticket: {{ticket}}\nTeam:"));
        AblationResult result = trial.result(trial.onExamples(), AblationTest::routed, 0.02);
        assertThat(result.verdict()).isInstanceOfSatisfying(Verdict.Open.class,
                open -> assertThat(open.moreCases().orElseThrow()).isPositive());
        assertThat(trial.result(trial.onExamples(), _ -> "", 0.02).verdict()).isEqualTo(new Verdict.Unknown());
    }

    @Test
    void examplesThatAskTheSameAreTriedWithoutEachOther() throws Exception {
        Trial trial = Trial.of("""
                Say yes or no.

                Input: good
                Output: yes

                Input: good
                Output: no

                Input: bad
                Output: no

                Input: {{text}}
                Output:""");
        Ablation ablation = trial.onExamples();
        trial.run(ablation, _ -> "yes", null);
        assertThat(trial.sent).noneSatisfy(messages -> assertThat(Trial.text(messages))
                .contains("Input: good\nOutput: ", "Input: good\nOutput:").endsWith("Input: good\nOutput:")
                .containsPattern("good\nOutput: (?:yes|no)"));
    }

    @Test
    void messagesThatAreExamplesAreLeftOutAsPairs() throws Exception {
        Trial trial = new Trial(Prompt.of(Message.system("Classify."), Message.user("good"), Message.assistant("yes"),
                Message.user("bad"), Message.assistant("no"), Message.user("fine"), Message.assistant("yes"),
                Message.user("{{text}}")));
        Ablation ablation = trial.onExamples();
        assertThat(ablation.variants()).extracting(Variant::id).containsExactly("all", "without-1", "without-2",
                "without-3", "k-1", "none");
        trial.run(ablation, _ -> "yes", null);
        assertThat(trial.sent).contains(
                List.of(Message.system("Classify."), Message.user("bad"), Message.assistant("no"),
                        Message.user("fine"), Message.assistant("yes"), Message.user("good")),
                List.of(Message.system("Classify."), Message.user("good")));
    }

    @Test
    void aQuestionWrittenOutBehindTheExamplesIsReplaced() throws Exception {
        Trial trial = Trial.of(tickets(4, "Ticket: Who are you?\nTeam:"));
        trial.run(trial.onExamples(), AblationTest::routed, null);
        assertThat(trial.sent).isNotEmpty().allSatisfy(messages -> assertThat(Trial.text(messages))
                .doesNotContain("Who are you?").endsWith("\nTeam:"));
    }

    @Test
    void withoutAQuestionOneIsWrittenLikeTheExamples() throws Exception {
        Trial trial = Trial.of(tickets(4, "").strip());
        trial.run(trial.onExamples(), AblationTest::routed, null);
        assertThat(trial.sent).anySatisfy(messages -> assertThat(Trial.text(messages))
                .endsWith("Team: shipping\n\nTicket: About my invoice, number 11.\nTeam:"));
    }

    @Test
    void whatCannotBeTriedIsOneSentence() {
        assertThatThrownBy(Trial.of("Summarise.")::onExamples).hasMessageContaining("No examples were found");
        assertThatThrownBy(Trial.of("Input: a\nOutput: b\n\nInput: {{x}}\nOutput:")::onExamples)
                .hasMessage("One example cannot be tried on itself; open a file of cases.");
        assertThatThrownBy(Trial.of(tickets(3, "For {{who}} from {{where}}:"))::onExamples)
                .hasMessageContaining("Several variables stand behind the examples ({{who}}, {{where}})");
        assertThatThrownBy(Trial.of("For {{who}}.\n\n" + tickets(3, "Ticket: {{ticket}}\nTeam:"))::onExamples)
                .hasMessageContaining("The variable {{who}} has no value");
        assertThatThrownBy(
                Trial.of("[{\"input\": \"a\", \"output\": \"b\"}, {\"input\": \"c\", \"output\": \"d\"}]")::onExamples)
                .hasMessageContaining("It is not plain where the prompt asks its question");
        Trial trial = Trial.of(tickets(3, "Ticket: {{ticket}}\nTeam:"));
        assertThatThrownBy(() -> Ablation.onExamples(trial.prompt, trial.set, trial.settings(List.of(9), List.of())))
                .hasMessage("There is no example 9; the prompt has 3.");
    }

    @Test
    void casesThatAnExampleShowsAreLeftOut() throws Exception {
        Trial trial = Trial.of(tickets(4, "Ticket: {{ticket}}\nTeam:"));
        CaseSet cases = CaseReader.read("c.csv",
                "ticket,__expected\n\"about my  invoice, number 11.\",billing\nA van is lost,shipping\n", List.of());
        Ablation ablation = Ablation.onCases("p", trial.prompt, trial.set, cases,
                trial.settings(List.of(), List.of()));
        assertThat(ablation.cases().cases()).extracting(Case::number).containsExactly(2);
        assertThat(ablation.notes()).containsExactly(
                "1 of the cases ask what an example of the prompt shows; they are left out.");
        assertThat(trial.result(ablation, AblationTest::routed, 0.1).rows().getFirst().standing().rate().successes())
                .isEqualTo(1);
        CaseSet other = CaseReader.read("c.csv", "question,__expected\na,b\n", List.of());
        assertThatThrownBy(() -> Ablation.onCases("p", trial.prompt, trial.set, other,
                trial.settings(List.of(), List.of()))).hasMessageContaining("The prompt has no variable that c.csv");
    }

    @Test
    void ownChecksTakeThePlaceOfComparingWithTheExample() throws Exception {
        Trial trial = Trial.of(tickets(4, "Ticket: {{ticket}}\nTeam:"));
        Board board = trial.run(trial.onExamples(), _ -> "xyz", JsonMapper.shared().readTree(
                "[{\"type\": \"contains\", \"value\": \"y\"}]")).board();
        assertThat(board.totals().passed()).isEqualTo(board.size());
    }

    @Test
    void aRunThatWasSavedAsksTheSame() {
        Trial trial = Trial.of(tickets(5, "{{ odd }} {literal} }} Ticket: {{ticket}}\nTeam:").replace("{{ odd }}", ""));
        MatrixInputs inputs = trial.onExamples().inputs(Target.known(Fixture.GPT_4O, "OpenAI", Fixture.OPENAI),
                "openai", Parameters.DEFAULT, null, 1);
        assertThat(MatrixInputs.fromJson(inputs.toJson()).columns()).isEqualTo(inputs.columns());
        assertThat(MatrixInputs.fromJson(inputs.toJson()).cases()).isEqualTo(inputs.cases());
    }

    @Test
    void fiveHundredExamplesAreTriedInPart() {
        Trial trial = Trial.of(tickets(500, "Ticket: {{ticket}}\nTeam:"));
        Ablation ablation = trial.onExamples();
        assertThat(ablation.cases().cases()).hasSize(60);
        assertThat(ablation.variants()).filteredOn(one -> one.kind() == Variant.Kind.WITHOUT)
                .hasSizeBetween(5, 40);
        assertThat(ablation.notes()).anyMatch(note -> note.startsWith("60 of 500 examples serve as cases"))
                .anyMatch(note -> note.startsWith("Of 500 examples the 40 longest"));
    }

    @Test
    void realPromptsAreTriedOrRefusedInASentenceAndNeverOnWhatTheyShow() throws IOException {
        for (FewShotSets.Real real : FewShotSets.real().stream().filter(one -> one.prompt().length() < 8_000)
                .toList()) {
            Trial trial = Trial.of(real.prompt());
            Ablation ablation = Ablation.onExamples(trial.prompt, trial.set, trial.settings(List.of(1), List.of(1)));
            assertThat(ablation.cases().cases()).as(real.id()).isNotEmpty();
            for (Case one : ablation.cases().cases()) {
                Example asked = trial.set.examples().get(one.number() - 1);
                String block = one.variables().values().stream().limit(one.variables().size() - 2L).reduce("",
                        String::concat);
                assertThat(block).as(real.id()).doesNotContain(asked.input() + "\nOutput: " + asked.output());
            }
        }
    }

    private static Row row(AblationResult result, String id) {
        return result.rows().stream().filter(row -> row.variant().id().equals(id)).findFirst().orElseThrow();
    }

    private static Variant variant(Ablation ablation, String id) {
        return ablation.variants().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }
}
