package dev.whittle.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.Desk;
import dev.whittle.model.ModelException;
import dev.whittle.app.workspace.MatrixSummary;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import dev.whittle.optimizer.experiment.matrix.Board;
import dev.whittle.optimizer.experiment.matrix.Rating;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
            ColumnCard card = bench.matrix.summaryProperty().get().cards().getFirst();
            assertThat(card.figures()).extracting(ColumnCard.Figure::value).containsExactly(
                    "8 of 12 (39 % to 86 %)", "unpriced", "unpriced", "500 ms, 500 ms");
            assertThat(card.verdict()).isEmpty();
            assertThat(bench.matrix.summaryProperty().get().cards().getLast().verdict())
                    .startsWith("Not enough: about ")
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
            bench.matrix.setup().limits().repeatsProperty().set("2");
            bench.desk.background.elapse();
            bench.matrix.setup().limits().repeatsProperty().set("3");
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
            bench.matrix.setup().limits().budgetProperty().set("0.50");
            bench.settle();

            assertThat(bench.forecast()).startsWith("No price is known for one, two, so no budget can be kept;");
            bench.matrix.run();
            bench.matrix.setup().limits().budgetProperty().set("much");
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
            Offer offer = bench.matrix.kept().offerProperty().get().orElseThrow();
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
            Offer offer = bench.matrix.kept().offerProperty().get().orElseThrow();
            var started = offer.saved().createdAt().atZone(ZoneOffset.UTC);

            assertThat(new Offer(offer.saved(), offer.body(), 312, 900).text(started.toLocalDate(), ZoneOffset.UTC))
                    .isEqualTo("Resume the run of %02d:%02d (312 of 900 done)".formatted(started.getHour(),
                            started.getMinute()));
            assertThat(offer.text(LocalDate.of(2031, 1, 1), ZoneOffset.UTC)).startsWith("Show the run of ")
                    .endsWith("(all 6 answers are kept)");
        }
    }

    private static Bench priced(Path folder) {
        Desk desk = new Desk(Desk.OPENAI);
        for (int column = 0; column < 2; column++) {
            desk.column(column).modelProperty().set(column == 0 ? "gpt-4o" : "gpt-4o-2024-08-06");
        }
        for (String model : List.of("gpt-4o", "gpt-4o-2024-08-06")) {
            desk.scripts.put(model, (request, _) -> Desk.reply(request.messages().getFirst().text()));
        }
        return new Bench(desk, folder);
    }

    @Test
    void theBudgetForADayIsSharedByItsRuns() {
        // A reply costs 850 x $2.50 - 50 x $1.25 + 200 x $10.00 a million, about $0.004; ten of them fit into four cents.
        try (Bench bench = priced(folder)) {
            bench.matrix.setup().limits().budgetProperty().set("");
            bench.matrix.setup().limits().dayBudgetProperty().set("0.03");
            StringBuilder many = new StringBuilder("name\n");
            for (int i = 0; i < 12; i++) {
                many.append("n").append(i).append('\n');
            }
            bench.open("many.csv", many.toString());
            bench.run();
            int first = totals(bench).answered();
            assertThat(first).isBetween(4, 12);
            assertThat(totals(bench).skipped()).isEqualTo(24 - first);
            assertThat(bench.matrix.noteProperty().get()).isEqualTo("Four fifths of the budget for today are spent.");
            assertThat(bench.forecast()).contains(" of today's $0.03 spent");

            bench.open("others.csv", "name\nAda\n");
            bench.run();

            assertThat(totals(bench).answered()).as("today's money is spent").isZero();
        }
    }

    private static final String VERDICT = "{\"reason\": \"fine\", \"score\": 4}";

    @Test
    void aModelJudgesAndWhatThePersonSaysOfItComesBack() {
        try (Bench bench = priced(folder)) {
            bench.desk.scripts.put("judge", (_, _) -> Desk.reply(VERDICT));
            bench.matrix.setup().checksProperty().set("llm-rubric: is it polite?");
            bench.open("names.csv", "name\nAda\nBob\n");
            assertThat(bench.matrix.setup().checksProblemProperty().get()).contains("needs a model that judges");
            bench.matrix.setup().judge().connectionProperty().set("OpenAI");
            bench.matrix.setup().judge().modelProperty().set("judge");
            bench.settle();
            assertThat(bench.forecast()).startsWith("4 calls to api.openai.com").contains("up to 4 calls of the judge");

            bench.run();

            assertThat(totals(bench).passed()).isEqualTo(4);
            assertThat(bench.matrix.summaryProperty().get().cards().getFirst().figures())
                    .contains(new ColumnCard.Figure("judging", "Of it, judging", "unpriced",
                            "What the model that judges cost for these answers"));
            Results results = bench.matrix.resultsProperty().get().orElseThrow();
            results.ratings().rate(0, new Rating(4, null, "warm"));
            results.ratings().rate(3, new Rating(null, false, ""));
            bench.settle();
            assertThat(bench.matrix.summaryProperty().get().agreement().rated()).isEqualTo(2);
            assertThat(bench.matrix.summaryProperty().get().agreement().verdicts().orElseThrow().n()).isEqualTo(2);

            int asked = bench.desk.sent.size();
            bench.matrix.setup().judge().modelProperty().set("");
            bench.matrix.setup().checksProperty().set("");
            bench.open("other.csv", "name\nEve\n");
            bench.matrix.kept().toggle();
            bench.settle();
            KeptState.Listed listed = (KeptState.Listed) bench.matrix.kept().stateProperty().get();
            assertThat(listed.runs()).singleElement().satisfies(run -> assertThat(run.rated()).isEqualTo(2));
            bench.matrix.reopen(listed.runs().getFirst().id());
            bench.settle();

            assertThat(bench.desk.sent).as("nothing is sent").hasSize(asked);
            assertThat(totals(bench).passed()).isEqualTo(4);
            assertThat(bench.matrix.setup().judge().modelProperty().get()).isEqualTo("judge");
            assertThat(bench.matrix.setup().checksProperty().get()).isEqualTo("llm-rubric: is it polite?");
            assertThat(bench.matrix.resultsProperty().get().orElseThrow().ratings().of(0))
                    .isEqualTo(new Rating(4, true, "warm"));
            assertThat(bench.matrix.stateProperty().get())
                    .isEqualTo(new RunState.Ended("A kept run, nothing was sent: 4 of 4 answers."));
        }
    }

    @Test
    void twoKeptRunsAreComparedByTheirKeptRepliesAndNothingIsSent() {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            bench.run();
            bench.open("more.csv", THREE + "Zoe,contains: Zoe\n");
            bench.run();
            bench.matrix.kept().toggle();
            bench.settle();
            List<MatrixSummary> runs = ((KeptState.Listed) bench.matrix.kept().stateProperty().get()).runs();
            int asked = bench.desk.sent.size();
            List<RunComparison.Compared> came = new ArrayList<>();

            bench.matrix.comparison().start(runs.getFirst().id(), runs.getLast().id(), came::add, cause -> {
                throw new AssertionError(cause);
            });
            bench.settle();

            assertThat(bench.desk.sent).as("nothing is sent").hasSize(asked);
            assertThat(came).singleElement().satisfies(compared -> {
                assertThat(compared.before().id()).as("the older one first").isEqualTo(runs.getLast().id());
                assertThat(compared.delta().sharedCases()).isEqualTo(3);
                assertThat(compared.delta().inputs()).extracting(ExperimentDelta.Change::what)
                        .containsExactly("file of cases", "cases");
                assertThat(compared.delta().pairs()).hasSize(2).allSatisfy(pair -> {
                    assertThat(pair.before().orElseThrow().result().answered()).isEqualTo(3);
                    assertThat(pair.after().orElseThrow().result().answered()).isEqualTo(4);
                });
            });
        }
    }

    @Test
    void aReportOfAKeptRunIsWrittenAsItStandsAndNothingIsSent() throws Exception {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            bench.run();
            bench.open("other.csv", "name\nEve\n");
            bench.matrix.kept().toggle();
            bench.settle();
            MatrixSummary run = ((KeptState.Listed) bench.matrix.kept().stateProperty().get()).runs().getFirst();
            int asked = bench.desk.sent.size();
            Path page = folder.resolve("run.html");
            Path table = folder.resolve("run.csv");
            Path nowhere = folder.resolve("missing").resolve("run.md");

            bench.matrix.reporting().write(run, page);
            assertThat(bench.matrix.reporting().saidProperty().get()).isEqualTo(
                    "Writing the report of \"%s\"".formatted(run.name()));
            bench.settle();

            assertThat(bench.matrix.reporting().saidProperty().get()).isEqualTo("Written to %s.".formatted(page));
            assertThat(page).content().contains("<html").contains(run.name()).contains("Ada");
            bench.matrix.reporting().write(run, table);
            bench.settle();
            assertThat(Files.readAllLines(table)).as("a head and a row an answer").hasSize(1 + 6);

            bench.matrix.reporting().write(run, nowhere);
            bench.settle();
            assertThat(bench.matrix.reporting().saidProperty().get()).contains(nowhere + " could not be written")
                    .endsWith(".");
            assertThat(bench.desk.sent).as("nothing is sent").hasSize(asked);
            assertThat(bench.forecast()).as("what is set up stays").startsWith("2 calls");
            bench.matrix.kept().close();
            assertThat(bench.matrix.reporting().saidProperty().get()).isEmpty();
        }
    }

    @Test
    void aKeptRunIsDeletedOnlyAfterItWasAskedAbout() {
        try (Bench bench = Bench.local(folder)) {
            bench.open("names.csv", THREE);
            bench.run();
            KeptRuns kept = bench.matrix.kept();
            kept.toggle();
            bench.settle();
            MatrixSummary run = ((KeptState.Listed) kept.stateProperty().get()).runs().getFirst();

            kept.doom(run);
            assertThat(kept.doomedProperty().get()).contains(run);
            kept.spare();
            kept.delete();
            bench.settle();
            assertThat(((KeptState.Listed) kept.stateProperty().get()).runs()).containsExactly(run);

            kept.doom(run);
            kept.delete();
            bench.settle();
            assertThat(((KeptState.Listed) kept.stateProperty().get()).runs()).isEmpty();
            assertThat(kept.offerProperty().get()).isEmpty();
            assertThat(totals(bench).answered()).as("what is shown stays").isEqualTo(6);
        }
    }

    @Test
    void aRunEndsOnceItsVerdictIsCertain() {
        try (Bench bench = Bench.local(folder)) {
            bench.desk.scripts.put("two", (_, _) -> Desk.reply("no"));
            StringBuilder many = new StringBuilder("name,__expected\n");
            for (int i = 0; i < 60; i++) {
                many.append("n").append(i).append(",contains: Hello\n");
            }
            bench.matrix.setup().limits().stopEarlyProperty().set(true);
            bench.matrix.setup().limits().marginProperty().set("10");
            bench.open("many.csv", many.toString());
            bench.run();

            assertThat(bench.desk.sent).hasSizeLessThan(80);
            assertThat(bench.matrix.stateProperty().get()).isInstanceOfSatisfying(RunState.Ended.class,
                    ended -> assertThat(ended.sentence()).contains("Certain early: B fails after ")
                            .contains("(at most 2.5 % of such runs err)"));
            assertThat(bench.matrix.summaryProperty().get().cards().getLast().verdict()).startsWith("Fails: ");
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
        var cases = new CaseFiles(List.of(), List.of()).sample();

        cases.requireFor("sample", dev.whittle.app.workspace.SampleProject.draft().prompt());
        assertThat(cases.cases()).hasSize(12).allSatisfy(one -> assertThat(one.checks()).isNotEmpty());
        assertThat(cases.columns()).containsExactly("ticket");
    }
}
