package dev.whittle.app.matrix;

import dev.whittle.app.compare.ColumnViewModel;
import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.CompareViewModel;
import dev.whittle.app.compare.Inputs;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.settings.Server;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
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
    private final ReadOnlyObjectWrapper<CasesState> cases = new ReadOnlyObjectWrapper<>(new CasesState.Empty());
    private final StringProperty checks = new SimpleStringProperty("");
    private final StringProperty repeats = new SimpleStringProperty("1");
    private final StringProperty concurrency = new SimpleStringProperty("8");
    private final StringProperty budget = new SimpleStringProperty("");
    private final StringProperty margin = new SimpleStringProperty("2");
    private final BooleanProperty refresh = new SimpleBooleanProperty();
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
        for (StringProperty typed : List.of(checks, repeats, concurrency, budget, margin)) {
            typed.addListener((_, _, _) -> look());
        }
        refresh.addListener((_, _, _) -> look());
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

    public StringProperty repeatsProperty() {
        return repeats;
    }

    /// Most calls in flight to one server.
    public StringProperty concurrencyProperty() {
        return concurrency;
    }

    /// The most a run may spend in USD, blank for no limit.
    public StringProperty budgetProperty() {
        return budget;
    }

    /// How many points worse than column A is still good enough.
    public StringProperty marginProperty() {
        return margin;
    }

    /// Whether what earlier runs have a reply to is asked again.
    public BooleanProperty refreshProperty() {
        return refresh;
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

    /// The order for inputs that were saved.
    ///
    /// @throws IllegalArgumentException if a server is not there any more, or a limit is wrong; the message is
    ///     one sentence for the person
    Order order(MatrixInputs inputs) {
        List<Server> on = inputs.columns().stream().map(column -> compare.servers()
                .like(column.column().target().connection(), column.column().target().host())
                .filter(server -> server.connection().provider().equals(column.provider()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no connection to %s any more; add it in Settings, then resume the run."
                                .formatted(column.column().target().host()))))
                .toList();
        return order(inputs, options(Integer.toString(inputs.repeats())), on);
    }

    /// Shows inputs that were saved, as if the person had put them there.
    void show(MatrixInputs inputs) {
        compare.reopen(inputs.columns().stream().map(MatrixColumn::column).toList());
        checks.set(CheckText.write(inputs.checks()));
        repeats.set(Integer.toString(inputs.repeats()));
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
            int checked = preparation.requireChecks(set.map(CaseSet::cases).orElse(List.of()), common);
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
            RunOptions options = options(repeats.get());
            return Optional.of(order(new MatrixInputs(columns, set, common, options.repeats()), options,
                    ready.stream().map(Inputs.Ready::server).toList()));
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

    private RunOptions options(String often) {
        return RunOptions.of(often, concurrency.get(), budget.get(), margin.get(), refresh.get());
    }

    private Order order(MatrixInputs inputs, RunOptions options, List<Server> on) {
        Map<Server, LanguageModel> clients = new HashMap<>();
        Map<MatrixColumn, LanguageModel> byColumn = new HashMap<>();
        for (int i = 0; i < on.size(); i++) {
            byColumn.put(inputs.columns().get(i), clients.computeIfAbsent(on.get(i), compare.servers()::client));
        }
        return new Order(inputs, options, on, byColumn);
    }
}
