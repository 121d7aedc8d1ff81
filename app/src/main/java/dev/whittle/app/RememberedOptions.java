package dev.whittle.app;

import dev.whittle.app.compare.AnswerForm;
import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.CompareViewModel;
import dev.whittle.app.matrix.SetupViewModel;
import dev.whittle.app.optimize.RecipeViewModel;
import dev.whittle.app.settings.Stored;
import dev.whittle.app.shell.Fit;
import dev.whittle.app.shell.FitSearch;
import dev.whittle.app.tokens.TokensViewModel;
import dev.whittle.app.work.Background;
import dev.whittle.app.workspace.CaseChecks;
import dev.whittle.app.workspace.CompareOptions;
import dev.whittle.app.workspace.ContextOptions;
import dev.whittle.app.workspace.FitOptions;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.TokenOptions;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;

/// How the person left the token view, the ladder, the recipe of cuts, the Context and the Compare screen with its
/// checks, and the budget for a day, brought back at the next start.
record RememberedOptions(Stored.Source settings, Background background, Consumer<? super Throwable> failed) {
    void start(TokensViewModel tokens, FitSearch fit, RecipeViewModel recipe, ObjectProperty<ContextOptions> context,
            CompareViewModel compare, SetupViewModel setup) {
        new Remembered<>(Stored.in(settings, Settings.TOKENS), background, failed).start(
                options -> {
                    tokens.marksProperty().set(options.marks());
                    tokens.heatProperty().set(options.heat());
                    tokens.shownProperty().set(options.shown());
                },
                () -> new TokenOptions(tokens.shownProperty().get(), tokens.marksProperty().get(),
                        tokens.heatProperty().get()),
                tokens.shownProperty(), tokens.marksProperty(), tokens.heatProperty());
        new Remembered<>(Stored.in(settings, Settings.FIT), background, failed).start(
                options -> fit.askedProperty().set(
                        new Fit(options.wanted(), options.days(), Set.copyOf(options.capabilities()))),
                () -> {
                    Fit asked = fit.askedProperty().get();
                    return new FitOptions(asked.wanted(), asked.days(), new TreeSet<>(asked.capabilities()));
                },
                fit.askedProperty());
        new Remembered<>(Stored.in(settings, Settings.OPTIMIZE), background, failed)
                .start(recipe.optionsProperty()::set, recipe.optionsProperty()::get, recipe.optionsProperty());
        new Remembered<>(Stored.in(settings, Settings.COMPARE), background, failed).start(
                options -> {
                    compare.modeProperty().set(options.cases() ? CompareMode.CASES : CompareMode.COLUMNS);
                    compare.answerFormProperty().set(AnswerForm.of(options.answers()));
                },
                () -> new CompareOptions(compare.modeProperty().get() == CompareMode.CASES,
                        compare.answerFormProperty().get().id()),
                compare.modeProperty(), compare.answerFormProperty());
        new Remembered<>(Stored.in(settings, Settings.BUDGETS), background, failed).start(setup.limits()::show,
                setup.limits()::budgets, setup.limits().dayBudgetProperty());
        new Remembered<>(Stored.in(settings, Settings.CHECKS), background, failed).start(
                checks -> setup.checksProperty().set(checks.text()),
                () -> new CaseChecks(setup.checksProperty().get()), setup.checksProperty());
        new Remembered<>(Stored.in(settings, Settings.CONTEXT), background, failed).start(context::set, context::get,
                context);
    }
}
