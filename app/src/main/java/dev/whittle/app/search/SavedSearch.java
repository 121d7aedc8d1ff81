package dev.whittle.app.search;

import dev.whittle.app.models.Radar;
import dev.whittle.app.versions.PromptAtRisk;
import dev.whittle.app.versions.RetirementWatch;
import dev.whittle.app.versions.SavedVersions;
import dev.whittle.app.workspace.Found;
import dev.whittle.app.workspace.PromptSummary;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The workspace, searched.
///
/// @param source the workspace, or why there is none
/// @param sent knows what runs on cases sent
public record SavedSearch(SavedVersions.Source source, Supplier<Comparison> sent) implements SearchShelf {
    @Override
    public List<Found> find(String words, int limit) throws WorkspaceException {
        return source.open().search().find(words, limit, sent.get());
    }

    @Override
    public List<Hit.Prompt> prompts() throws WorkspaceException {
        Workspace workspace = source.open();
        List<Hit.Prompt> prompts = new ArrayList<>();
        for (PromptSummary one : workspace.prompts().summaries()) {
            List<String> labels = new ArrayList<>();
            workspace.labels().of(one.name()).forEach((label, number) -> labels.add(label + " (v" + number + ")"));
            prompts.add(new Hit.Prompt(one, labels, List.of()));
        }
        return prompts;
    }

    @Override
    public Map<String, List<String>> warnings(RetirementWatch watch) throws WorkspaceException {
        return watch.within(Radar.USUAL_DAYS, source.open()).stream().collect(Collectors.groupingBy(
                PromptAtRisk::prompt, Collectors.mapping(PromptAtRisk::sentence, Collectors.toList())));
    }
}
