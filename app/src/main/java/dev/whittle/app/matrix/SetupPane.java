package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.app.control.FilePicker;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Cases, checks and limits. It folds away while a run is looked at.
final class SetupPane extends TitledPane {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");

    private final SetupViewModel model;
    private final Label cases = new Label();
    private final Label note = new Label();

    SetupPane(SetupViewModel model, FilePicker picker) {
        this.model = model;
        setId("matrix-setup");
        setAnimated(false);
        getStyleClass().addAll("dense", "matrix-setup");
        Button open = new Button("Open cases…", new FontIcon(Feather.FILE_PLUS));
        open.setId("matrix-open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setTooltip(new Tooltip("Read %s; or drop a file here".formatted(String.join(", ", model.extensions()))));
        open.setOnAction(_ -> picker.toOpen("Open cases", model.extensions()).stream().findFirst()
                .ifPresent(model::open));
        cases.setId("matrix-cases");
        cases.setWrapText(true);
        cases.setMinWidth(0);
        HBox.setHgrow(cases, Priority.ALWAYS);
        cases.setMaxWidth(Double.MAX_VALUE);
        HBox file = new HBox(10, open, cases);
        file.setAlignment(Pos.CENTER_LEFT);
        note.setId("matrix-cases-note");
        note.textProperty().bind(model.casesNoteProperty());
        said(note, "note");
        Label wrong = new Label();
        wrong.setId("matrix-checks-problem");
        wrong.textProperty().bind(model.checksProblemProperty());
        said(wrong, "danger");
        setContent(new VBox(6, file, note, checks(), wrong, new JudgeBar(model.judge()), options()));
        model.casesProperty().addListener((_, _, now) -> show(now));
        show(model.casesProperty().get());
    }

    private static void said(Label label, String style) {
        label.getStyleClass().addAll(style, "text-small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private Node checks() {
        TextArea checks = new TextArea();
        checks.setId("matrix-checks");
        checks.setAccessibleText("Checks of every answer, one a line");
        checks.setPromptText("Checks of every answer, one a line:\ncontains: refund\nnot-icontains: sorry");
        checks.setPrefRowCount(3);
        checks.setMinHeight(64);
        checks.getStyleClass().add("figures");
        checks.textProperty().bindBidirectional(model.checksProperty());
        model.checksProblemProperty()
                .addListener((_, _, now) -> checks.pseudoClassStateChanged(ERROR, !now.isEmpty()));
        return checks;
    }

    private Node options() {
        CheckBox early = new CheckBox("Stop once certain");
        early.setId("matrix-stop-early");
        early.setTooltip(new Tooltip(
                "Ask in a shuffled order, and end a column as soon as it is certain whether it is worse than A by more than "
                        + "the margin; a wrong verdict stays as rare as without"));
        early.selectedProperty().bindBidirectional(model.limits().stopEarlyProperty());
        CheckBox refresh = new CheckBox("Ask again");
        refresh.setId("matrix-refresh");
        refresh.setTooltip(new Tooltip("Ask again what earlier runs have a reply to, and pay for it again"));
        refresh.selectedProperty().bindBidirectional(model.limits().refreshProperty());
        FlowPane options = new FlowPane(14, 4,
                field("matrix-repeats", "Repeats", "How often each case is asked", 3, model.limits().repeatsProperty()),
                field("matrix-concurrency", "At once", "Most calls in flight to one server", 3,
                        model.limits().concurrencyProperty()),
                field("matrix-budget", "Budget $", "The most this run may spend in dollars; blank for no limit", 5,
                        model.limits().budgetProperty()),
                field("matrix-day-budget", "A day $",
                        "The most all runs of a day may spend together in dollars, kept for later runs; blank for no limit",
                        5, model.limits().dayBudgetProperty()),
                field("matrix-margin", "Margin pp", "How many points worse than column A is still good enough", 3,
                        model.limits().marginProperty()),
                early, refresh);
        options.setRowValignment(VPos.CENTER);
        return options;
    }

    private static HBox field(String id, String name, String hint, int columns, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(columns);
        field.setTooltip(new Tooltip(hint));
        field.setAccessibleText(name + ": " + hint);
        field.getStyleClass().addAll("small", "figures");
        field.textProperty().bindBidirectional(text);
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(6, label, field);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void show(CasesState now) {
        cases.getStyleClass().remove("danger");
        String words = switch (now) {
            case CasesState.Empty _ -> "No cases yet: a CSV, JSON lines, JSON or YAML file, one row a case.";
            case CasesState.Reading(String name) -> "Reading %s".formatted(name);
            case CasesState.Loaded(var set) -> "%s · %s %s · %s".formatted(set.name(),
                    Figures.number(set.cases().size()), set.cases().size() == 1 ? "case" : "cases",
                    set.columns().isEmpty() ? "no columns" : "columns: " + String.join(", ", set.columns()));
            case CasesState.Failed(String sentence, var before) -> {
                cases.getStyleClass().add("danger");
                yield sentence + before.map(set -> " The cases of %s stay.".formatted(set.name())).orElse("");
            }
        };
        cases.setText(words);
        setText(now.cases().map(set -> "Cases and checks: %s, %s %s".formatted(set.name(),
                Figures.number(set.cases().size()), set.cases().size() == 1 ? "case" : "cases"))
                .orElse("Cases and checks"));
    }
}
