package dev.whittle.app.search;

import dev.whittle.app.versions.RetirementWatch;
import dev.whittle.app.workspace.Found;
import java.util.List;
import java.util.Map;

/// What can be searched. Every method blocks and is never called on the window's thread; an exception made for people
/// keeps its sentence.
public interface SearchShelf {
    /// What has all the words, newest first.
    List<Found> find(String words, int limit) throws Exception;

    /// The saved prompts, sorted by name, without warnings.
    List<Hit.Prompt> prompts() throws Exception;

    /// What there is to say of models that go soon, by the prompts that are used on them.
    Map<String, List<String>> warnings(RetirementWatch watch) throws Exception;
}
