package dev.whittle.app;

import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.export.ExportViewModel;
import dev.whittle.app.optimize.OptimizeViewModel;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.shell.LadderViewModel;
import dev.whittle.catalog.Model;
import dev.whittle.prompt.Prompt;
import java.util.Optional;

/// What is exported: the open prompt or what optimizing made of it, for the chosen model.
record ExportSource(OpenPrompt open, OptimizeViewModel optimize, LadderViewModel ladder,
        WindowTokenizers tokenizers)
        implements
            ExportViewModel.Source {
    @Override
    public String name() {
        return open.nameProperty().get();
    }

    @Override
    public Prompt prompt() {
        return open.prompt();
    }

    @Override
    public Optional<Prompt> optimized() {
        return optimize.optimized();
    }

    @Override
    public Model model() {
        return ladder.chosenProperty().get();
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizers.get(model().tokenizer());
    }
}
