package dev.whittle.app.examples;

import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.Findings.Label;
import dev.whittle.optimizer.fewshot.Rule;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the examples say, each finding with its support.
final class FindingsPane extends VBox {
    private final GridPane rows = new GridPane(12, 4);

    FindingsPane() {
        super(6);
        javafx.scene.control.Label heading = new javafx.scene.control.Label("What the examples say");
        heading.getStyleClass().add("section-title");
        rows.setId("example-findings");
        ColumnConstraints what = new ColumnConstraints(64);
        ColumnConstraints finding = new ColumnConstraints();
        finding.setHgrow(Priority.ALWAYS);
        ColumnConstraints support = new ColumnConstraints(64);
        rows.getColumnConstraints().setAll(what, finding, support);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(96);
        scroll.setMaxHeight(190);
        scroll.getStyleClass().add("edge-to-edge");
        getChildren().setAll(heading, scroll);
    }

    void show(Found found) {
        Findings findings = found.findings();
        rows.getChildren().clear();
        row("Task", findings.task().title() + (findings.language().isEmpty() ? "" : ", into " + findings.language()),
                "");
        row("Answers", switch (findings.format()) {
            case LABEL -> "one of a few labels";
            case CHOICE -> "the letter of an option";
            case NUMBER -> "a number";
            case DATE -> "a date";
            case JSON -> "JSON";
            case LIST -> "a list";
            case TEMPLATE -> "fixed words around what differs";
            case CODE -> "code";
            case TEXT -> "free text";
        }, "");
        if (!findings.labels().isEmpty()) {
            row("Labels", findings.labels().stream().map(FindingsPane::counted).collect(Collectors.joining(", ")),
                    "seen");
        }
        for (Rule rule : findings.rules()) {
            row("Rule", rule.text(), "%d of %d".formatted(rule.support(), rule.of()));
        }
        if (findings.rules().isEmpty() && findings.labels().isEmpty()) {
            row("Rule", "None that holds for all of them for sure.", "");
        }
        findings.notes().forEach(note -> row("Note", note, ""));
    }

    private static String counted(Label label) {
        return "%s (%d)".formatted(label.text(), label.count());
    }

    private void row(String what, String finding, String support) {
        int row = rows.getRowCount();
        rows.addRow(row, label(what, "text-muted"), label(finding, "finding"), label(support, "text-muted"));
    }

    private static javafx.scene.control.Label label(String text, String style) {
        javafx.scene.control.Label label = new javafx.scene.control.Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
