package dev.whittle.app.matrix;

import dev.whittle.app.compare.ColumnViewModel;
import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.CompareViewModel;
import dev.whittle.app.compare.Inputs;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.ModelNames;
import dev.whittle.app.settings.Server;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What would be run: the columns of Compare, cases, checks and limits, and the forecast of it.
public final class SetupViewModel {
    private final CompareViewModel compare;
    private final CaseFiles files;
    private final Preparation preparation;
    private final Background background;
    private final LiveForecast forecast;
    private final LimitsViewModel limits;
    private final ModelChoice judge;
    private final ReadOnlyObjectWrapper<CasesState> cases = new ReadOnlyObjectWrapper<>(new CasesState.Empty());
    private final StringProperty checks = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper casesNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper checksProblem = new ReadOnlyStringWrapper("");
    private final ChangeListener<Inputs> looking = (_, _, _) -> look();
    private Cancellable reading = Cancellable.NONE;
    private Optional<Order> order = Optional.empty();

    SetupViewModel(CompareViewModel compare, CaseFiles files, Preparation preparation, SavedRuns saved,
            Background background) {
        this.compare = compare;
        this.files = files;
        this.preparation = preparation;
        this.background = background;
        forecast = new LiveForecast(preparation, saved, background);
        limits = new LimitsViewModel(this::look);
        judge = new ModelChoice(compare.servers(), new ModelNames(preparation.engine()::catalog), background);
        for (StringProperty typed : List.of(checks, judge.connectionProperty(), judge.modelProperty())) {
            typed.addListener((_, _, _) -> look());
        }
        compare.servers().allProperty().addListener((_, _, _) -> look());
        cases.addListener((_, _, _) -> look());
        compare.modeProperty().addListener((_, _, _) -> look());
        compare.columns().addListener((ListChangeListener<ColumnViewModel>) _ -> follow());
        follow();
    }

    public ReadOnlyObjectProperty<CasesState> casesProperty() {
        return cases.getReadOnlyProperty();
    }

    /// What of the cases nothing uses, or empty.
    public ReadOnlyStringProperty casesNoteProperty() {
        return casesNote.getReadOnlyProperty();
    }

    /// The checks of every case, as they are typed.
    public StringProperty checksProperty() {
        return checks;
    }

    /// What is wrong with them, or empty.
    public ReadOnlyStringProperty checksProblemProperty() {
        return checksProblem.getReadOnlyProperty();
    }

    /// How often, how fast and for how much is asked.
    public LimitsViewModel limits() {
        return limits;
    }

    /// Which model judges, where checks need one; a blank model is none.
    public ModelChoice judge() {
        return judge;
    }

    public ReadOnlyObjectProperty<ForecastState> forecastProperty() {
        return forecast.stateProperty();
    }

    /// Endings of files of cases, without a dot.
    public List<String> extensions() {
        return files.extensions();
    }

    /// Reads a file of cases.
    public void open(Path file) {
        read(String.valueOf(file.getFileName()), () -> files.read(file));
    }

    /// Takes cases that were read elsewhere.
    public void take(CaseSet set) {
        reading.cancel();
        cases.set(new CasesState.Loaded(set));
    }

    /// Takes the cases of the sample project.
    public void openSample() {
        read("the sample cases", files::sample);
    }

    private void read(String name, Callable<CaseSet> how) {
        reading.cancel();
        CasesState before = cases.get();
        cases.set(new CasesState.Reading(name));
        reading = background.start(how, read -> cases.set(new CasesState.Loaded(read)), cause -> cases
                .set(new CasesState.Failed(Problem.of(cause).text(),
                        before instanceof CasesState.Loaded(CaseSet set) ? Optional.of(set) : Optional.empty())));
    }

    /// The order as it was when something changed last, or empty if something is missing or wrong.
    Optional<Order> current() {
        return order;
    }

    /// The order as it stands now, or empty if something is missing or wrong.
    Optional<Order> order() {
        look();
        return order.filter(_ -> forecast.stateProperty().get().startable());
    }

    /// The order for a run that was saved.
    ///
    /// @throws IllegalArgumentException if a server is not there any more, or a limit is wrong; the message is
    ///     one sentence for the person
    Order order(MatrixBody saved) {
        MatrixInputs inputs = saved.inputs();
        List<Server> on = inputs.columns().stream().map(column -> compare.servers()
                .like(column.column().target().connection(), column.column().target().host())
                .filter(server -> server.connection().provider().equals(column.provider()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no connection to %s any more; add it in Settings, then resume the run."
                                .formatted(column.column().target().host()))))
                .toList();
        return order(inputs, limits.options(Integer.toString(inputs.repeats())).endingEarly(saved.earlyMargin()), on,
                chosen(saved.judge()));
    }

    /// The order for a run that is only shown: nobody will be asked.
    Order shown(MatrixBody saved) {
        return new Order(saved.inputs(),
                limits.shown(saved.inputs().repeats()).endingEarly(saved.earlyMargin()), List.of(), Map.of(), null);
    }

    /// The model that judged a run that is only shown, or null if none did.
    @Nullable
    MatrixColumn judged(MatrixBody saved) {
        MatrixBody.Judge kept = saved.judge();
        if (kept == null) {
            return null;
        }
        ModelChoice choice = chosen(kept);
        return kept.column(choice.server().isPresent()
                ? choice.target()
                : Target.served(kept.model(), kept.connection().name(), kept.connection().baseUrl()));
    }

    private ModelChoice chosen(MatrixBody.@Nullable Judge saved) {
        ModelChoice choice = judge.copy();
        show(choice, saved);
        return choice;
    }

    private void show(ModelChoice choice, MatrixBody.@Nullable Judge saved) {
        if (saved != null) {
            String host = Target.served("", saved.connection().name(), saved.connection().baseUrl()).host();
            choice.connectionProperty().set(compare.servers().like(saved.connection().name(), host).map(Server::name)
                    .orElse(saved.connection().name()));
        }
        choice.modelProperty().set(saved == null ? "" : saved.model());
    }

    /// Shows what was saved, as if the person had put it there.
    void show(MatrixBody saved) {
        MatrixInputs inputs = saved.inputs();
        compare.reopen(inputs.columns().stream().map(MatrixColumn::column).toList());
        checks.set(CheckText.write(inputs.checks()));
        limits.show(inputs.repeats(), saved.earlyMargin());
        show(judge, saved.judge());
        cases.set(new CasesState.Loaded(inputs.cases()));
    }

    private void follow() {
        compare.columns().forEach(column -> {
            column.inputsProperty().removeListener(looking);
            column.inputsProperty().addListener(looking);
        });
        look();
    }

    /// Looks again at everything; nobody's business while the other mode is shown.
    void look() {
        order = Optional.empty();
        if (compare.modeProperty().get() != CompareMode.CASES) {
            return;
        }
        try {
            Optional<CaseSet> set = cases.get().cases();
            JsonNode common = CheckText.read(checks.get(), files.notations());
            int checked = preparation.requireChecks(set.map(CaseSet::cases).orElse(List.of()), common,
                    !judge.modelProperty().get().isBlank());
            checksProblem.set("");
            order = set.flatMap(there -> ordered(there, common, checked));
        } catch (IllegalArgumentException e) {
            checksProblem.set(Problem.of(e).text());
            forecast.unready("The checks cannot be used yet.");
        }
        if (cases.get().cases().isEmpty()) {
            casesNote.set("");
            forecast.unready("Open a file of cases first; a row is a case, a column a variable of the prompt.");
        }
        order.ifPresent(forecast::look);
    }

    private Optional<Order> ordered(CaseSet set, @Nullable JsonNode common, int checked) {
        try {
            List<Inputs.Ready> ready = compare.columns().stream().map(SetupViewModel::complete).toList();
            casesNote.set(CaseNote.of(set, ready.stream().map(one -> one.column().prompt()).toList(), common, checked));
            ready.forEach(one -> set.requireFor(one.column().promptName(), one.column().prompt()));
            List<MatrixColumn> columns = ready.stream()
                    .map(one -> new MatrixColumn(one.column(), one.server().connection().provider())).toList();
            RunOptions options = limits.options();
            if (options.stopEarly() && columns.size() < 2) {
                throw new IllegalArgumentException("Stopping early needs a second column to compare with the first.");
            }
            return Optional.of(order(new MatrixInputs(columns, set, common, options.repeats()), options,
                    ready.stream().map(Inputs.Ready::server).toList(), judge));
        } catch (IllegalArgumentException e) {
            forecast.unready(Problem.of(e).text());
            return Optional.empty();
        }
    }

    private static Inputs.Ready complete(ColumnViewModel column) {
        return switch (column.inputsProperty().get()) {
            case Inputs.Ready ready -> ready;
            case Inputs.Unready(String sentence) -> throw new IllegalArgumentException(
                    "Column %s: %s".formatted(column.labelProperty().get(), sentence));
        };
    }

    private Order order(MatrixInputs inputs, RunOptions options, List<Server> on, ModelChoice judging) {
        Map<Server, LanguageModel> clients = new HashMap<>();
        Function<Server, LanguageModel> client = server -> clients.computeIfAbsent(server, compare.servers()::session);
        Map<MatrixColumn, LanguageModel> byColumn = new HashMap<>();
        for (int i = 0; i < on.size(); i++) {
            byColumn.put(inputs.columns().get(i), client.apply(on.get(i)));
        }
        return new Order(inputs, options, on, byColumn, Judge.of(judging, client));
    }
}
