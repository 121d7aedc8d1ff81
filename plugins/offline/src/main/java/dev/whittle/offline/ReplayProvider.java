package dev.whittle.offline;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyArchive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/// Answers with replies recorded earlier, found by the hash of the request in the folder the
/// connection's address names: `file:///home/ann/recordings`.
public final class ReplayProvider implements ReplyArchive {
    @Override
    public String id() {
        return "replay";
    }

    @Override
    public String displayName() {
        return "Replay (recorded replies, no network)";
    }

    @Override
    public URI defaultBaseUrl() {
        return Path.of(System.getProperty("user.home"), "whittle-recordings").toUri();
    }

    @Override
    public Reply.Origin origin() {
        return Reply.Origin.REPLAY;
    }

    @Override
    public LanguageModel connect(Connection connection) {
        return new Replay(connection.baseUrl());
    }

    @Override
    public void keep(Path folder, ModelRequest request, Reply reply) throws IOException {
        new Recordings(folder).keep(request, reply);
    }
}
