package dev.whittle.app.settings;

import dev.whittle.app.control.Worded;
import dev.whittle.app.settings.ConnectionDraft.KeySource;
import dev.whittle.model.ModelProvider;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where a connection is entered. Enter saves, Esc gives up.
final class ConnectionForm extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");

    private final SettingsViewModel model;
    private final ConnectionDraft draft;
    private final PasswordField key = new PasswordField();
    private final TextField name = field("connection-name", "Name of the connection");
    private final GridPane grid = new GridPane(12, 10);

    ConnectionForm(SettingsViewModel model, ConnectionDraft draft) {
        super(12);
        this.model = model;
        this.draft = draft;
        setId("connection-form");
        getStyleClass().add("connection-form");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setHalignment(HPos.LEFT);
        labels.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(labels, fields);

        name.textProperty().bindBidirectional(draft.nameProperty());
        TextField address = field("connection-address", "Base URL");
        address.textProperty().bindBidirectional(draft.addressProperty());
        row(0, "Name", name);
        row(1, "Provider", provider());
        row(2, "Base URL", address);
        row(3, "Key", keySource());
        addKeyRows();
        row(6, "At most", limits());
        getChildren().setAll(title(), grid, foot());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                save();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                model.cancelEdit();
                event.consume();
            }
        });
    }

    boolean isFor(ConnectionDraft other) {
        return draft.equals(other);
    }

    void focusFirst() {
        name.requestFocus();
        name.selectAll();
    }

    private Label title() {
        Label title = new Label(draft.original() == null ? "New connection" : "Edit connection");
        title.getStyleClass().add("text-bold");
        return title;
    }

    private ComboBox<ModelProvider> provider() {
        ComboBox<ModelProvider> provider = new ComboBox<>();
        provider.setId("connection-provider");
        provider.setAccessibleText("Provider");
        provider.setMaxWidth(Double.MAX_VALUE);
        provider.getItems().setAll(model.servers().providers());
        provider.setConverter(new Worded<>(ModelProvider::displayName));
        provider.setPromptText(draft.providerProperty().get() + " (plugin not there)");
        provider.getItems().stream().filter(one -> one.id().equals(draft.providerProperty().get())).findFirst()
                .ifPresent(provider::setValue);
        provider.valueProperty().addListener((_, before, chosen) -> {
            draft.providerProperty().set(chosen.id());
            // An address that was only the last provider's own proposal makes way for the next one's.
            String address = draft.addressProperty().get().strip();
            if (address.isEmpty() || (before != null && address.equals(before.defaultBaseUrl().toString()))) {
                draft.addressProperty().set(chosen.defaultBaseUrl().toString());
            }
        });
        return provider;
    }

    private ComboBox<KeySource> keySource() {
        ComboBox<KeySource> source = new ComboBox<>();
        source.setId("connection-key-source");
        source.setAccessibleText("Where the key comes from");
        source.setMaxWidth(Double.MAX_VALUE);
        source.getItems().setAll(KeySource.ENVIRONMENT, KeySource.SESSION, KeySource.NONE);
        source.setConverter(new Worded<>(one -> switch (one) {
            case ENVIRONMENT -> "From an environment variable";
            case SESSION -> "Typed in, for this session only";
            case NONE -> "No key";
        }));
        source.valueProperty().bindBidirectional(draft.keySourceProperty());
        return source;
    }

    private void addKeyRows() {
        TextField variable = field("connection-variable", "Name of the environment variable");
        variable.setPromptText("OPENAI_API_KEY");
        variable.getStyleClass().add("figures");
        variable.textProperty().bindBidirectional(draft.variableProperty());
        draft.problemProperty().addListener((_, _, problem) -> variable.pseudoClassStateChanged(ERROR,
                !problem.isEmpty() && draft.keySourceProperty().get() == KeySource.ENVIRONMENT));
        Label env = new Label("env:");
        env.getStyleClass().addAll("figures", "text-muted");
        HBox reference = new HBox(4, env, variable);
        reference.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(variable, Priority.ALWAYS);
        Label set = hint("connection-variable-set");
        set.textProperty().bind(Bindings.createStringBinding(this::sayWhetherSet, draft.variableProperty()));
        row(4, "Variable", new VBox(3, reference, set), source(KeySource.ENVIRONMENT));

        key.setId("connection-key");
        key.setAccessibleText("API key, for this session only");
        key.setPromptText(draft.original() != null && draft.keySourceProperty().get() == KeySource.SESSION
                ? "entered; leave empty to keep it"
                : "paste the key");
        Label kept = hint("connection-key-hint");
        kept.setText("Kept in memory only: never saved, exported or logged, and forgotten when Whittle is closed.");
        row(5, "API key", new VBox(3, key, kept), source(KeySource.SESSION));
    }

    private HBox limits() {
        TextField atOnce = limit("connection-at-once", "Most requests in flight", draft.atOnceProperty());
        TextField aMinute = limit("connection-a-minute", "Most requests a minute", draft.aMinuteProperty());
        HBox limits = new HBox(8, atOnce, new Label("at once,"), aMinute, new Label("a minute"));
        limits.setAlignment(Pos.CENTER_LEFT);
        return limits;
    }

    private static TextField limit(String id, String name, StringProperty typed) {
        TextField limit = field(id, name);
        limit.setPromptText("any");
        limit.setPrefColumnCount(4);
        limit.getStyleClass().add("figures");
        limit.textProperty().bindBidirectional(typed);
        return limit;
    }

    private String sayWhetherSet() {
        String variable = draft.variableProperty().get().strip().replaceFirst("^env:", "");
        if (variable.isEmpty() || !draft.problemProperty().get().isEmpty()) {
            return "The name of the variable, never the key itself.";
        }
        return model.isSet(variable)
                ? variable + " is set."
                : variable + " is not set; set it and start Whittle again, or type the key in for this session.";
    }

    private BooleanBinding source(KeySource source) {
        return draft.keySourceProperty().isEqualTo(source);
    }

    private HBox foot() {
        Label problem = new Label();
        problem.setId("connection-problem");
        problem.getStyleClass().addAll("danger", "text-small");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(draft.problemProperty());
        HBox.setHgrow(problem, Priority.ALWAYS);
        problem.setMaxWidth(Double.MAX_VALUE);
        Button cancel = new Button("Cancel");
        cancel.setId("connection-cancel");
        cancel.setOnAction(_ -> model.cancelEdit());
        Button save = new Button("Save");
        save.setId("connection-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> save());
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        save.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(8, problem, cancel, save);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private void save() {
        model.save(key.getText());
    }

    private void row(int row, String label, Node node) {
        Label caption = new Label(label);
        caption.setLabelFor(node);
        caption.setMinHeight(34);
        GridPane.setValignment(caption, VPos.TOP);
        grid.addRow(row, caption, node);
    }

    private void row(int row, String label, Node node, BooleanBinding shown) {
        row(row, label, node);
        grid.getChildren().stream().filter(child -> GridPane.getRowIndex(child) == row).forEach(child -> {
            child.visibleProperty().bind(shown);
            child.managedProperty().bind(shown);
        });
    }

    private static Label hint(String id) {
        Label hint = new Label();
        hint.setId(id);
        hint.getStyleClass().addAll("text-muted", "text-small");
        hint.setWrapText(true);
        return hint;
    }

    private static TextField field(String id, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        return field;
    }
}
