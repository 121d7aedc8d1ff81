package dev.whittle.app.control;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The file dialogs of the operating system. The folder used last is offered first.
public final class SystemFilePicker implements FilePicker {
    private final Supplier<Window> owner;
    private @Nullable File folder;

    public SystemFilePicker(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public List<Path> toOpen(String title, List<String> extensions) {
        List<File> files = chooser(title, extensions).showOpenMultipleDialog(owner.get());
        return files == null ? List.of() : files.stream().peek(this::remember).map(File::toPath).toList();
    }

    @Override
    public Optional<Path> toSave(String title, String suggestedName, List<String> extensions) {
        FileChooser chooser = chooser(title, extensions);
        chooser.setInitialFileName(suggestedName);
        Optional<File> file = Optional.ofNullable(chooser.showSaveDialog(owner.get()));
        file.ifPresent(this::remember);
        return file.map(File::toPath);
    }

    private FileChooser chooser(String title, List<String> extensions) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        if (!extensions.isEmpty()) {
            chooser.getExtensionFilters().add(
                    new ExtensionFilter(String.join(", ", extensions),
                            extensions.stream().map(e -> "*." + e).toList()));
            chooser.getExtensionFilters().add(new ExtensionFilter("All files", "*.*"));
        }
        return chooser;
    }

    private void remember(File file) {
        folder = file.getParentFile();
    }
}
