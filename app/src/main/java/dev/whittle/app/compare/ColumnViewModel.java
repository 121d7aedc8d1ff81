package dev.whittle.app.compare;

import dev.whittle.app.compare.Estimates.Estimate;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.Server;
import dev.whittle.catalog.Model;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One column: what the person chose for it, whether it could run, and what came of it.
public final class ColumnViewModel {
    private final PromptChoices prompts;
    private final ModelChoice choice;
    private final @Nullable PromptChoice recorded;
    private final Parameters recordedParameters;
    private final StringProperty label = new SimpleStringProperty("");
    private final StringProperty promptId = new SimpleStringProperty(PromptChoice.CURRENT);
    private final Map<ParameterField, StringProperty> texts = new EnumMap<>(ParameterField.class);
    private final BooleanProperty logprobs = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Inputs> inputs = new ReadOnlyObjectWrapper<>(new Inputs.Unready(""));
    private final ReadOnlyObjectWrapper<ColumnState> state = new ReadOnlyObjectWrapper<>(new ColumnState.Idle());
    private final ReadOnlyObjectWrapper<Optional<Estimate>> estimate = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Set<Mark>> marks = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();

    /// @param recorded a prompt out of an experiment that can be chosen besides, or null
    /// @param recordedParameters what the fields do not show: texts that end the answer, its schema
    ColumnViewModel(
            PromptChoices prompts, ModelChoice choice, @Nullable PromptChoice recorded,
            Parameters recordedParameters) {
        this.prompts = prompts;
        this.choice = choice;
        this.recorded = recorded;
        logprobs.set(recordedParameters.logprobs());
        logprobs.addListener((_, _, _) -> refresh());
        this.recordedParameters = new Parameters(null, null, null, null, recordedParameters.stop(),
                recordedParameters.schema());
        for (ParameterField field : ParameterField.values()) {
            StringProperty text = new SimpleStringProperty("");
            text.addListener((_, _, _) -> refresh());
            texts.put(field, text);
        }
        label.addListener((_, _, _) -> refresh());
        promptId.addListener((_, _, _) -> refresh());
        choice.connectionProperty().addListener((_, _, _) -> refresh());
        choice.modelProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    /// The same choices in a new column, which has not run.
    ColumnViewModel copy() {
        ColumnViewModel copy = new ColumnViewModel(prompts, choice.copy(), recorded, recordedParameters);
        copy.promptId.set(promptId.get());
        copy.setTexts(texts());
        return copy;
    }

    /// A, B, C or D.
    public StringProperty labelProperty() {
        return label;
    }

    /// The id of the chosen prompt.
    public StringProperty promptIdProperty() {
        return promptId;
    }

    /// The name of the chosen connection, or empty.
    public StringProperty connectionProperty() {
        return choice.connectionProperty();
    }

    /// The model's id as the server takes it.
    public StringProperty modelProperty() {
        return choice.modelProperty();
    }

    /// Which server and model.
    ModelChoice choice() {
        return choice;
    }

    StringProperty text(ParameterField field) {
        return Objects.requireNonNull(texts.get(field));
    }

    /// Whether log probabilities are asked for.
    BooleanProperty logprobsProperty() {
        return logprobs;
    }

    /// What is entered for the parameters.
    ParameterTexts texts() {
        Map<ParameterField, String> typed = new EnumMap<>(ParameterField.class);
        texts.forEach((field, text) -> typed.put(field, text.get()));
        return new ParameterTexts(typed, logprobs.get());
    }

    void setTexts(ParameterTexts next) {
        next.numbers().forEach((field, typed) -> text(field).set(typed));
        logprobs.set(next.logprobs());
    }

    /// Texts that end the answer; only a reopened experiment has any.
    public List<String> stop() {
        return recordedParameters.stop();
    }

    /// Whether the answer must match a schema; only that of a reopened experiment does.
    boolean hasSchema() {
        return recordedParameters.schema() != null;
    }

    public ReadOnlyObjectProperty<Inputs> inputsProperty() {
        return inputs.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ColumnState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ColumnState state() {
        return state.get();
    }

    /// What a call will cost; empty while counting, or without a prompt or a model of the catalog.
    ReadOnlyObjectProperty<Optional<Estimate>> estimateProperty() {
        return estimate.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Set<Mark>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /// Whether the answer shown belongs to other choices than those shown.
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /// What came of asking the server for its models, if that needs saying; may be empty.
    public ReadOnlyStringProperty noticeProperty() {
        return choice.noticeProperty();
    }

    /// The prompts to choose from.
    List<PromptChoice> promptChoices() {
        List<PromptChoice> all = new ArrayList<>(prompts.choices().getValue());
        if (recorded != null) {
            all.add(recorded);
        }
        return all;
    }

    Optional<PromptChoice> prompt() {
        return promptChoices().stream().filter(choice -> choice.id().equals(promptId.get())).findFirst();
    }

    Optional<Server> server() {
        return choice.server();
    }

    /// The model of the catalog whose prices hold, if one does.
    Optional<Model> catalogModel() {
        return choice.catalogModel();
    }

    /// The parameters as typed; a bad number counts as blank here.
    Parameters parameters() {
        Parameters all = recordedParameters;
        for (ParameterField field : ParameterField.values()) {
            if (field.problem(text(field).get()).isEmpty()) {
                all = field.read(all, text(field).get());
            }
        }
        return all.withLogprobs(logprobs.get());
    }

    /// Looks again at everything the column depends on.
    void refresh() {
        inputs.set(look());
        stale.set(state.get() instanceof ColumnState.Ended(int _, var run, var _) && !sameInputs(run.column()));
    }

    /// What the answer came of, or what is chosen if there is none.
    Optional<Column> goesOn() {
        if (state.get() instanceof ColumnState.Ended(int _, Run run, String _)) {
            return Optional.of(run.column());
        }
        return inputs.get() instanceof Inputs.Ready(Column column, Server _) ? Optional.of(column) : Optional.empty();
    }

    /// Whether a column that ran had the inputs that are chosen now.
    boolean sameInputs(Column ran) {
        return inputs.get() instanceof Inputs.Ready(Column column, Server _)
                && new Column(ran.label(), ran.promptName(), column.prompt(), column.target(), column.parameters())
                        .equals(ran);
    }

    /// Looks again at the servers: a connection is chosen where none is, and a renamed one is followed.
    void reconnect() {
        choice.reconnect();
        refresh();
    }

    void setState(ColumnState next) {
        boolean frame = state.get() instanceof ColumnState.Streaming && next instanceof ColumnState.Streaming;
        state.set(next);
        if (!frame) {
            refresh();
        }
    }

    void setEstimate(Optional<Estimate> next) {
        estimate.set(next);
    }

    void setMarks(Set<Mark> next) {
        marks.set(Set.copyOf(next));
    }

    private Inputs look() {
        Optional<PromptChoice> prompt = prompt();
        String problem = problem(prompt);
        return problem.isEmpty()
                ? new Inputs.Ready(new Column(label.get(), prompt.orElseThrow().name(), prompt.orElseThrow().prompt(),
                        choice.target(), parameters()), choice.server().orElseThrow())
                : new Inputs.Unready(problem);
    }

    private String problem(Optional<PromptChoice> prompt) {
        if (prompt.isEmpty()) {
            return "Choose a prompt.";
        }
        if (isEmpty(prompt.get().prompt())) {
            return "The prompt has no text yet.";
        }
        String unready = choice.problem();
        if (!unready.isEmpty()) {
            return unready;
        }
        return texts.keySet().stream().map(field -> field.problem(text(field).get()))
                .filter(problem -> !problem.isEmpty()).findFirst().orElse("");
    }

    private static boolean isEmpty(Prompt prompt) {
        return prompt.messages().stream().allMatch(message -> message.text().isBlank());
    }
}
