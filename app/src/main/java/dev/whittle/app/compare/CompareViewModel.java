package dev.whittle.app.compare;

import dev.whittle.app.settings.Server;
import dev.whittle.app.settings.Servers;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.ModelNames;
import dev.whittle.catalog.Model;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the Compare screen knows and does: its columns, running them, and saving what came out.
public final class CompareViewModel {
    private final PromptChoices prompts;
    private final Servers servers;
    private final Engine engine;
    private final String program;
    private final ObservableValue<Model> chosen;
    private final ModelNames names;
    private final Proposal proposal;
    private final Saving saving;
    private final Running running;
    private final Columns columns;
    private final Outlook outlook;
    private final AnswerDiffViewModel diff;
    private final Continuation continuation;
    private final Judging judging;
    private final ObjectProperty<CompareMode> mode = new SimpleObjectProperty<>(CompareMode.COLUMNS);
    private final ObjectProperty<AnswerForm> answerForm = new SimpleObjectProperty<>(AnswerForm.TEXT);
    private boolean watching;
    private boolean refreshing = true;

    /// @param program the version of Whittle, for the record
    /// @param chosen the model the window works for, which the columns start with
    public CompareViewModel(
            PromptChoices prompts, Servers servers, Estimates estimates, Engine engine, Keepers keepers,
            String program, ObservableValue<Model> chosen) {
        this.prompts = prompts;
        this.servers = servers;
        outlook = new Outlook(servers, estimates);
        this.engine = engine;
        this.program = program;
        this.chosen = chosen;
        diff = new AnswerDiffViewModel(engine.background());
        names = new ModelNames(engine::catalog);
        proposal = new Proposal(engine::catalog, names);
        continuation = keepers.continuation();
        judging = new Judging(keepers, engine.background(), RandomGenerator.getDefault());
        saving = new Saving(keepers.experiments(), engine.background());
        saving.stateProperty().addListener((_, _, now) -> {
            if (now instanceof SaveState.Saved(UUID id, String _)) {
                judging.saved(id);
            }
        });
        running = new Running(engine, this::settled);
        List<ColumnViewModel> start = new ArrayList<>();
        for (int i = 0; i < Columns.LEAST; i++) {
            start.add(column(null, Parameters.DEFAULT));
        }
        columns = new Columns(start, this::rearranged);
        propose();
        prompts.choices().addListener((_, _, _) -> {
            if (watching) {
                propose();
                refresh(ColumnViewModel::refresh);
            }
        });
        servers.allProperty().addListener((_, _, _) -> refresh(ColumnViewModel::reconnect));
        estimates.versionProperty().addListener((_, _, _) -> {
            if (watching) {
                look();
            }
        });
        refresh(ColumnViewModel::reconnect);
    }

    public ObservableList<ColumnViewModel> columns() {
        return columns.list();
    }

    /// Whether the columns are shown side by side or on cases.
    public ObjectProperty<CompareMode> modeProperty() {
        return mode;
    }

    /// How all answers are laid out.
    public ObjectProperty<AnswerForm> answerFormProperty() {
        return answerForm;
    }

    /// What differs between two of the answers.
    public AnswerDiffViewModel diff() {
        return diff;
    }

    /// Begins to compare the answers there are.
    public void openDiff() {
        List<AnswerDiffViewModel.Answer> answers = new ArrayList<>();
        for (ColumnViewModel column : columns()) {
            if (column.state() instanceof ColumnState.Ended(int _, Run run, String _)) {
                answers.add(AnswerDiffViewModel.Answer.of(column.labelProperty().get(), run));
            }
        }
        diff.open(answers);
    }

    /// Votes between the answers without their names.
    public BlindViewModel blind() {
        return judging.blind();
    }

    /// What the person thinks of a column's answer.
    public RatingViewModel rating(ColumnViewModel column) {
        return judging.rating(column);
    }

    /// Opens a column's prompt and model in the place of what is open, which stays as a version: those of its answer, or
    /// those chosen if there is none.
    public void continueWith(ColumnViewModel column) {
        column.goesOn().ifPresent(
                what -> continuation.with(what, () -> column.promptIdProperty().set(PromptChoice.CURRENT)));
    }

    public Servers servers() {
        return servers;
    }

    /// What leaves the machine if Run is pressed.
    public ReadOnlyObjectProperty<Departure> departureProperty() {
        return outlook.departureProperty();
    }

    /// What stands in the way, as far as Settings can help.
    public ReadOnlyObjectProperty<Advice> adviceProperty() {
        return outlook.adviceProperty();
    }

    public ReadOnlyObjectProperty<SaveState> saveStateProperty() {
        return saving.stateProperty();
    }

    /// Whether any column is running.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.anyProperty();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return columns.undoableProperty();
    }

    /// The screen comes into view or leaves it.
    public void watch(boolean visible) {
        watching = false;
        prompts.watch(visible);
        watching = visible;
        if (visible) {
            propose();
            refresh(ColumnViewModel::refresh);
        }
    }

    /// Adds a column like the last one.
    public void add() {
        duplicate(columns().getLast());
    }

    /// Adds a column like this one beside it.
    public void duplicate(ColumnViewModel column) {
        columns.insert(column, followed(column.copy()));
    }

    /// Removes a column, stopping it first.
    public void remove(ColumnViewModel column) {
        columns.remove(column);
    }

    /// Moves a column left (-1) or right (+1); at the end nothing happens.
    public void move(ColumnViewModel column, int by) {
        columns.move(column, by);
    }

    /// Gives all columns the parameters of the first.
    public void syncParameters() {
        columns.syncParameters();
    }

    /// Takes back the last change to the columns' arrangement or parameters.
    public void undo() {
        columns.undo();
    }

    /// Puts the recorded prompts, models and parameters into columns; nothing is sent.
    public void reopen(Experiment experiment) {
        mode.set(CompareMode.COLUMNS);
        reopen(experiment.runs().stream().map(Run::column).toList());
    }

    /// Puts columns by value in the place of those there are; nothing is sent.
    public void reopen(List<Column> recorded) {
        List<ColumnViewModel> next = new ArrayList<>();
        recorded.stream().limit(Columns.MOST).forEach(column -> next.add(recorded(column)));
        while (next.size() < Columns.LEAST) {
            next.add(followed((next.isEmpty() ? columns().getFirst() : next.getLast()).copy()));
        }
        columns.arrange(next);
        judging.forget();
    }

    /// Starts every column that is complete and not running yet.
    public void runAll() {
        columns().forEach(this::run);
    }

    /// Starts a column, if it is complete and not running yet.
    public void run(ColumnViewModel column) {
        column.refresh();
        if (!running.contains(column) && column.inputsProperty().get() instanceof Inputs.Ready(var what, var on)) {
            columns().forEach(each -> each.setMarks(Set.of()));
            judging.started(column);
            running.start(column, what, servers.client(on));
        }
    }

    /// Stops every column that runs; what came is kept.
    public void stopAll() {
        running.stopAll();
    }

    public void stop(ColumnViewModel column) {
        running.stop(column);
    }

    /// Tries again to save what could not be saved.
    public void saveAgain() {
        saving.again();
    }

    private void settled(Set<ColumnViewModel> justRun) {
        Results.mark(columns());
        Results results = Results.of(columns(), justRun, engine.clock().instant(), program);
        judging.made(results);
        saving.save(results.experiment());
    }

    private void rearranged(List<ColumnViewModel> gone) {
        running.drop(gone);
        if (!running.anyProperty().get()) {
            Results.mark(columns());
        }
        refresh(ColumnViewModel::refresh);
    }

    private ColumnViewModel recorded(Column ran) {
        PromptChoice prompt = new PromptChoice("recorded", "Recorded: " + ran.promptName(), ran.promptName(),
                ran.prompt());
        ColumnViewModel column = column(prompt, ran.parameters());
        column.promptIdProperty().set(prompt.id());
        column.connectionProperty().set(servers.like(ran.target().connection(), ran.target().host())
                .map(Server::name).orElse(ran.target().connection()));
        column.modelProperty().set(ran.target().model());
        Parameters asked = ran.parameters();
        column.setTexts(new ParameterTexts(Map.of(ParameterField.TEMPERATURE, text(asked.temperature()),
                ParameterField.MAX_TOKENS, text(asked.maxTokens()), ParameterField.TOP_P, text(asked.topP()),
                ParameterField.SEED, text(asked.seed())), asked.logprobs()));
        return column;
    }

    private static String text(@Nullable Number number) {
        return number == null ? "" : number.toString();
    }

    private ColumnViewModel column(@Nullable PromptChoice recorded, Parameters parameters) {
        return followed(new ColumnViewModel(prompts, new ModelChoice(servers, names, engine.background()), recorded,
                parameters));
    }

    private ColumnViewModel followed(ColumnViewModel column) {
        column.inputsProperty().addListener((_, _, _) -> look());
        column.modelProperty().addListener((_, _, _) -> look());
        column.promptIdProperty().addListener((_, _, _) -> look());
        column.stateProperty().addListener((_, before, now) -> {
            if (before.running() != now.running()) {
                judging.blind().running(running.count());
                look();
            }
        });
        return column;
    }

    private void propose() {
        boolean optimized = prompts.choices().getValue().stream()
                .anyMatch(choice -> choice.id().equals(PromptChoice.OPTIMIZED));
        proposal.make(columns(), chosen.getValue(), optimized, engine.clock().instant());
    }

    private void refresh(Consumer<ColumnViewModel> how) {
        refreshing = true;
        columns().forEach(how);
        refreshing = false;
        look();
    }

    private void look() {
        if (!refreshing) {
            outlook.look(columns(), running, watching);
        }
    }
}
