package dev.whittle.app.versions;

import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.VersionRef;
import java.util.List;
import java.util.Map;

/// Where versions are kept. Every method blocks and is never called on the window's thread; an exception made
/// for people keeps its sentence.
public interface VersionShelf {
    /// The versions of a name, newest first.
    List<PromptVersion> versions(String name) throws Exception;

    /// The labels of a name, each with the number of its version.
    Map<String, Integer> labels(String name) throws Exception;

    /// Moves a label, or makes it.
    void label(String label, VersionRef to) throws Exception;

    void unlabel(String name, String label) throws Exception;

    void note(VersionRef which, String note) throws Exception;

    /// Begins another prompt with the content of a version.
    PromptVersion branch(VersionRef from, String name) throws Exception;

    /// What there is to say of models that go soon and on which the prompt is used, a sentence each.
    List<String> warnings(String name, RetirementWatch watch) throws Exception;
}
