package dev.whittle.app.cli;

import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.util.List;
import java.util.function.Consumer;

/// Stands where a model would be asked and nothing may be sent.
final class Unasked implements LanguageModel {
    @Override
    public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener) throws ModelException {
        throw new ModelException(ModelException.Kind.REFUSED, "This was not asked; go on with the run to have it.");
    }

    @Override
    public List<String> models() {
        return List.of();
    }

    @Override
    public void close() {}
}
