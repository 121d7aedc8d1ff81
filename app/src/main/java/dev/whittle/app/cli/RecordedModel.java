package dev.whittle.app.cli;

import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyArchive;
import dev.whittle.model.ReplyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// A client whose whole replies are kept for replaying. A reply that cannot be kept is still a reply: it was
/// paid for.
record RecordedModel(LanguageModel client, ReplyArchive archive, Path folder) implements LanguageModel {
    static RecordedModel of(LanguageModel client, Path folder, Terminal terminal) {
        ReplyArchive archive = terminal.plugins().providers().stream().filter(ReplyArchive.class::isInstance)
                .map(ReplyArchive.class::cast).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No plugin records replies; leave out --record, or put the plugin back."));
        return new RecordedModel(client, archive, folder);
    }

    @Override
    public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
            throws ModelException, InterruptedException {
        Reply reply = client.stream(request, listener);
        if (reply.origin() == Reply.Origin.PROVIDER) {
            try {
                archive.keep(folder, request, reply);
            } catch (IOException e) {
                listener.accept(new ReplyEvent.Note("The reply was not recorded in %s (%s); check the folder."
                        .formatted(folder, e.getClass().getSimpleName())));
            }
        }
        return reply;
    }

    @Override
    public List<String> models() throws ModelException, InterruptedException {
        return client.models();
    }

    @Override
    public long countTokens(ModelRequest request) throws ModelException, InterruptedException {
        return client.countTokens(request);
    }

    @Override
    public void close() {
        client.close();
    }
}
