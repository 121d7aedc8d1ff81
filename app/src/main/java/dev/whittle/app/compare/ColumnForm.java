package dev.whittle.app.compare;

import dev.whittle.app.control.Worded;
import dev.whittle.app.control.Hint;
import dev.whittle.app.Figures;
import dev.whittle.app.compare.Estimates.Estimate;
import dev.whittle.app.settings.ModelField;
import dev.whittle.app.settings.ServerField;
import dev.whittle.catalog.Cost;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a column runs: prompt, connection, model, parameters, and what a call will cost.
final class ColumnForm extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");

    private final ColumnViewModel column;
    private final ComboBox<String> prompt = new ComboBox<>();
    private final ServerField connection;
    private final ModelField modelField;
    private final Map<ParameterField, TextField> numbers = new EnumMap<>(ParameterField.class);
    private final CheckBox logprobs = new CheckBox("Logprobs");
    private final Label estimate = new Label();
    private final Label notice = new Label();
    private boolean showing;

    ColumnForm(ColumnViewModel column) {
        super(6);
        this.column = column;
        connection = new ServerField(column.choice());
        modelField = new ModelField(column.choice());
        getStyleClass().add("column-form");
        prompt.setMaxWidth(Double.MAX_VALUE);
        prompt.setConverter(new Worded<>(this::promptTitle));
        followPrompt();
        connection.setMaxWidth(Double.MAX_VALUE);
        GridPane choices = new GridPane(8, 6);
        ColumnConstraints captions = new ColumnConstraints();
        captions.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setMinWidth(0);
        choices.getColumnConstraints().setAll(captions, fields);
        choices.addRow(0, caption("Prompt", prompt), prompt);
        choices.addRow(1, caption("Server", connection), connection);
        choices.addRow(2, caption("Model", modelField.field()), modelField);
        estimate.getStyleClass().addAll("text-muted", "text-small");
        estimate.setWrapText(true);
        estimate.setMinHeight(Region.USE_PREF_SIZE);
        notice.getStyleClass().addAll("danger", "text-small");
        notice.setWrapText(true);
        notice.setMinHeight(Region.USE_PREF_SIZE);
        notice.textProperty().bind(column.noticeProperty());
        notice.visibleProperty().bind(column.noticeProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        logprobs.setTooltip(
                new Tooltip("Ask how likely the model found each token of its answer, where the provider says"));
        logprobs.getStyleClass().add("text-small");
        logprobs.setMinWidth(Region.USE_PREF_SIZE);
        logprobs.selectedProperty().bindBidirectional(column.logprobsProperty());
        estimate.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(estimate, Priority.ALWAYS);
        HBox foot = new HBox(6, estimate, logprobs);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(choices, notice, parameters(), foot);
        column.inputsProperty().addListener((_, _, _) -> showPrompts());
        column.estimateProperty().addListener((_, _, _) -> showEstimate());
        column.modelProperty().addListener((_, _, _) -> showEstimate());
        column.connectionProperty().addListener((_, _, _) -> showEstimate());
        showPrompts();
        showEstimate();
    }

    void setIds(String prefix, String label) {
        prompt.setId(prefix + "-prompt");
        prompt.setAccessibleText("Prompt of column " + label);
        connection.setIds(prefix, "Server of column " + label);
        modelField.setIds(prefix, "Model of column " + label);
        estimate.setId(prefix + "-estimate");
        logprobs.setId(prefix + "-logprobs");
        logprobs.setAccessibleText("Logprobs of column " + label);
        notice.setId(prefix + "-notice");
        numbers.forEach((field, number) -> {
            number.setId(prefix + "-" + field.id());
            number.setAccessibleText(field.title() + " of column " + label);
        });
    }

    private HBox parameters() {
        HBox row = new HBox(6);
        for (ParameterField field : ParameterField.values()) {
            TextField number = new TextField();
            number.setPromptText("auto");
            number.setPrefColumnCount(4);
            number.setMinWidth(40);
            number.getStyleClass().addAll("small", "figures");
            number.textProperty().bindBidirectional(column.text(field));
            number.textProperty().addListener((_, _, text) -> check(number, field, text));
            check(number, field, number.getText());
            numbers.put(field, number);
            VBox box = new VBox(2, caption(field.title(), number), number);
            HBox.setHgrow(box, Priority.ALWAYS);
            row.getChildren().add(box);
        }
        row.setAlignment(Pos.BOTTOM_LEFT);
        return row;
    }

    private static void check(TextField number, ParameterField field, String text) {
        String problem = field.problem(text);
        number.pseudoClassStateChanged(ERROR, !problem.isEmpty());
        Hint.show(number, problem.isEmpty() ? field.hint() : problem);
        number.setAccessibleHelp(problem.isEmpty() ? field.hint() : problem);
    }

    // Setting the items of a combo box clears its value, which must not look like a choice of the person's.
    private void showPrompts() {
        List<String> ids = column.promptChoices().stream().map(PromptChoice::id).toList();
        if (!prompt.getItems().equals(ids)) {
            showing = true;
            prompt.getItems().setAll(ids);
            prompt.setValue(chosenPrompt());
            showing = false;
        }
    }

    private void followPrompt() {
        prompt.setValue(chosenPrompt());
        column.promptIdProperty().addListener((_, _, _) -> {
            showing = true;
            prompt.setValue(chosenPrompt());
            showing = false;
        });
        prompt.valueProperty().addListener((_, _, now) -> {
            if (!showing && now != null) {
                column.promptIdProperty().set(now);
            }
        });
    }

    private @Nullable String chosenPrompt() {
        String id = column.promptIdProperty().get();
        return id.isEmpty() ? null : id;
    }

    private String promptTitle(String id) {
        return column.promptChoices().stream().filter(choice -> choice.id().equals(id)).findFirst()
                .map(PromptChoice::title).orElse("No longer there");
    }

    private void showEstimate() {
        Optional<Estimate> now = column.estimateProperty().get();
        String stop = column.stop().isEmpty() ? "" : " Stops at %d recorded texts.".formatted(column.stop().size());
        if (column.hasSchema()) {
            stop += " Answers by the recorded schema.";
        }
        if (now.isPresent()) {
            Estimate known = now.get();
            estimate.setText("%s tokens in, %s expected out, %s".formatted(Figures.tokens(known.input()),
                    Figures.number(known.output()), about(known.call())) + stop);
            Hint.show(estimate, known.call() instanceof Cost.Priced(var _, var price)
                    ? "An estimate: %s tokens at %s".formatted(Figures.band(known.input()), Fact.rates(price))
                    : ((Cost.Unpriced) known.call()).reason());
        } else if (column.catalogModel().isPresent()) {
            estimate.setText("Counting tokens" + stop);
            Hint.show(estimate, "The estimate follows");
        } else {
            estimate.setText((column.modelProperty().get().isBlank()
                    ? ""
                    : "Unpriced: not in the catalog for this server.") + stop);
            estimate.setTooltip(null);
        }
    }

    private static String about(Cost cost) {
        return cost instanceof Cost.Priced ? "about " + Figures.usd(cost) : Figures.usd(cost);
    }

    private static Label caption(String text, Node field) {
        Label caption = new Label(text);
        caption.setLabelFor(field);
        caption.getStyleClass().addAll("text-muted", "text-small");
        return caption;
    }
}
