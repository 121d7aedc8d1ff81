package dev.whittle.app.tokenizer;

import dev.whittle.app.problem.Problem;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import dev.whittle.tokenizer.file.TokenizerFile;
import dev.whittle.tokenizer.file.VendorFamily;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The one place to ask for the tokenizer of a model: the person's own file if it has been loaded, else
/// what is built in, corrected by what its provider counted when asked. A file that is missing or has changed is
/// told of, and the estimate counts again.
/// Thread-safe.
public final class ModelTokenizers {
    private final TokenizerRegistry registry;
    private final Consumer<? super Problem> problems;
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();
    private final Map<String, Tokenizer> recalibrated = new ConcurrentHashMap<>();

    private record Loaded(AddedTokenizer from, Tokenizer tokenizer) {}

    /// @param problems is told which file is not used, and why
    public ModelTokenizers(TokenizerRegistry registry, Consumer<? super Problem> problems) {
        this.registry = registry;
        this.problems = problems;
    }

    public TokenizerRegistry registry() {
        return registry;
    }

    /// The tokenizer with an id; a file that is not loaded yet is not waited for.
    public Tokenizer get(String id) {
        Loaded own = loaded.get(id);
        if (own != null) {
            return own.tokenizer();
        }
        Tokenizer taught = recalibrated.get(id);
        return taught == null ? Tokenizers.get(id) : taught;
    }

    /// Loads the files of some ids, where there are any and they are not loaded yet; takes seconds. Files
    /// that were removed are forgotten.
    public void load(Iterable<String> ids) {
        TokenizerRegistry.Contents known;
        try {
            known = registry.contents();
        } catch (IOException | IllegalArgumentException e) {
            problems.accept(Problem.of(e));
            return;
        }
        for (String id : ids) {
            known.added().stream().filter(added -> added.family().equals(id)).findFirst()
                    .ifPresentOrElse(this::load, () -> loaded.remove(id));
            known.recalibration(id).flatMap(taught -> Tokenizers.recalibrated(id, taught.factor()))
                    .ifPresentOrElse(taught -> recalibrated.put(id, taught), () -> recalibrated.remove(id));
        }
    }

    private void load(AddedTokenizer added) {
        Loaded known = loaded.get(added.family());
        if (known != null && known.from().equals(added)) {
            return;
        }
        try {
            loaded.put(added.family(), new Loaded(added, read(added)));
        } catch (IOException | IllegalArgumentException e) {
            loaded.remove(added.family());
            Problem why = e instanceof NoSuchFileException
                    ? new Problem("The tokenizer file %s is missing.".formatted(added.file()), "", e)
                    : Problem.of(e);
            problems.accept(new Problem(why.title(), "%s is estimated until you add the file again or remove it."
                    .formatted(added.family()), e));
        }
    }

    private static Tokenizer read(AddedTokenizer added) throws IOException {
        TokenizerFile file = TokenizerFile.read(added.file(), added.family(), VendorFamily.get(added.family()).rule());
        if (!file.sha256().equals(added.sha256())) {
            throw new IllegalArgumentException(
                    "The tokenizer file %s has changed since it was added.".formatted(added.file()));
        }
        return file.encoding();
    }
}
