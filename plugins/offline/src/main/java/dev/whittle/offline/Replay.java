package dev.whittle.offline;

import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Answers out of a folder of recordings.
final class Replay implements LanguageModel {
    private final URI address;

    Replay(URI address) {
        this.address = address;
    }

    @Override
    public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
            throws ModelException, InterruptedException {
        Reply recorded = recordings().find(request);
        listener.accept(new ReplyEvent.Note(
                "This reply was recorded earlier; no model was asked, and the times are not the provider's."));
        return new Telling(recorded.text(), listener).reply(recorded.finish(), recorded.usage(),
                recorded.servedModel(), Reply.Origin.REPLAY, recorded.confidence());
    }

    @Override
    public List<String> models() throws ModelException {
        return recordings().models();
    }

    private Recordings recordings() throws ModelException {
        try {
            return new Recordings(Path.of(address));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new ModelException(Kind.UNREACHABLE,
                    "\"%s\" is no folder on this machine: enter one such as file:///home/ann/recordings."
                            .formatted(address),
                    "", e);
        }
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
