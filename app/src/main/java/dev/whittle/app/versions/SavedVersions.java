package dev.whittle.app.versions;

import dev.whittle.app.Figures;
import dev.whittle.app.models.Radar;
import dev.whittle.app.versions.PromptAtRisk.Replacement;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.catalog.Cost;
import java.util.List;
import java.util.Map;

/// The versions of the workspace.
public final class SavedVersions implements VersionShelf {
    /// The workspace, or why there is none.
    public interface Source {
        Workspace open() throws WorkspaceException;
    }

    private final Source source;

    public SavedVersions(Source source) {
        this.source = source;
    }

    @Override
    public List<PromptVersion> versions(String name) throws WorkspaceException {
        return source.open().prompts().versions(name);
    }

    @Override
    public Map<String, Integer> labels(String name) throws WorkspaceException {
        return source.open().labels().of(name);
    }

    @Override
    public void label(String label, VersionRef to) throws WorkspaceException {
        source.open().labels().move(label, to);
    }

    @Override
    public void unlabel(String name, String label) throws WorkspaceException {
        source.open().labels().remove(name, label);
    }

    @Override
    public void note(VersionRef which, String note) throws WorkspaceException {
        source.open().prompts().note(which, note);
    }

    @Override
    public PromptVersion branch(VersionRef from, String name) throws WorkspaceException {
        return source.open().prompts().branch(from, name);
    }

    @Override
    public List<String> warnings(String name, RetirementWatch watch) throws WorkspaceException {
        return watch.within(Radar.USUAL_DAYS, source.open()).stream()
                .filter(one -> one.prompt().equals(name.strip())).map(SavedVersions::sentence).toList();
    }

    /// `GPT-4o goes on 2027-01-14; the cheapest model this prompt was tried on is GPT-6 Luna, $7.15 a month less.`
    static String sentence(PromptAtRisk one) {
        String goes = one.model().displayName()
                + (one.day() == null ? " goes (no day yet)" : " goes on " + one.day());
        return one.replacement().map(next -> "%s; %s %s%s.".formatted(goes,
                next.tested() ? "the cheapest model this prompt was tried on is" : "not tried yet, but recommended:",
                next.model().displayName(), difference(one, next)))
                .orElseGet(() -> goes + "; no replacement is known.");
    }

    private static String difference(PromptAtRisk one, Replacement next) {
        if (one.now() instanceof Cost.Priced before && next.month() instanceof Cost.Priced after) {
            int order = after.usd().compareTo(before.usd());
            return order == 0
                    ? ", at the same price"
                    : ", %s a month %s".formatted(Figures.usd(after.usd().subtract(before.usd()).abs()),
                            order < 0 ? "less" : "more");
        }
        return "";
    }
}
