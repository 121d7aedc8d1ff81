package dev.whittle.app;

import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.CompareView;
import dev.whittle.app.compare.CompareViewModel;
import dev.whittle.app.compare.Engine;
import dev.whittle.app.compare.Estimates;
import dev.whittle.app.compare.Keepers;
import dev.whittle.app.compare.OpenPromptChoices;
import dev.whittle.app.examples.AblationViewModel;
import dev.whittle.app.examples.ExamplesView;
import dev.whittle.app.examples.ExamplesViewModel;
import dev.whittle.app.examples.WritingViewModel;
import dev.whittle.app.experiments.ExperimentsView;
import dev.whittle.app.experiments.ExperimentsViewModel;
import dev.whittle.app.experiments.RepriceViewModel;
import dev.whittle.app.experiments.RunsViewModel;
import dev.whittle.app.experiments.SavedExperiments;
import dev.whittle.app.matrix.CaseFiles;
import dev.whittle.app.matrix.ImportedCases;
import dev.whittle.app.matrix.MatrixView;
import dev.whittle.app.matrix.MatrixViewModel;
import dev.whittle.app.matrix.Preparation;
import dev.whittle.app.matrix.RunButtons;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.shell.Screen;
import dev.whittle.app.training.KeptLessons;
import dev.whittle.app.training.TrainingView;
import dev.whittle.app.training.TrainingViewModel;
import dev.whittle.optimizer.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// The features that ask models and keep what they answered: side by side, on cases, on examples.
final class Trials {
    final CompareViewModel compare;
    final MatrixViewModel matrix;
    final ExperimentsViewModel experiments;
    final TrainingView training;
    private final CompareView compareView;
    private final ExperimentsView experimentsView;
    private final Ground ground;
    private final Cuts cuts;
    private final Keeping keeping;
    private final Consumer<String> go;
    private final SavedExperiments savedExperiments;

    /// @param go shows the screen with an id
    Trials(Ground ground, Cuts cuts, Keeping keeping, Consumer<String> go) {
        this.ground = ground;
        this.cuts = cuts;
        this.keeping = keeping;
        this.go = go;
        savedExperiments = new SavedExperiments(ground.store::workspace);
        compare = compare();
        matrix = matrix();
        training = new TrainingView(new TrainingViewModel(
                new KeptLessons(ground.store::workspace, matrix.reading(), ground.threads), ground.threads),
                ground.picker);
        experiments = experiments();
        compareView = new CompareView(compare, () -> go.accept("settings"), () -> go.accept("experiments"));
        compareView.setCases(new RunButtons(matrix), new MatrixView(matrix, ground.picker, ground::today));
        experimentsView = new ExperimentsView(experiments, ground.picker, ground::today, () -> go.accept("compare"));
    }

    List<Node> sheets() {
        List<Node> sheets = new ArrayList<>(compareView.sheets());
        sheets.add(experimentsView.sheet());
        sheets.add(training.node());
        return sheets;
    }

    Screen examplesScreen() {
        ExamplesViewModel examples = cuts.examples;
        AblationViewModel ablation = new AblationViewModel(examples, ground.modelChoice(),
                CaseFiles.of(ground.plugins), preparation(), () -> ground.store.workspace().matrices(),
                () -> matrix.setup().limits().budgets().day(), ground::tokenizer, ground.threads);
        WritingViewModel writing = new WritingViewModel(examples, ground.modelChoice(), preparation(),
                () -> ground.store.workspace().matrices(), () -> matrix.setup().limits().budgets().day(),
                ground::tokenizer, ground.threads);
        return new Screen("examples", "Examples", Feather.LIST,
                new ExamplesView(examples, ablation, writing, ground.picker, ground.open::undo), examples::look, () -> {
                    examples.stop();
                    ablation.stop();
                    writing.stop();
                });
    }

    Screen compareScreen() {
        return new Screen("compare", "Compare", Feather.COLUMNS, compareView,
                () -> onCases(matrix::run, compare::runAll), () -> onCases(matrix::stop, compare::stopAll));
    }

    Screen experimentsScreen() {
        return new Screen("experiments", "Experiments", Feather.ARCHIVE, experimentsView);
    }

    /// The cases of files that are imported, which go to Compare.
    ImportedCases importedCases() {
        return new ImportedCases(CaseFiles.of(ground.plugins), preparation(), cases -> {
            compare.modeProperty().set(CompareMode.CASES);
            go.accept("compare");
            matrix.setup().take(cases);
        });
    }

    void openRun(UUID id, OptionalInt cell) {
        compare.modeProperty().set(CompareMode.CASES);
        go.accept("compare");
        matrix.reopen(id, cell);
    }

    private CompareViewModel compare() {
        Engine engine = ground.engine();
        Estimates estimates = new Estimates(engine, (prompt, with) -> new PromptCounter(with).count(prompt),
                ground.tokenizers.allProperty(), ground.ladder.countsProperty(), ground.ladder.workloadProperty(),
                ground.problems::failed);
        OpenPromptChoices prompts = new OpenPromptChoices(ground.open, cuts.optimize::optimized,
                name -> ground.store.workspace().prompts().versions(name), ground.threads, ground.problems::failed,
                cuts.optimize.stateProperty());
        Keepers keepers = new Keepers(savedExperiments, savedExperiments,
                keeping::continueWith, ground.problems::failed);
        return new CompareViewModel(prompts, ground.settings.servers(), estimates, engine, keepers,
                Version.current(), ground.ladder.chosenProperty());
    }

    private MatrixViewModel matrix() {
        return new MatrixViewModel(compare, CaseFiles.of(ground.plugins), preparation(),
                () -> ground.store.workspace().matrices(), ground.threads, ground.problems::failed);
    }

    private Preparation preparation() {
        return new Preparation(ground.engine(), ground.tokenizers::get,
                ground.plugins.embedders().stream().findFirst().orElse(null));
    }

    private void onCases(Runnable there, Runnable sideBySide) {
        (compare.modeProperty().get() == CompareMode.CASES ? there : sideBySide).run();
    }

    private ExperimentsViewModel experiments() {
        ExperimentsViewModel.Handoff handoff = new ExperimentsViewModel.Handoff() {
            @Override
            public void reopen(Experiment experiment) {
                compare.reopen(experiment);
                go.accept("compare");
            }

            @Override
            public void rerun(Experiment experiment) {
                reopen(experiment);
                compare.runAll();
            }

            @Override
            public void learn(UUID id) {
                training.open(id);
            }
        };
        return new ExperimentsViewModel(savedExperiments,
                new RepriceViewModel(ground.models.catalogProperty()::get, ground.clock, ground.threads),
                new RunsViewModel(() -> ground.store.workspace().matrices(), matrix.comparison()::start,
                        id -> openRun(id, OptionalInt.empty()), training::open,
                        ground.threads),
                ground.threads, ground.problems::failed, handoff);
    }
}
