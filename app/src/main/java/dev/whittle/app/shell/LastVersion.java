package dev.whittle.app.shell;

import javafx.beans.value.ObservableValue;
import dev.whittle.tokenizer.Tokenizer;
import java.util.List;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Latest;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.prompt.Prompt;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.BiFunction;

/// Finds and counts the newest saved version of a prompt whenever that may be another.
public final class LastVersion {
    /// Where versions are kept. It may block.
    public interface Source {
        Optional<PromptVersion> latest(String name) throws Exception;
    }

    private record Order(String name, List<Tokenizer> tokenizers) {}

    private final ObservableValue<List<Tokenizer>> tokenizers;
    private final Latest<Order, Optional<Baseline>> finding;
    private String name = "";

    /// @param counter counts with some tokenizers
    /// @param tokenizers those of all models; the version is counted anew when they change
    public LastVersion(Source source, BiFunction<Prompt, List<Tokenizer>, PromptCounts> counter,
            ObservableValue<List<Tokenizer>> tokenizers, Background background,
            Consumer<Optional<Baseline>> found, Consumer<? super Throwable> failed) {
        this.tokenizers = tokenizers;
        finding = new Latest<>(background,
                order -> source.latest(order.name()).map(version -> new Baseline(version.number(), version.savedAt(),
                        counter.apply(version.prompt(), order.tokenizers()))),
                found, failed);
        tokenizers.addListener((_, _, _) -> find(name));
    }

    /// The open prompt has this name, or a version of it was saved.
    public void find(String open) {
        name = open;
        finding.submit(new Order(name, tokenizers.getValue()));
    }
}
