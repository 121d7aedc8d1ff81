package dev.whittle.app;

import dev.whittle.app.context.ContextFiles;
import dev.whittle.app.context.ContextView;
import dev.whittle.app.context.ContextViewModel;
import dev.whittle.app.context.TokenPrice;
import dev.whittle.app.examples.ExamplesViewModel;
import dev.whittle.app.optimize.AnswerViewModel;
import dev.whittle.app.optimize.ObservedAnswers;
import dev.whittle.app.optimize.OptimizeView;
import dev.whittle.app.optimize.OptimizeViewModel;
import dev.whittle.app.optimize.PrefixViewModel;
import dev.whittle.app.optimize.Pricing;
import dev.whittle.app.optimize.RecipeViewModel;
import dev.whittle.app.optimize.RewriteViewModel;
import dev.whittle.app.shell.Screen;
import dev.whittle.app.workspace.StoredVectors;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.tokenizer.Tokenizer;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import org.kordamp.ikonli.feather.Feather;

/// The features that make the prompt cheaper on this machine: edits, context and examples.
final class Cuts {
    final RecipeViewModel recipe;
    final OptimizeViewModel optimize;
    final ContextViewModel context;
    final ExamplesViewModel examples;
    private final Ground ground;

    Cuts(Ground ground) {
        this.ground = ground;
        recipe = new RecipeViewModel(Optimizer.standard().passes(), this::ranker);
        optimize = new OptimizeViewModel(ground.open, recipe, pricing(), ground.tokenizers, ground.threads);
        context = context(new ContextFiles(ground.plugins.readers()));
        examples = new ExamplesViewModel(ground.open, ground.models.catalogProperty(), ground.clock, ground.threads,
                ground.ladder.chosenProperty(), ground.tokenizers, ground.ladder.workloadProperty());
    }

    Screen contextScreen() {
        return new Screen("context", "Context", Feather.LAYERS,
                new ContextView(context, ground.open, ground.picker), () -> {},
                context::stop);
    }

    Screen optimizeScreen() {
        PrefixViewModel prefix = new PrefixViewModel(ground.open, optimize.summaryProperty(), pricing(), ground.threads,
                ground.problems::failed);
        AnswerViewModel answer = new AnswerViewModel(ground.open, optimize, pricing(),
                model -> ObservedAnswers.of(ground.store.workspace().experiments(), model), ground.threads,
                ground.problems::failed);
        RewriteViewModel rewrite = new RewriteViewModel(ground.open, optimize, pricing(), ground.modelChoice(),
                ground.tokenizers, ground.threads);
        return new Screen("optimize", "Optimize", Feather.SCISSORS,
                new OptimizeView(optimize, prefix, answer, rewrite), optimize::propose, () -> {
                    optimize.stop();
                    rewrite.stop();
                });
    }

    private Pricing pricing() {
        return new Pricing(ground.models.catalogProperty(), ground.clock, ground.ladder.chosenProperty(),
                ground.ladder.workloadProperty());
    }

    private ChunkRanker ranker() {
        return new ChunkRanker(ground.plugins.embedders(), new StoredVectors(
                () -> ground.store.workspace().vectors(),
                cause -> ground.threads.onWindow(() -> ground.problems.failed(cause))));
    }

    private ContextViewModel context(ContextFiles files) {
        ChunkRanker byMeaning = ground.plugins.embedders().isEmpty() ? null : ranker();
        ObjectBinding<TokenPrice> price = Bindings.createObjectBinding(() -> {
            Catalog catalog = ground.models.catalogProperty().get();
            Model model = ground.ladder.chosenProperty().get();
            Price.Mode mode = ground.ladder.workloadProperty().get().mode();
            return tokens -> catalog.cost(model, Usage.of(tokens, 0), mode, ground.clock.instant());
        }, ground.models.catalogProperty(), ground.ladder.chosenProperty(), ground.ladder.workloadProperty());
        ObjectBinding<Tokenizer> tokenizer = Bindings.createObjectBinding(ground::tokenizer,
                ground.ladder.chosenProperty(), ground.tokenizers.allProperty());
        return new ContextViewModel(ground.open, files, byMeaning, ground.threads, tokenizer, price,
                ground.problems::failed, ground.problems::news);
    }
}
