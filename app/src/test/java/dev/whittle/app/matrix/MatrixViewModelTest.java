package dev.whittle.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.Desk;
import dev.whittle.model.ModelException;
import dev.whittle.optimizer.experiment.matrix.Board;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class MatrixViewModelTest {
    private static final String THREE = "name,__expected\nAda,contains: Ada\nBob,contains: Eve\nCy,contains: Cy\n";

    @TempDir
    private Path folder;

    private static Board.Totals totals(Bench bench) {
        return bench.matrix.resultsProperty().get().orElseThrow().run().board().totals();
    }

    private static List<String> sent(Bench bench) {
        return bench.desk.sent.stream().map(request -> request.model() + ": " + request.messages().getFirst().text())
                .toList();
    }

    @Test
    void everyColumnIsTriedOnEveryCaseAndEveryAnswerIsChecked() {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            assertThat(bench.forecast()).isEqualTo("6 calls to localhost:11434, unpriced: one, two, "
                    + "time not known before the first answer");
            assertThat(bench.desk.sent).isEmpty();

            bench.run();

            assertThat(sent(bench)).containsExactly("one: Hello Ada", "two: Hello Ada", "one: Hello Bob",
                    "two: Hello Bob", "one: Hello Cy", "two: Hello Cy");
            assertThat(totals(bench)).isEqualTo(new Board.Totals(6, 0, 6, 6, 4, 2, 0, 0, 0));
            assertThat(bench.matrix.stateProperty().get())
                    .isEqualTo(new RunState.Ended("6 of 6 answered; what it cost is not known."));
        }
    }

    @Test
    void aCardSaysHowManyPassedWithTheIntervalAndNothingUnknownAsZero() {
        try (Bench bench = Bench.local(folder)) {
            StringBuilder cases = new StringBuilder("name,__expected\n");
            for (int i = 0; i < 12; i++) {
                cases.append("n%d,contains: %s\n".formatted(i, i < 8 ? "Hello" : "Bye"));
            }
            bench.open("twelve.csv", cases.toString());
            bench.run();

            // R: prop.test(8, 12, correct = FALSE)$conf.int is 0.3906 to 0.8619
            ColumnCard card = bench.matrix.cardsProperty().get().getFirst();
            assertThat(card.figures()).extracting(ColumnCard.Figure::value).containsExactly(
                    "8 of 12 (39 % to 86 %)", "unpriced", "unpriced", "500 ms, 500 ms");
            assertThat(card.verdict()).isEmpty();
            assertThat(bench.matrix.cardsProperty().get().getLast().verdict()).startsWith("Not enough: about ")
                    .contains("p 1.000");
        }
    }

    @Test
    void casesThatLackAVariableAreRefusedAndNothingIsSent() {
        try (Bench bench = Bench.local(folder)) {
            bench.desk.prompts.set(List.of(Desk.current(dev.whittle.prompt.Prompt.of(
                    dev.whittle.prompt.Message.user("Hello {{name}} of {{city}}")))));
            bench.open("names.csv", THREE);

            assertThat(bench.forecast()).isEqualTo(
                    "The prompt \"Greeting\" has {{city}}, but names.csv has no such column; it has name.");
            bench.run();
            assertThat(bench.desk.sent).isEmpty();
        }
    }

    @Test
    void aMistypedCheckIsPointedOutAtOnce() {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            bench.matrix.setup().checksProperty().set("contains: a\ncontans: b");

            assertThat(bench.matrix.setup().checksProblemProperty().get()).contains("Check 2 (contans)")
                    .contains("\"contains\"");
            assertThat(bench.matrix.setup().forecastProperty().get().startable()).isFalse();

            bench.matrix.setup().checksProperty().set("contains: a\ncontains: b");
            assertThat(bench.matrix.setup().checksProblemProperty().get()).isEmpty();
            assertThat(bench.matrix.setup().forecastProperty().get().startable()).isTrue();
        }
    }

    @Test
    void aFileThatCannotBeReadLeavesTheCasesThereWere() {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            bench.open("broken.json", "[{");

            assertThat(bench.matrix.setup().casesProperty().get())
                    .isInstanceOfSatisfying(CasesState.Failed.class, failed -> {
                        assertThat(failed.sentence()).startsWith("Line 1: this is not JSON");
                        assertThat(failed.before().orElseThrow().cases()).hasSize(3);
                    });
            assertThat(bench.forecast()).startsWith("6 calls");
        }
    }

    @Test
    void theForecastOfAnOlderSetupIsDropped() {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            bench.matrix.setup().repeatsProperty().set("2");
            bench.desk.background.elapse();
            bench.matrix.setup().repeatsProperty().set("3");
            bench.desk.background.runAll();

            assertThat(bench.matrix.setup().forecastProperty().get()).isEqualTo(new ForecastState.Counting());
            bench.settle();
            assertThat(bench.forecast()).startsWith("18 calls");
        }
    }

    @Test
    void aBudgetIsNotKeptWithoutPrices() {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            bench.matrix.setup().budgetProperty().set("0.50");
            bench.settle();

            assertThat(bench.forecast()).startsWith("No price is known for one, two, so no budget can be kept;");
            bench.matrix.run();
            bench.matrix.setup().budgetProperty().set("much");
            assertThat(bench.forecast()).isEqualTo("\"much\" is not a number of 0 or more, such as 12.50.");
        }
    }

    @Test
    void aRunThatWasStoppedIsResumedAndNothingIsPaidTwice() {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            AtomicInteger asked = new AtomicInteger();
            bench.desk.scripts.put("one", (request, _) -> {
                if (asked.incrementAndGet() == 2) {
                    bench.matrix.stop();
                    throw new InterruptedException();
                }
                return Desk.reply(request.messages().getFirst().text());
            });
            bench.run();

            assertThat(totals(bench).answered()).isEqualTo(2);
            assertThat(bench.matrix.stateProperty().get()).isInstanceOfSatisfying(RunState.Ended.class,
                    ended -> assertThat(ended.sentence()).startsWith("2 of 6 answered, 4 not asked;"));
            Offer offer = bench.matrix.offerProperty().get().orElseThrow();
            assertThat(offer.replies()).isEqualTo(2);
            assertThat(offer.calls()).isEqualTo(6);

            bench.desk.sent.clear();
            bench.matrix.setup().checksProperty().set("");
            bench.matrix.resume();
            bench.settle();

            assertThat(sent(bench)).containsExactly("one: Hello Bob", "two: Hello Bob", "one: Hello Cy",
                    "two: Hello Cy");
            assertThat(totals(bench)).isEqualTo(new Board.Totals(6, 0, 6, 4, 4, 2, 0, 0, 0));
            assertThat(bench.matrix.resultsProperty().get().orElseThrow().rows().count(Filter.DIFFERENT)).isZero();
        }
    }

    @Test
    void aPausedRunSendsNothingMoreUntilItGoesOn() {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            bench.matrix.run();
            bench.desk.background.runNext();
            bench.matrix.pause();
            assertThat(bench.matrix.stateProperty().get()).isEqualTo(new RunState.Paused());
            assertThat(bench.matrix.resultsProperty().get().orElseThrow().run().control().paused()).isTrue();

            bench.run();

            assertThat(totals(bench).answered()).isEqualTo(6);
        }
    }

    @Test
    void filtersListTheCasesTheySay() {
        try (Bench bench = Bench.local(folder)) {
            bench.desk.scripts.put("two", (request, _) -> {
                String asked = request.messages().getFirst().text();
                if (asked.endsWith("Cy")) {
                    throw new ModelException(ModelException.Kind.REFUSED, "No.");
                }
                return Desk.reply(asked + "!");
            });
            bench.open("names.csv", THREE);
            bench.run();

            CaseRows rows = bench.matrix.resultsProperty().get().orElseThrow().rows();
            assertThat(List.of(Filter.values())).extracting(rows::count).containsExactly(3, 1, 2, 1, 2);
            rows.filter(Filter.ERRORS);
            assertThat(rows.shown()).containsExactly(2);
            rows.filter(Filter.DIFFERENT);
            assertThat(rows.shown()).containsExactly(0, 1);
        }
    }

    @Test
    void theOfferSaysWhenAndHowFar() throws Exception {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            bench.run();
            Offer offer = bench.matrix.offerProperty().get().orElseThrow();
            var started = offer.saved().createdAt().atZone(ZoneOffset.UTC);

            assertThat(new Offer(offer.saved(), offer.inputs(), 312, 900).text(started.toLocalDate(), ZoneOffset.UTC))
                    .isEqualTo("Resume the run of %02d:%02d (312 of 900 done)".formatted(started.getHour(),
                            started.getMinute()));
            assertThat(offer.text(LocalDate.of(2031, 1, 1), ZoneOffset.UTC)).startsWith("Show the run of ")
                    .endsWith("(all 6 answers are kept)");
        }
    }

    @Test
    void nothingIsWorkedOutWhileTheOtherModeIsShown() {
        try (Bench bench = Bench.local(folder)) {
            bench.desk.compare.modeProperty().set(CompareMode.COLUMNS);
            bench.open("names.csv", THREE);
            assertThat(bench.matrix.setup().forecastProperty().get().startable()).isFalse();

            bench.desk.compare.modeProperty().set(CompareMode.CASES);
            bench.settle();
            assertThat(bench.forecast()).startsWith("6 calls");
        }
    }

    @Test
    void theSampleCasesFitTheSamplePromptAndHaveChecks() throws Exception {
        var cases = new CaseFiles(List.of()).sample();

        cases.requireFor("sample", dev.whittle.app.workspace.SampleProject.draft().prompt());
        assertThat(cases.cases()).hasSize(12).allSatisfy(one -> assertThat(one.checks()).isNotEmpty());
        assertThat(cases.columns()).containsExactly("ticket");
    }
}
