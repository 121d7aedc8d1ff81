package dev.whittle.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.document.Document;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.contract.DocumentReaderContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PdfReaderTest extends DocumentReaderContract {
    @Override
    protected DocumentReader reader() {
        return new PdfReader();
    }

    @Override
    protected byte[] goodFile() throws IOException {
        return new TestPdf().page("First page, first line", "and second.").page("Second page").bytes();
    }

    private List<Section> sections(TestPdf pdf) throws Exception {
        return reader().read(file(pdf.bytes()), Limits.DEFAULT).sections();
    }

    @Test
    void everyPageWithTextIsASectionUnderItsNumber() throws Exception {
        assertThat(sections(new TestPdf().page("One", "two").page().page("Three"))).containsExactly(
                new Section("page 1", "One\ntwo"), new Section("page 3", "Three"));
    }

    @Test
    void aHeadingOfTheOutlineIsTheTitleOfThePageItLeadsTo() throws Exception {
        assertThat(sections(new TestPdf().page("a").page("b").page("c")
                .outline(List.of("Executive\tSummary", "Details", "More details"), List.of(0, 2, 2))))
                .extracting(Section::title).containsExactly("Executive Summary", "page 2", "Details");
    }

    @Test
    void linesAreReadFromTopToBottomWhateverTheirOrderInTheFile() throws Exception {
        assertThat(sections(new TestPdf().page("300|last", "200|first", "250|middle", "100.1|top", "750|foot")))
                .extracting(section -> section.text().replaceAll("\n+", " "))
                .containsExactly("top first middle last foot");
    }

    private static final List<String> LEFT = List.of("A river is a stream of fresh water that",
            "flows on the surface or inside caves",
            "towards another body of water at a", "lower elevation, such as an ocean or",
            "a lake. A river may run dry before",
            "it reaches the end of its course if it");
    private static final List<String> RIGHT = List.of("runs out of water, or it only flows",
            "during certain seasons. Rivers are",
            "regulated by the water cycle, by which", "water moves around the Earth. It first",
            "enters rivers through rain, melting",
            "snow and ice, and seeps from the ground");

    // Lines 14 points apart.
    private static List<String> at(float top, float left, List<String> lines) {
        List<String> placed = new ArrayList<>();
        for (String line : lines) {
            placed.add((top + 14 * placed.size()) + "," + left + "|" + line);
        }
        return placed;
    }

    private static TestPdf pageOf(Stream<List<String>> parts) throws IOException {
        return new TestPdf().page(parts.flatMap(List::stream).toArray(String[]::new));
    }

    private static List<String> acrossLeftAndRight(float top) {
        return IntStream.range(0, LEFT.size()).boxed()
                .flatMap(i -> Stream.of(at(top + 14 * i, 72, LEFT.subList(i, i + 1)),
                        at(top + 14 * i, 324, RIGHT.subList(i, i + 1))))
                .flatMap(List::stream).toList();
    }

    @Test
    void columnsAreReadOneAfterTheOtherBetweenWhatIsAsWideAsThePage() throws Exception {
        String title = "Rivers, their water and where it comes from: a summary for readers of wide titles";
        String note = "This line at the foot of the page is again as wide as both of the columns above it.";
        assertThat(sections(
                pageOf(Stream.of(at(60, 72, List.of(title)), acrossLeftAndRight(100), at(400, 72, List.of(note))))))
                .extracting(Section::text).containsExactly(title + "\n\n" + String.join("\n", LEFT) + "\n"
                        + String.join("\n", RIGHT) + "\n\n" + note);
    }

    @Test
    void columnsAreReadInTheirOrderAlsoIfTheFileHasTheRightOneFirst() throws Exception {
        assertThat(sections(pageOf(Stream.of(at(102, 324, RIGHT), at(100, 72, LEFT))))).extracting(Section::text)
                .containsExactly(String.join("\n", LEFT) + "\n" + String.join("\n", RIGHT));
    }

    @Test
    void threeColumnsAreReadOneAfterTheOther() throws Exception {
        List<List<String>> columns = List.of(LEFT, RIGHT, LEFT).stream()
                .map(column -> column.stream().map(line -> line.substring(0, line.lastIndexOf(' ', 28))).toList())
                .toList();
        assertThat(sections(pageOf(
                Stream.of(at(100, 40, columns.get(0)), at(100, 230, columns.get(1)), at(100, 420, columns.get(2))))))
                .extracting(Section::text).containsExactly(String.join("\n", columns.get(0)) + "\n"
                        + String.join("\n", columns.get(1)) + "\n" + String.join("\n", columns.get(2)));
    }

    @Test
    void aWordHyphenatedAtTheEndOfAColumnIsPutTogether() throws Exception {
        List<String> left = new ArrayList<>(LEFT);
        left.set(5, "and the regulated form of a river regu-");
        List<String> right = new ArrayList<>(RIGHT);
        right.set(0, "lated by dams and by locks for ships");
        assertThat(sections(pageOf(Stream.of(at(100, 72, left), at(100, 324, right)))).getFirst().text())
                .contains("of a river regulated\nby dams");
    }

    @Test
    void theCellsOfATableAreReadRowByRow() throws Exception {
        List<String> things = List.of("Confirmed delivery", "Damaged in transit", "Returned to sender",
                "Held at customs",
                "Lost by the carrier", "Address not found");
        List<String> meanings = List.of("The customer signed for it", "A claim was opened for it",
                "The parcel came back again",
                "Papers are asked for first", "The insurer pays the price", "The parcel waits at the depot");
        assertThat(sections(pageOf(Stream.of(at(100, 72, things), at(100, 324, meanings)))).getFirst().text().lines())
                .containsExactlyElementsOf(IntStream.range(0, things.size())
                        .mapToObj(row -> things.get(row) + " " + meanings.get(row)).toList());
    }

    @Test
    void aTableAsWideAsBothColumnsIsReadRowByRow() throws Exception {
        List<String> rows = List.of("north 12 15 18", "south 22 25 28", "east 32 35 38");
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> values = Arrays.asList(rows.get(row).split(" ", -1));
            for (int cell = 0; cell < values.size(); cell++) {
                cells.addAll(at(60 + 14 * row, 60 + 140 * cell, values.subList(cell, cell + 1)));
            }
        }
        assertThat(sections(pageOf(Stream.of(cells, acrossLeftAndRight(140)))).getFirst().text())
                .isEqualTo(
                        String.join("\n", rows) + "\n\n" + String.join("\n", LEFT) + "\n" + String.join("\n", RIGHT));
    }

    @Test
    void notesBesideATextAreReadBeforeIt() throws Exception {
        List<String> notes = List.of("Received:", "12 December 2014", "Accepted:", "13 January 2015");
        List<String> text = IntStream.range(0, LEFT.size()).mapToObj(i -> LEFT.get(i) + " " + RIGHT.get(i)).toList();
        assertThat(sections(pageOf(Stream.of(at(104, 40, notes), at(100, 170, text)))).getFirst().text())
                .isEqualTo(String.join("\n", notes) + "\n" + String.join("\n", text));
    }

    @Test
    void aNumberedHeadingAtTheTopOfEveryPageIsNoHeader() throws Exception {
        TestPdf pdf = new TestPdf();
        for (int i = 1; i <= 4; i++) {
            pdf.page("60,72,18|Chapter " + i, "100|Text of page " + i, "114|and more", "128|and more", "770|Page " + i);
        }
        assertThat(sections(pdf)).extracting(section -> section.text().lines().findFirst().orElseThrow())
                .containsExactly("Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4");
    }

    @Test
    void aWideGapPartsParagraphs() throws Exception {
        assertThat(sections(new TestPdf().page("100|a", "114|b", "128|c", "170|d", "184|e")))
                .containsExactly(new Section("page 1", "a\nb\nc\n\nd\ne"));
    }

    @Test
    void anIndentedFirstLinePartsParagraphsWhereTheOneBeforeHasEnded() throws Exception {
        assertThat(sections(
                new TestPdf().page("100|A river flows", "114|to the sea.", "128,84|It may run", "142|dry before",
                        "156,84|that, in a", "170|drought.")))
                .extracting(Section::text)
                .containsExactly("A river flows\nto the sea.\n\nIt may run\ndry before\nthat, in a\ndrought.");
    }

    @Test
    void headersAndFootersThatRepeatAreLeftOut() throws Exception {
        TestPdf pdf = new TestPdf();
        for (int i = 1; i <= 4; i++) {
            pdf.page("40|Acme quarterly report", "Text of page " + i, "Text of page " + i, "770|Page " + i + " of 4");
        }
        assertThat(sections(pdf)).extracting(Section::text).containsExactly("Text of page 1\nText of page 1",
                "Text of page 2\nText of page 2", "Text of page 3\nText of page 3", "Text of page 4\nText of page 4");
    }

    @Test
    void linesAtTheEdgeThatDoNotRepeatStay() throws Exception {
        assertThat(sections(new TestPdf().page("40|Title of one", "x", "x", "x").page("40|Other title", "y", "y", "y")
                .page("z").page("w")))
                .extracting(Section::text)
                .containsExactly("Title of one\n\nx\nx\nx", "Other title\n\ny\ny\ny", "z", "w");
    }

    @Test
    void wordsHyphenatedAtLineEndsArePutTogether() throws Exception {
        assertThat(sections(new TestPdf().page("The information is here.", "More infor-", "mation follows.")))
                .containsExactly(new Section("page 1", "The information is here.\nMore information\nfollows."));
    }

    @Test
    void ligaturesAreWrittenAsTheirLetters() throws Exception {
        assertThat(sections(new TestPdf().pageInLiberation("\uFB01nal o\uFB02ine na\u00EFve \u0416")))
                .containsExactly(new Section("page 1", "final ofline na\u00EFve \u0416"));
    }

    @Test
    void aPageOfMillionsOfGlyphsIsRefused() throws Exception {
        byte[] bomb = new TestPdf().page("BT /F 1 Tf ", "(aaaaaaaaaaaaaaaaaaaa) Tj ", 1_000_000, "ET").bytes();
        assertThat(bomb.length).isLessThan(200_000);
        isRefused(file(bomb), Limits.DEFAULT, "more signs on a page");
    }

    @Test
    void millionsOfGlyphsInOneTextAreRefused() throws Exception {
        isRefused(file(new TestPdf().page("BT /F 1 Tf (", "aaaaaaaaaa", 500_000, ") Tj ET").bytes()), Limits.DEFAULT,
                "more signs on a page");
    }

    @Test
    void aFileThatNeedsTooMuchMemoryIsRefused() throws Exception {
        isRefused(file(new TestPdf().page("BT /F 1 Tf [", "1.5 ", 20_000_000, "] TJ ET").bytes()), Limits.DEFAULT,
                "needs more memory");
    }

    @Test
    void theProcessOfAFileThatTakesTooLongIsEnded() throws Exception {
        Path file = file(new TestPdf().page("", "          ", 20_000_000, "").bytes());
        isRefused(file, new Limits(50_000_000, 1_000_000, Duration.ofMillis(100)), "took longer than 0.1 seconds");
        allProcessesEnd();
    }

    @Test
    void theProcessOfAnInterruptedReadIsEnded() throws Exception {
        Path file = file(new TestPdf().page("", "          ", 20_000_000, "").bytes());
        Thread reading = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> {
            while (ProcessHandle.current().children().findAny().isEmpty()) {
                Thread.onSpinWait();
            }
            reading.interrupt();
        });
        assertThatThrownBy(() -> reader().read(file, Limits.DEFAULT)).isInstanceOf(InterruptedException.class);
        allProcessesEnd();
    }

    private static void allProcessesEnd() {
        ProcessHandle.current().children().forEach(child -> child.onExit().orTimeout(60, TimeUnit.SECONDS).join());
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void aFileWithAPasswordIsRefused() throws Exception {
        isRefused(file(new TestPdf().page("secret").encrypted("user", true).bytes()), Limits.DEFAULT,
                "needs a password");
    }

    @Test
    void aFileThatForbidsCopyingIsRefused() throws Exception {
        isRefused(file(new TestPdf().page("mine").encrypted("", false).bytes()), Limits.DEFAULT, "does not allow");
    }

    @Test
    void anEncryptedFileThatOpensWithoutAPasswordIsRead() throws Exception {
        assertThat(sections(new TestPdf().page("for all").encrypted("", true))).extracting(Section::text)
                .containsExactly("for all");
    }

    @Test
    void aScannedFileIsRefusedAndSaysThatThereIsNoOcr() throws Exception {
        isRefused(file(new TestPdf().page().page().bytes()), Limits.DEFAULT, "seems to be scanned", "no OCR");
    }

    @Test
    void aFileWithoutPagesIsRefused() throws Exception {
        isRefused(file(new TestPdf().bytes()), Limits.DEFAULT, "has no pages");
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws Exception {
        byte[] whole = goodFile();
        for (int part = 1; part < 10; part++) {
            isRefused(file(Arrays.copyOf(whole, whole.length * part / 10)), Limits.DEFAULT, "is cut off");
        }
    }

    @Test
    void aFileOfNonsenseBetweenTheRightEndsIsRefused() throws Exception {
        isRefused(file("%PDF-1.7\nnonsense\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)), Limits.DEFAULT,
                "is damaged");
    }

    @Test
    void aTextUnderAFalseNameIsRefused() throws Exception {
        isRefused(file("just text".getBytes(StandardCharsets.US_ASCII)), Limits.DEFAULT, "is not a PDF");
    }

    @Test
    void theTextLimitHoldsOverAllPages() throws Exception {
        Path file = file(goodFile());
        assertThat(reader().read(file, new Limits(50_000_000, 45, Duration.ofSeconds(30))).sections()).hasSize(2);
        isRefused(file, new Limits(50_000_000, 44, Duration.ofSeconds(30)), "the limit is 44");
    }

    @Test
    void aRealReportIsReadPageByPageWithItsHeadingsAndWithoutItsHeaders() throws Exception {
        Path report = Path.of(System.getProperty("whittle.shared", ""), "data", "reports", "logistics-report.pdf");
        Assumptions.assumeTrue(Files.isRegularFile(report), "No shared report here");
        Document document = reader().read(report, Limits.DEFAULT);
        assertThat(document.sections()).hasSize(10);
        List<String> lines = new ArrayList<>(document.text().lines().toList());
        assertThat(lines).noneMatch(line -> line.contains("Weekly Operations Report") || line.contains("Confidential"))
                .anyMatch(line -> line.matches("(?i).*executive summary"))
                .anyMatch(line -> line.matches("(?i).*conclusions?"));
    }
}
