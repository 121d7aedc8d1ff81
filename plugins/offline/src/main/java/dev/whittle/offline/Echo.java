package dev.whittle.offline;

import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.util.List;
import java.util.function.Consumer;

/// Says the last message again, word by word. It counts no tokens: there is no model whose they are.
final class Echo implements LanguageModel {
    @Override
    public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
            throws ModelException, InterruptedException {
        if (request.messages().isEmpty()) {
            throw new ModelException(ModelException.Kind.REFUSED, "There is no message to echo: write a prompt.");
        }
        listener.accept(new ReplyEvent.Note("This is an echo of the prompt; no model was asked."));
        return new Telling(request.messages().getLast().text(), listener)
                .reply(Reply.Finish.STOP, null, "echo", Reply.Origin.ECHO, null);
    }

    @Override
    public List<String> models() {
        return List.of("echo");
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
