package dev.whittle.app.workspace;

import java.nio.file.Path;

/// What a workspace holds and how large it is.
///
/// @param bytes of the file
/// @param logBytes of the write-ahead log beside it, which goes back into the file by itself
/// @param unusedBytes what compacting would free at least
/// @param schema the number of the last migration
/// @param earlierTexts revisions of the draft that are kept
/// @param deletedExperiments experiments that can still be restored
/// @param embeddingBytes of the cache of embeddings
/// @param runs on cases
/// @param replies that are kept of them
public record WorkspaceReport(Path file, long bytes, long logBytes, long unusedBytes, String schema, int prompts,
        int versions, int labels, int experiments, int deletedExperiments, int earlierTexts, long embeddingBytes,
        int runs,
        int replies) {}
