package dev.whittle.app.shell;

import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Latest;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.prompt.Prompt;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Finds and counts the newest saved version of a prompt whenever that may be another.
public final class LastVersion {
    /// Where versions are kept. It may block.
    public interface Source {
        Optional<PromptVersion> latest(String name) throws Exception;
    }

    private final Latest<String, Optional<Baseline>> finding;

    public LastVersion(Source source, Function<Prompt, PromptCounts> counter, Background background,
            Consumer<Optional<Baseline>> found, Consumer<? super Throwable> failed) {
        finding = new Latest<>(background, name -> source.latest(name).map(version -> new Baseline(version.number(),
                version.savedAt(), counter.apply(version.prompt()))), found, failed);
    }

    /// The open prompt has this name, or a version of it was saved.
    public void find(String name) {
        finding.submit(name);
    }
}
