package dev.whittle.app.workspace;

import dev.whittle.optimizer.experiment.Comparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.UUID;

/// Finds words in runs on cases: in their names, prompts and cases, and in the answers. Which cell a reply answers is
/// worked out from what the run was started with, which takes a while for a large one, so that runs are remembered.
final class RunsFound {
    private static final int MOST_REMEMBERED_CELLS = 400_000;
    private static final int PAGE = 500;
    private static final String LOOKUP = """
            SELECT reply_text.rowid AS reply, matrix_reply.matrix AS run, lower(hex(matrix_reply.key)) AS k, at,
              reply.body AS body
            FROM reply_text JOIN reply ON reply.id = reply_text.rowid
              JOIN matrix_reply ON matrix_reply.reply = reply.id
            WHERE reply_text MATCH ? AND reply_text.rowid < ?
              AND matrix = (SELECT max(matrix) FROM matrix_reply WHERE reply = reply_text.rowid)
            ORDER BY reply_text.rowid DESC LIMIT ?""";

    private record Reply(long id, long run, String key, Instant at, String body) {}

    private final Database database;
    // Runs never change, so what was worked out holds; the one looked at last stands last.
    private final SequencedMap<Long, RunText> remembered = new LinkedHashMap<>(16, 0.75f, true);

    RunsFound(Database database) {
        this.database = database;
    }

    /// Runs that have the words in their names, prompts or cases, newest first.
    List<Found> runs(String query, Words words, int limit) throws WorkspaceException {
        List<Found> found = new ArrayList<>();
        for (long seq : database.read(handle -> handle.select("SELECT seq FROM matrix WHERE seq IN "
                + "(SELECT rowid FROM matrix_text WHERE matrix_text MATCH ?) ORDER BY seq DESC LIMIT ?", query, limit)
                .mapTo(Long.class).list())) {
            text(seq).ifPresent(run -> found.add(run.found(words)));
        }
        return found;
    }

    /// Answers that have the words, each of the newest run it belongs to, newest first. What a model said that judged
    /// is none.
    List<Found> answers(String query, Words words, int limit, Comparison comparison) throws WorkspaceException {
        List<Found> found = new ArrayList<>();
        long before = Long.MAX_VALUE;
        while (found.size() < limit) {
            List<Reply> page = page(query, before);
            for (Reply reply : page) {
                Optional<RunText> run = text(reply.run());
                OptionalInt cell = run.isEmpty() ? OptionalInt.empty() : run.get().cell(reply.key(), comparison);
                if (cell.isPresent() && found.size() < limit) {
                    found.add(run.orElseThrow().answer(cell.getAsInt(), reply.at(), ReplyText.of(reply.body()), words));
                }
            }
            if (page.size() < PAGE) {
                break;
            }
            before = page.getLast().id();
        }
        return found;
    }

    private List<Reply> page(String query, long before) throws WorkspaceException {
        return database.read(handle -> handle.select(LOOKUP, query, before, PAGE)
                .map((row, _) -> new Reply(row.getLong("reply"), row.getLong("run"), row.getString("k"),
                        Instant.ofEpochMilli(row.getLong("at")), row.getString("body")))
                .list());
    }

    private Optional<RunText> text(long seq) throws WorkspaceException {
        synchronized (remembered) {
            RunText known = remembered.get(seq);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<RunText> read = database.read(handle -> handle
                .select("SELECT id, name, created_at, body FROM matrix WHERE seq = ?", seq)
                .map((row, _) -> RunText.of(UUID.fromString(row.getString("id")), row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("created_at")), row.getString("body")))
                .findOne());
        read.ifPresent(run -> remember(seq, run));
        return read;
    }

    private void remember(long seq, RunText run) {
        synchronized (remembered) {
            remembered.put(seq, run);
            long cells = remembered.values().stream().mapToLong(RunText::size).sum();
            while (cells > MOST_REMEMBERED_CELLS && remembered.size() > 1) {
                cells -= remembered.pollFirstEntry().getValue().size();
            }
        }
    }
}
