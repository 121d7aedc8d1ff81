package dev.whittle.app.prompt;

import dev.whittle.app.prompt.ImportState.Closed;
import dev.whittle.app.prompt.ImportState.Offered;
import dev.whittle.app.prompt.ImportState.Table;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.document.DecodedText;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Opens files as prompts. A plain text takes the prompt's place at once; of anything else the person first sees
/// what was understood, and whether it holds cases to take over. Undo brings the old prompt back in either case.
public final class ImportViewModel {
    private record Source(DecodedText decoded, String name) {
        String text() {
            return decoded.text();
        }
    }

    private static final Source NOTHING = new Source(new DecodedText("", ""), "");

    private record Found(Source source, ImportState state) {}

    private final OpenPrompt open;
    private final PromptFiles files;
    private final CaseDesk desk;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final Consumer<String> told;
    private final ReadOnlyObjectWrapper<ImportState> state = new ReadOnlyObjectWrapper<>(new Closed());
    private Source source = NOTHING;
    private Cancellable running = Cancellable.NONE;

    /// @param told takes what is said of how a file was read
    ImportViewModel(OpenPrompt open, PromptFiles files, CaseDesk desk, Background background,
            Consumer<? super Throwable> failed, Consumer<String> told) {
        this.open = open;
        this.files = files;
        this.desk = desk;
        this.background = background;
        this.failed = failed;
        this.told = told;
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
            Optional<FoundCases> workbook = desk.workbook(file);
            if (workbook.isPresent()) {
                return new Found(NOTHING, new Table(workbook.get()));
            }
            Source read = new Source(files.text(file), file.getFileName().toString());
            return new Found(read, offered(read, files.understand(read.text(), read.name())));
        }, this::found, failed);
    }

    private Offered offered(Source read, Understood understood) {
        return new Offered(understood, desk.find(read.name(), read.text(), understood));
    }

    /// Reads the same file as something else.
    ///
    /// @param format null for plain text
    public void readAs(@Nullable TemplateFormat format) {
        Source read = source;
        running.cancel();
        running = background.start(() -> offered(read, format == null
                ? files.plain(read.text(), read.name())
                : files.read(read.text(), read.name(), format)), state::set, failed);
    }

    /// Puts what was understood into the place of the prompt.
    public void accept() {
        if (state.get() instanceof Offered(var understood, var _)) {
            close();
            show(understood.template());
        }
    }

    /// Takes the cases over and leaves the prompt as it is.
    public void takeCases() {
        Optional<FoundCases> found = cases();
        close();
        found.ifPresent(desk::take);
    }

    /// Puts what was understood into the place of the prompt, and takes its cases over.
    public void acceptWithCases() {
        Optional<FoundCases> found = cases();
        accept();
        found.ifPresent(desk::take);
    }

    private Optional<FoundCases> cases() {
        return switch (state.get()) {
            case Closed() -> Optional.empty();
            case Offered(var _, Optional<FoundCases> cases) -> cases;
            case Table(FoundCases cases) -> Optional.of(cases);
        };
    }

    /// Leaves the prompt as it is.
    public void close() {
        running.cancel();
        source = NOTHING;
        state.set(new Closed());
    }

    private void found(Found found) {
        String note = found.source().decoded().note();
        if (!note.isEmpty()) {
            told.accept(note);
        }
        if (found.state() instanceof Offered(Understood understood, Optional<FoundCases> cases)
                && understood.isCertainlyPlain() && cases.isEmpty()) {
            close();
            show(understood.template());
        } else {
            source = found.source();
            state.set(found.state());
        }
    }

    private void show(Template template) {
        open.replace(template.prompt());
        open.nameProperty().set(template.name());
    }
}
