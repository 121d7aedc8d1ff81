package dev.whittle.app;

import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.savings.SavingsViewModel;
import dev.whittle.app.search.SavedSearch;
import dev.whittle.app.search.SearchSheet;
import dev.whittle.app.search.SearchViewModel;
import dev.whittle.app.settings.CareView;
import dev.whittle.app.settings.CareViewModel;
import dev.whittle.app.shell.LastVersion;
import dev.whittle.app.shell.RevisionsSheet;
import dev.whittle.app.versions.SavedVersions;
import dev.whittle.app.versions.VersionsSheet;
import dev.whittle.app.versions.VersionsViewModel;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;

/// The features that bring back what was: versions, earlier texts, the search, the care of the workspace.
final class Past {
    final LastVersion lastVersion;
    final RevisionsSheet revisions;
    final VersionsSheet versions;
    final SearchSheet search;
    private final Ground ground;
    private final Keeping keeping;

    /// @param go shows the screen with an id
    Past(Ground ground, Keeping keeping, Trials trials, Consumer<String> go) {
        this.ground = ground;
        this.keeping = keeping;
        lastVersion = lastVersion();
        revisions = new RevisionsSheet(keeping::bringBack);
        versions = versions();
        search = search(trials, go);
    }

    List<Node> sheets() {
        return List.of(revisions.node(), search.node(), versions.node());
    }

    private LastVersion lastVersion() {
        LastVersion last = new LastVersion(name -> ground.store.workspace().prompts().latest(name),
                (saved, with) -> new PromptCounter(with).count(saved), ground.tokenizers.allProperty(), ground.threads,
                found -> ground.ladder.baselineProperty().set(found.orElse(null)), ground.problems::failed);
        ground.open.nameProperty().addListener((_, _, name) -> last.find(name));
        return last;
    }

    private VersionsSheet versions() {
        VersionsViewModel.Open opened = new VersionsViewModel.Open() {
            @Override
            public String name() {
                return ground.open.nameProperty().get();
            }

            @Override
            public Prompt prompt() {
                return ground.open.prompt();
            }

            @Override
            public void restore(PromptVersion version) {
                keeping.restore(version);
            }
        };
        return new VersionsSheet(new VersionsViewModel(new SavedVersions(ground.store::workspace), opened,
                this::versionPricing, ground.threads, ground.problems::failed));
    }

    private SearchSheet search(Trials trials, Consumer<String> go) {
        SearchViewModel.Opener opener = new SearchViewModel.Opener() {
            @Override
            public void prompt(String name) {
                versions.open(name);
            }

            @Override
            public void version(VersionRef ref) {
                versions.open(ref);
            }

            @Override
            public void experiment(UUID id, OptionalInt run) {
                go.accept("experiments");
                trials.experiments.open(id, run);
            }

            @Override
            public void cases(UUID id, OptionalInt cell) {
                trials.openRun(id, cell);
            }
        };
        return new SearchSheet(
                new SearchViewModel(new SavedSearch(ground.store::workspace, ground.engine()::comparison),
                        () -> versionPricing().watch(), opener, ground.threads, ground.problems::failed));
    }

    CareView care(SavingsViewModel savings) {
        CareViewModel.Window window = new CareViewModel.Window() {
            @Override
            public void beforeOpening() {
                keeping.saveRest();
            }

            @Override
            public void opened() {
                keeping.reopened();
                ground.settings.load();
                savings.load();
                lastVersion.find(ground.open.nameProperty().get());
            }
        };
        return new CareView(new CareViewModel(new StoreCare(ground.store), window, ground.threads), ground.picker,
                ground::today);
    }

    private VersionsViewModel.Pricing versionPricing() {
        return new VersionsViewModel.Pricing(ground.models.catalogProperty().get(),
                ground.ladder.chosenProperty().get(),
                ground.tokenizers::get, ground.ladder.workloadProperty().get(), ground.clock.instant());
    }
}
