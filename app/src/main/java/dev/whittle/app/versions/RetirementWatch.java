package dev.whittle.app.versions;

import dev.whittle.app.experiments.Trend;
import dev.whittle.app.versions.PromptAtRisk.Replacement;
import dev.whittle.app.workspace.PromptSummary;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Which saved prompts are used on models that go soon, and the cheapest model each of them was tried on.
///
/// @param forecast counts and prices a prompt on a model
/// @param today in UTC
public record RetirementWatch(Catalog catalog, BiFunction<Prompt, Model, Forecast> forecast, LocalDate today) {
    private static final int MOST_EXPERIMENTS = 500;

    /// The models a prompt was run on, and those that gave a whole answer.
    private record Tried(Set<Model> all, Set<Model> answered) {
        Tried() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    /// The prompts whose newest or labelled versions were saved for a model, or that were run on one, which goes
    /// within so many days or has gone; by the day it goes.
    public List<PromptAtRisk> within(int days, Workspace workspace) throws WorkspaceException {
        List<PromptSummary> prompts = workspace.prompts().summaries();
        Map<String, Tried> tried = tried(prompts, workspace);
        List<PromptAtRisk> found = new ArrayList<>();
        for (PromptSummary one : prompts) {
            PromptVersion newest = workspace.prompts().require(new VersionRef(one.name(), one.newest()));
            Tried on = tried.getOrDefault(one.name(), new Tried());
            Set<Model> used = new LinkedHashSet<>(on.all());
            find(newest.modelKey()).ifPresent(used::add);
            for (int number : workspace.labels().of(one.name()).values()) {
                find(workspace.prompts().require(new VersionRef(one.name(), number)).modelKey()).ifPresent(used::add);
            }
            used.stream().filter(model -> goes(model, days)).forEach(model -> found.add(new PromptAtRisk(one.name(),
                    one.newest(), model, month(newest, model), replacement(newest, model, on, days))));
        }
        return found.stream().sorted(Comparator.comparing(PromptAtRisk::day,
                Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(PromptAtRisk::prompt)).toList();
    }

    private Optional<Replacement> replacement(PromptVersion version, Model going, Tried tried, int days) {
        Optional<Replacement> tested = tried.answered().stream().filter(model -> !goes(model, days))
                .map(model -> new Replacement(model, true, month(version, model)))
                .min(Comparator.comparing(one -> one.month() instanceof Cost.Priced priced ? priced.usd() : null,
                        Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder())));
        return tested.or(() -> find(going.lifecycle().replacement())
                .map(model -> new Replacement(model, false, month(version, model))));
    }

    private Cost month(PromptVersion version, Model model) {
        return forecast.apply(version.prompt(), model).month();
    }

    private boolean goes(Model model, int days) {
        LocalDate day = model.lifecycle().shutdownOn();
        return day == null
                ? model.lifecycle().status() == Model.Status.DEPRECATED
                        || model.lifecycle().status() == Model.Status.RETIRED
                : !day.isAfter(today.plusDays(days));
    }

    private Optional<Model> find(@Nullable String key) {
        return Optional.ofNullable(key).flatMap(catalog::find);
    }

    private Map<String, Tried> tried(List<PromptSummary> prompts, Workspace workspace) throws WorkspaceException {
        Map<String, Tried> tried = new LinkedHashMap<>();
        for (Experiment experiment : workspace.experiments().newest(MOST_EXPERIMENTS)) {
            for (Run run : experiment.runs()) {
                Column column = run.column();
                for (PromptSummary one : prompts) {
                    if (Trend.isOf(column.promptName(), one.name())) {
                        find(column.target().catalogKey()).ifPresent(model -> add(
                                tried.computeIfAbsent(one.name(), _ -> new Tried()), model, run.outcome()));
                    }
                }
            }
        }
        return tried;
    }

    private static void add(Tried tried, Model model, Outcome outcome) {
        tried.all().add(model);
        if (outcome instanceof Outcome.Finished(Reply reply, Cost _) && reply.origin() == Reply.Origin.PROVIDER) {
            tried.answered().add(model);
        }
    }
}
