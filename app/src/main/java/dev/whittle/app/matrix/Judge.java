package dev.whittle.app.matrix;

import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.Server;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The model that judges answers.
///
/// @param saved as it is kept with a run
record Judge(MatrixBody.Judge saved, MatrixColumn column, LanguageModel client) {
    /// The one that was chosen, or null if no model was.
    ///
    /// @throws IllegalArgumentException if it cannot be asked; the message is one sentence for the person
    static @Nullable Judge of(ModelChoice choice, Function<Server, LanguageModel> clients) {
        if (choice.modelProperty().get().isBlank()) {
            return null;
        }
        String problem = choice.problem();
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException("The judge: " + problem);
        }
        Server server = choice.server().orElseThrow();
        MatrixBody.Judge saved = new MatrixBody.Judge(choice.target().model(), server.connection());
        return new Judge(saved, saved.column(choice.target()), clients.apply(server));
    }
}
