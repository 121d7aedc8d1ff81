package dev.whittle.model;

import java.io.IOException;
import java.nio.file.Path;

/// A provider that answers with replies recorded earlier, and records them. Thread-safe.
public interface ReplyArchive extends ModelProvider {
    /// Keeps a whole reply in a folder, under the hash of its request; one that is there already is
    /// replaced. Holds no key.
    ///
    /// @param folder made if it is missing; [Connection#baseUrl] as a `file:` address finds it again
    /// @throws IOException if it cannot be written; what was there before is still there
    void keep(Path folder, ModelRequest request, Reply reply) throws IOException;
}
