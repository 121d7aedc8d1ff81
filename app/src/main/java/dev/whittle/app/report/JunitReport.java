package dev.whittle.app.report;

import dev.whittle.app.report.Report.Answer;
import dev.whittle.app.report.Report.Column;
import dev.whittle.app.report.Report.Ended;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A report as JUnit XML, as Surefire writes it, one suite with a test case for each answer: failed checks are
/// failures, missing answers errors, what was not asked or judged skipped.
final class JunitReport {
    private final XMLStreamWriter xml;
    private final Report report;

    private JunitReport(XMLStreamWriter xml, Report report) {
        this.xml = xml;
        this.report = report;
    }

    static String write(Report report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JunitReport(xml, report).suite();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Text in memory can be written", e);
        }
        return text.toString();
    }

    private void suite() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        attribute("name", report.title());
        attribute("time", time(report.answers().stream().mapToDouble(JunitReport::seconds).sum()));
        attribute("tests", Integer.toString(report.answers().size()));
        attribute("errors", count(answer -> answer.ended() == Ended.FAILED));
        attribute("skipped", count(JunitReport::isSkipped));
        attribute("failures", count(answer -> Boolean.FALSE.equals(answer.passed())));
        for (int column = 0; column < report.columns().size(); column++) {
            for (Answer answer : report.answers()) {
                if (answer.column() == column) {
                    test(report.columns().get(column), answer);
                }
            }
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private String count(Predicate<Answer> which) {
        return Long.toString(report.answers().stream().filter(which).count());
    }

    // An answer without checks passes: there is nothing it could fail.
    private static boolean isSkipped(Answer answer) {
        return answer.ended() == Ended.NOT_ASKED
                || (answer.ended() == Ended.ANSWERED && answer.passed() == null && !answer.reason().isEmpty());
    }

    private void test(Column column, Answer answer) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", answer.title().isEmpty() ? column.label() : answer.title());
        attribute("classname", column.name());
        attribute("time", time(seconds(answer)));
        if (answer.ended() == Ended.FAILED) {
            element("error", answer.reason(), "answer", answer.text());
        } else if (isSkipped(answer)) {
            xml.writeStartElement("skipped");
            attribute("message", answer.reason());
            xml.writeEndElement();
        } else if (Boolean.FALSE.equals(answer.passed())) {
            element("failure", answer.reason(), "check", answer.text());
        }
        xml.writeEndElement();
    }

    private void element(String name, String message, String type, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        attribute("message", message);
        attribute("type", type);
        xml.writeCharacters(XmlText.of(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.of(value));
    }

    private static double seconds(Answer answer) {
        Duration time = answer.time();
        return time == null ? 0 : time.toMillis() / 1000.0;
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
