package dev.whittle.app.cli;

import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The cells of a run as JUnit XML, one suite with a test case for each: failed checks are failures, missing answers
/// errors, what was not asked or judged skipped.
final class JunitReport {
    private final XMLStreamWriter xml;
    private final MatrixRun run;
    private final Plan plan;

    private JunitReport(XMLStreamWriter xml, MatrixRun run) {
        this.xml = xml;
        this.run = run;
        plan = run.plan();
    }

    static void write(Path file, String name, MatrixRun run) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            new JunitReport(xml, run).suite(name);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("The report could not be written", e);
        }
    }

    private void suite(String name) throws XMLStreamException {
        int failures = 0;
        int errors = 0;
        int skipped = 0;
        double seconds = 0;
        for (int cell = 0; cell < plan.size(); cell++) {
            CellState state = run.board().state(cell);
            seconds += seconds(state);
            switch (state) {
                case CellState.Answered(var _, var _, var result) -> {
                    Verdict verdict = result == null ? null : result.whole();
                    failures += verdict instanceof Verdict.Judged judged && !judged.passed() ? 1 : 0;
                    skipped += verdict instanceof Verdict.Unjudged ? 1 : 0;
                }
                case CellState.Failed _ -> errors++;
                case CellState.Skipped _,CellState.Waiting _,CellState.Running _ -> skipped++;
            }
        }
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("time", time(seconds));
        attribute("tests", Integer.toString(plan.size()));
        attribute("errors", Integer.toString(errors));
        attribute("skipped", Integer.toString(skipped));
        attribute("failures", Integer.toString(failures));
        for (int column = 0; column < plan.columns().size(); column++) {
            for (int one = 0; one < plan.cases().size(); one++) {
                for (int repeat = 0; repeat < plan.repeats(); repeat++) {
                    test(plan.cell(column, one, repeat));
                }
            }
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void test(int cell) throws XMLStreamException {
        Column column = plan.columns().get(plan.columnOf(cell)).column();
        CellState state = run.board().state(cell);
        xml.writeStartElement("testcase");
        attribute("name", plan.cases().get(plan.caseOf(cell)).title()
                + (plan.repeats() == 1 ? "" : ", repeat " + (plan.repeatOf(cell) + 1)));
        attribute("classname", "%s: %s, %s".formatted(column.label(), column.promptName(),
                column.target().displayName()));
        attribute("time", time(seconds(state)));
        switch (state) {
            case CellState.Answered(Run answer, var _, var result) -> {
                Verdict verdict = result == null ? null : result.whole();
                if (verdict instanceof Verdict.Judged judged && !judged.passed()) {
                    element("failure", judged.reason(), "check", answer.outcome().text());
                } else if (verdict instanceof Verdict.Unjudged unjudged) {
                    skipped(unjudged.reason());
                }
            }
            case CellState.Failed(Run failed) -> {
                String why = failed.outcome() instanceof Outcome.Failed one
                        ? one.message()
                        : "There is no whole answer.";
                String kind = failed.outcome() instanceof Outcome.Failed one && one.kind() != null
                        ? one.kind().name().toLowerCase(Locale.ROOT)
                        : "plugin";
                element("error", why, kind, failed.outcome().text());
            }
            case CellState.Skipped(String why) -> skipped(why);
            case CellState.Waiting _,CellState.Running _ -> skipped("This was not asked.");
        }
        xml.writeEndElement();
    }

    private void element(String name, String message, String type, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        attribute("message", message);
        attribute("type", type);
        xml.writeCharacters(allowed(text));
        xml.writeEndElement();
    }

    private void skipped(String why) throws XMLStreamException {
        xml.writeStartElement("skipped");
        attribute("message", why);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    private static double seconds(CellState state) {
        return state instanceof CellState.Answered(Run run, CellState.Source source, var _)
                && source == CellState.Source.FRESH && run.outcome() instanceof Outcome.Finished(var reply, var _)
                        ? reply.total().toMillis() / 1000.0
                        : 0;
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    // What XML 1.0 cannot hold, even escaped, shows as U+FFFD.
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().map(point -> point == '\t' || point == '\n' || point == '\r' || (point >= ' '
                && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) && point != 0xFFFE
                && point != 0xFFFF) ? point : 0xFFFD).forEach(allowed::appendCodePoint);
        return allowed.toString();
    }
}
