package dev.whittle.app.prompt;

import dev.whittle.app.prompt.ImportState.Closed;
import dev.whittle.app.prompt.ImportState.Offered;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Opens files as prompts. A plain text takes the prompt's place at once; of anything else the person first sees
/// what was understood. Undo brings the old prompt back in either case.
public final class ImportViewModel {
    private record Source(String text, String name) {}

    private record Found(Source source, Understood understood) {}

    private final OpenPrompt open;
    private final PromptFiles files;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final ReadOnlyObjectWrapper<ImportState> state = new ReadOnlyObjectWrapper<>(new Closed());
    private Source source = new Source("", "");
    private Cancellable running = Cancellable.NONE;

    ImportViewModel(OpenPrompt open, PromptFiles files, Background background, Consumer<? super Throwable> failed) {
        this.open = open;
        this.files = files;
        this.background = background;
        this.failed = failed;
    }

    public ReadOnlyObjectProperty<ImportState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What a file may be read as.
    public List<TemplateFormat> formats() {
        return files.formats();
    }

    /// Reads a file, and opens it or says what it is.
    public void open(Path file) {
        running.cancel();
        running = background.start(() -> {
            Source read = new Source(files.text(file), file.getFileName().toString());
            return new Found(read, files.understand(read.text(), read.name()));
        }, this::found, failed);
    }

    /// Reads the same file as something else.
    ///
    /// @param format null for plain text
    public void readAs(@Nullable TemplateFormat format) {
        Source read = source;
        running.cancel();
        running = background.start(() -> format == null
                ? files.plain(read.text(), read.name())
                : files.read(read.text(), read.name(), format),
                understood -> state.set(new Offered(understood)), failed);
    }

    /// Puts what was understood into the place of the prompt.
    public void accept() {
        if (state.get() instanceof Offered(var understood)) {
            close();
            show(understood.template());
        }
    }

    /// Leaves the prompt as it is.
    public void close() {
        running.cancel();
        source = new Source("", "");
        state.set(new Closed());
    }

    private void found(Found found) {
        if (found.understood().isCertainlyPlain()) {
            close();
            show(found.understood().template());
        } else {
            source = found.source();
            state.set(new Offered(found.understood()));
        }
    }

    private void show(Template template) {
        open.replace(template.prompt());
        open.nameProperty().set(template.name());
    }
}
