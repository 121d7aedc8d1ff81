package dev.whittle.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.catalog.Usage;
import dev.whittle.document.DelimitedText;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.statistics.Rate;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

final class ReportTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Price PRICE = new Price(null, null, Price.Mode.STANDARD, null,
            new Rates(new BigDecimal("2.50"), new BigDecimal("10.00"), null, null, null, null, null), List.of(), true,
            "genai-prices", LocalDate.parse("2026-09-23"));
    // In two parts, so that no scanner takes this file for a leak.
    private static final String KEY = "sk-proj-" + "abcdefghij0123456789ABCDEFGHIJ";
    private static final String NASTY = "<script>alert(1)</script> \"a\" & | `x` ]]> =1+1 \u0000 "
            + Character.toString((char) 0xD800) + " {{x}} %n %s";

    private static Run run(String label, String question, Outcome outcome) {
        return new Run(new Column(label, "Triage <b>", Prompt.of(Message.system("Be brief."), Message.user(question)),
                new Target("gpt-4o", "openai/gpt-4o", "GPT-4o", "OpenAI", "api.openai.com"), Parameters.DEFAULT),
                Parameters.DEFAULT, List.of(), "c", PRICE, NOON, outcome);
    }

    private static Outcome answer(String text, Reply.Origin origin) {
        Reply reply = new Reply(text, Reply.Finish.STOP, Usage.of(1_000, 50), null, Duration.ofMillis(120),
                Duration.ofMillis(500), 1, origin);
        return new Outcome.Finished(reply,
                origin == Reply.Origin.PROVIDER
                        ? new Cost.Priced(new BigDecimal("0.003"), PRICE)
                        : new Cost.Unpriced("No model was asked."));
    }

    private static Report report() throws InterruptedException {
        return ExperimentReport.of(Experiment.of("Two <tags> | here", NOON, "0.1.0", null,
                List.of(run("A", "My key is " + KEY, answer(NASTY, Reply.Origin.PROVIDER)),
                        run("B", "Hi", answer("=HYPERLINK(1)", Reply.Origin.REPLAY)),
                        run("C", "Hi", new Outcome.Failed(null, "It broke.", "Ha", Duration.ofMillis(9))))));
    }

    // As a run on cases would say it: 17 of 20, whose Wilson interval is 64.0 % to 94.8 % (Brown, Cai, DasGupta 2001).
    private static Report checked() {
        Rate rate = new Rate(17, 20);
        Report.Column column = new Report.Column("A", "Triage", "text", "GPT-4o", "api.openai.com", "defaults", "rates",
                20, 20, rate, Optional.of(rate.wilson(0.95)), new BigDecimal("0.02"), 2_000L, 300L,
                List.of(Duration.ofMillis(100), Duration.ofMillis(300)), "");
        List<Report.Answer> answers = List.of(
                new Report.Answer(0, "one", Report.Ended.ANSWERED, "measured", "Oslo", false, 0.0, "contains: no Paris",
                        null, null, Duration.ofMillis(100)),
                new Report.Answer(0, "two", Report.Ended.ANSWERED, "kept", "Paris", true, 1.0, "Every check passed.",
                        null, null, null),
                new Report.Answer(0, "three", Report.Ended.FAILED, "", "", null, null, "It broke.", null, null, null),
                new Report.Answer(0, "four", Report.Ended.NOT_ASKED, "", "", null, null, "Not asked.", null, null,
                        null));
        return new Report("Triage on cases.csv", NOON, "0.1.0", List.of(), List.of(column), answers,
                JsonMapper.shared().createObjectNode(), new LinkedHashSet<>());
    }

    @Test
    void thePageLoadsNothingRunsNothingAndKnowsBothThemes() throws Exception {
        String html = ReportFormat.HTML.write(report());
        Document page = Jsoup.parse(html);

        assertThat(page.select("script, link, img, iframe, object, embed, video, audio, [src], [href], [onload]"))
                .isEmpty();
        assertThat(html).doesNotContain("http:", "https:", "url(", "@import").contains("prefers-color-scheme: dark");
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
        assertThat(page.title()).isEqualTo("Two <tags> | here");
        assertThat(page.expectFirst("article pre").wholeText()).contains("<script>alert(1)</script> \"a\" & |",
                "{{x}} %n %s");
    }

    @Test
    void everyFigureSaysWhetherItWasMeasured() throws Exception {
        Document page = Jsoup.parse(ReportFormat.HTML.write(report()));
        List<List<String>> rows = page.select("table tbody tr").stream()
                .map(row -> row.children().stream().map(Element::text).toList()).toList();

        assertThat(rows).contains(List.of("Tokens in", "1,000 (measured)", "1,000 (measured)", "not reported"),
                List.of("Cost", "$0.003 (measured, n = 1)", "unpriced", "no answer"),
                List.of("Median time", "500 ms (measured, n = 1)", "not measured", "not measured"));
        assertThat(rows.getLast().get(1)).contains("derived from a published rule", "read 2026-09-23");
        assertThat(page.select("article").get(1).text()).contains("replayed, 1,000 in, 50 out, unpriced");
    }

    @Test
    void ratesStandWithTheirIntervalAndNInWordsAndAsAChart() {
        Document page = Jsoup.parse(ReportFormat.HTML.write(checked()));

        assertThat(page.select("tbody tr").stream().map(Element::text)).contains("Passed 85 % (64 % to 95 %, n = 20)");
        assertThat(page.select("figure svg title").eachText()).containsExactly("Passed, with 95 % intervals", "Cost",
                "Median time", "Tokens in", "Tokens out");
        // The axis begins at 60 and is 420 long.
        assertThat(page.select("figure svg text.tick")).extracting(Element::text, tick -> tick.attr("x"))
                .containsExactly(tuple("0 %", "60.0"), tuple("25 %", "165.0"), tuple("50 %", "270.0"),
                        tuple("75 %", "375.0"), tuple("100 %", "480.0"));
        Element whisker = page.expectFirst("figure svg line.whisker");
        assertThat(Double.parseDouble(whisker.attr("x1"))).isBetween(60 + 420 * 0.639, 60 + 420 * 0.641);
        assertThat(Double.parseDouble(whisker.attr("x2"))).isBetween(60 + 420 * 0.947, 60 + 420 * 0.949);
    }

    @Test
    void theAnswersToACaseStandSideBySideBelowItsTitle() {
        Report.Column one = checked().columns().getFirst();
        List<Report.Answer> answers = Stream.of("Same title", "Same title", "طلب <b>")
                .flatMap(title -> IntStream.range(0, 2).mapToObj(column -> new Report.Answer(column, title,
                        Report.Ended.ANSWERED, "measured", "مرحبا " + column, true, 1.0, "", null, null, null)))
                .toList();
        Document page = Jsoup.parse(ReportFormat.HTML.write(new Report("Title", NOON, "0.1.0", List.of(),
                List.of(one, one), answers, JsonMapper.shared().createObjectNode(), new LinkedHashSet<>())));

        assertThat(page.select("h3 > bdi").eachText()).containsExactly("Same title", "Same title", "طلب <b>");
        assertThat(page.select("h3 + .side").stream().map(side -> side.select("article pre").eachText()))
                .hasSize(3).containsOnly(List.of("مرحبا 0", "مرحبا 1"));
        assertThat(page.select("pre").eachAttr("dir")).containsOnly("auto");
    }

    @Test
    void paperIsNeverDark() throws Exception {
        assertThat(ReportFormat.HTML.write(report())).contains("@media screen and (prefers-color-scheme: dark)")
                .containsOnlyOnce("prefers-color-scheme");
    }

    @Test
    void secretsAreInNoFormatAndAreNamed() throws Exception {
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(format.write(report())).as(format.id()).doesNotContain(KEY, "abcdefghij0123456789");
        }
        assertThat(ReportFormat.HTML.write(report())).contains("Secrets were left out: an OpenAI key.");
        assertThat(ReportFormat.MARKDOWN.write(report())).contains("Secrets were left out: an OpenAI key.");
    }

    @Test
    void theMarkdownKeepsAnswersInFencesAndNamesAsText() throws Exception {
        String page = ReportFormat.MARKDOWN.write(report());

        assertThat(page).startsWith("# Two \\<tags\\> \\| here\n").contains("```\n<script>alert(1)</script>");
        assertThat(page.lines().filter(line -> line.startsWith("|")).map(line -> line.replace("\\|", "")
                .chars().filter(c -> c == '|').count())).as("cells of a row").containsOnly(5L);
    }

    @Test
    void theCsvHasARowAnAnswerAndNoFormula() throws Exception {
        List<DelimitedText.Row> rows = DelimitedText.read("r.csv", ReportFormat.CSV.write(report())).rows();

        assertThat(rows.getFirst().cells()).containsExactly("column", "prompt", "model", "case", "ended", "origin",
                "passed", "score", "reason", "input_tokens", "output_tokens", "usd", "ms", "answer");
        assertThat(rows.get(1).cells()).startsWith("A", "Triage <b>", "GPT-4o", "", "answered", "measured", "", "", "",
                "1000", "50", "0.003", "500");
        assertThat(rows.get(2).cells().getLast()).isEqualTo("'=HYPERLINK(1)");
        assertThat(rows.get(3).cells()).contains("failed", "It broke.");
    }

    @Test
    void theJsonIsTheExperimentItself() throws Exception {
        assertThat(Experiment.fromJson(ReportFormat.JSON.write(report())).name()).isEqualTo("Two <tags> | here");
    }

    @Test
    void theJunitXmlCountsFailuresErrorsAndWhatWasSkipped() throws Exception {
        var suite = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(ReportFormat.JUNIT.write(checked())))).getDocumentElement();

        assertThat(List.of(suite.getAttribute("tests"), suite.getAttribute("failures"), suite.getAttribute("errors"),
                suite.getAttribute("skipped"), suite.getAttribute("time")))
                .containsExactly("4", "1", "1", "1", "0.100");
        NodeList failures = suite.getElementsByTagName("failure");
        assertThat(failures.item(0).getTextContent()).isEqualTo("Oslo");
    }

    @Test
    void aFileSaysWhatItIsByItsEnding() {
        assertThat(ReportFormat.ofFile("a.xml")).contains(ReportFormat.JUNIT);
        assertThat(ReportFormat.ofFile("a.html")).contains(ReportFormat.HTML);
        assertThat(ReportFormat.ofFile("a.pdf")).isEmpty();
    }
}
