package dev.whittle.app.settings;

import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.util.List;
import java.util.function.Consumer;

/// A client that is made when it is asked something and closed after.
record OnDemand(Dial dial) implements LanguageModel {
    @Override
    public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
            throws ModelException, InterruptedException {
        try (LanguageModel client = dial.connect()) {
            return client.stream(request, listener);
        }
    }

    @Override
    public List<String> models() throws ModelException, InterruptedException {
        try (LanguageModel client = dial.connect()) {
            return client.models();
        }
    }

    @Override
    public long countTokens(ModelRequest request) throws ModelException, InterruptedException {
        try (LanguageModel client = dial.connect()) {
            return client.countTokens(request);
        }
    }

    @Override
    public void close() {
        // Every question closes its own client.
    }
}
