package dev.whittle.app.versions;

import dev.whittle.app.models.Radar;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
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
                .filter(one -> one.prompt().equals(name.strip())).map(PromptAtRisk::sentence).toList();
    }
}
