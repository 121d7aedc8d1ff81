package dev.whittle.app.export;

import dev.whittle.app.export.ExportState.Failed;
import dev.whittle.app.export.ExportState.Proved;
import dev.whittle.app.export.ExportState.Proving;
import dev.whittle.app.export.ExportState.Written;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Exports the open prompt, with or without the accepted edits, for the model the window works for.
public final class ExportViewModel {
    /// Where the sheet takes its prompt from.
    public interface Source {
        String name();

        Prompt prompt();

        /// The prompt with the accepted edits, if there are any for the prompt as it stands.
        Optional<Prompt> optimized();

        Model model();

        /// What counts for the model.
        Tokenizer tokenizer();
    }

    private final Source source;
    private final List<TemplateFormat> formats;
    private final Background background;
    private final ObjectProperty<@Nullable TemplateFormat> format = new SimpleObjectProperty<>();
    private final BooleanProperty optimized = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ExportState> state = new ReadOnlyObjectWrapper<>(new Proving());
    private Cancellable running = Cancellable.NONE;

    public ExportViewModel(Source source, List<TemplateFormat> formats, Background background) {
        this.source = source;
        this.formats = formats.stream().filter(one -> !one.readOnly())
                .sorted(Comparator.comparing(TemplateFormat::kind)).toList();
        this.background = background;
        format.addListener((_, _, _) -> prove());
        optimized.addListener((_, _, _) -> prove());
    }

    /// What can be written, those of a kind together.
    public List<TemplateFormat> formats() {
        return formats;
    }

    public ObjectProperty<@Nullable TemplateFormat> formatProperty() {
        return format;
    }

    /// Whether the accepted edits go into the file.
    public BooleanProperty optimizedProperty() {
        return optimized;
    }

    public boolean hasOptimized() {
        return source.optimized().isPresent();
    }

    public ReadOnlyObjectProperty<ExportState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The sheet opens: the prompt as it is now is proved.
    public void opened() {
        optimized.set(hasOptimized());
        if (format.get() == null && !formats.isEmpty()) {
            format.set(formats.getFirst());
        }
        prove();
    }

    /// A file name for the prompt in the chosen format.
    public String suggestedName() {
        TemplateFormat chosen = format.get();
        return FileName.of(source.name(), chosen == null ? "" : chosen.extension());
    }

    /// Writes what was proved.
    public void write(Path file) {
        TemplateFile.Proof proof = proof();
        if (proof != null) {
            running.cancel();
            running = background.start(() -> {
                TextFile.write(file, proof.content());
                return proof;
            }, _ -> state.set(new Written(proof, file)), this::failed);
        }
    }

    private TemplateFile.@Nullable Proof proof() {
        return switch (state.get()) {
            case Proved(var proof) -> proof;
            case Written(var proof, var _) -> proof;
            case Proving(),Failed(_) -> null;
        };
    }

    private void prove() {
        running.cancel();
        TemplateFormat chosen = format.get();
        if (chosen == null) {
            state.set(new Failed(
                    new Problem("There is no format to write.", "Put a format plugin into the plugin folder.")));
            return;
        }
        Prompt prompt = optimized.get() ? source.optimized().orElseGet(source::prompt) : source.prompt();
        Model model = source.model();
        Tokenizer tokenizer = source.tokenizer();
        Template template = new Template(source.name(), "", prompt, model.provider(), model.modelId(),
                Parameters.DEFAULT);
        state.set(new Proving());
        running = background.compute(() -> TemplateFile.prove(chosen, template, tokenizer),
                proof -> state.set(new Proved(proof)), this::failed);
    }

    private void failed(Throwable cause) {
        state.set(new Failed(Problem.of(cause)));
    }
}
