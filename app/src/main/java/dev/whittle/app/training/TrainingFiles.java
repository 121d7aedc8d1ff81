package dev.whittle.app.training;

import dev.whittle.app.export.TextFile;
import dev.whittle.format.FormatException;
import dev.whittle.optimizer.training.TrainingData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where training data go.
///
/// @param training what is learned from
/// @param heldOut what is held out, beside it; null if nothing is
public record TrainingFiles(Path training, @Nullable Path heldOut) {
    /// The files of data, the first of a name: `train.jsonl` and `train.validation.jsonl`.
    public static TrainingFiles of(Path file, TrainingData data) {
        return new TrainingFiles(file, data.validation().isEmpty() ? null : heldOut(file));
    }

    private static Path heldOut(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(dot < 1
                ? name + ".validation"
                : name.substring(0, dot) + ".validation" + name.substring(dot));
    }

    /// Writes both, each as a whole or not at all; files of these names are replaced.
    public void write(TrainingData data) throws IOException, FormatException {
        if (heldOut != null) {
            TextFile.write(heldOut, text(data.validation()));
        }
        TextFile.write(training, text(data.training()));
    }

    /// Lines as a file holds them.
    public static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
