package dev.whittle.app.shell;

import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Calls a day, days a month, output tokens a call: what turns tokens into dollars a month. A number that
/// cannot be read turns its field red and changes nothing.
final class WorkloadForm extends HBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");

    private final ObjectProperty<Workload> workload;
    private final TextField calls = field("workload-calls", "Calls a day");
    private final TextField days = field("workload-days", "Days a month");
    private final TextField output = field("workload-output", "Expected output tokens a call");
    private boolean showing;

    WorkloadForm(ObjectProperty<Workload> workload) {
        super(8);
        this.workload = workload;
        setId("workload");
        getChildren().setAll(labelled("Calls / day", calls), labelled("Days / month", days),
                labelled("Output tokens", output));
        workload.addListener((_, _, _) -> show());
        show();
        calls.textProperty().addListener((_, _, _) -> read());
        days.textProperty().addListener((_, _, _) -> read());
        output.textProperty().addListener((_, _, _) -> read());
    }

    private void show() {
        if (!showing) {
            showing = true;
            Workload now = workload.get();
            calls.setText(Long.toString(now.callsPerDay()));
            days.setText(now.daysPerMonth().toPlainString());
            output.setText(Long.toString(now.outputTokens()));
            showing = false;
        }
    }

    private void read() {
        if (showing) {
            return;
        }
        Workload now = workload.get();
        showing = true;
        try {
            workload.set(new Workload(
                    number(calls, now.callsPerDay()), decimal(days, now.daysPerMonth()),
                    number(output, now.outputTokens()), now.cache(), now.mode()));
        } catch (IllegalArgumentException e) {
            bad(calls.isFocused() ? calls : days.isFocused() ? days : output, String.valueOf(e.getMessage()));
        } finally {
            showing = false;
        }
    }

    private static long number(TextField field, long otherwise) {
        BigDecimal value = decimal(field, BigDecimal.valueOf(otherwise));
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            bad(field, "%s is not a whole number; the last one stays in use.".formatted(value.toPlainString()));
            return otherwise;
        }
    }

    private static BigDecimal decimal(TextField field, BigDecimal otherwise) {
        String text = field.getText().strip().replace(",", "").replace(" ", "");
        try {
            BigDecimal value = new BigDecimal(text);
            field.pseudoClassStateChanged(ERROR, false);
            field.setTooltip(new Tooltip(field.getAccessibleText()));
            return value;
        } catch (NumberFormatException e) {
            bad(field, "\"%s\" is not a number; the last one stays in use.".formatted(text));
            return otherwise;
        }
    }

    private static void bad(TextField field, String why) {
        field.pseudoClassStateChanged(ERROR, true);
        field.setTooltip(new Tooltip(why));
    }

    private static TextField field(String id, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setPrefColumnCount(7);
        field.getStyleClass().addAll("small", "figures");
        return field;
    }

    private static VBox labelled(String text, TextField field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.getStyleClass().addAll("text-muted", "text-small");
        VBox box = new VBox(2, label, field);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
