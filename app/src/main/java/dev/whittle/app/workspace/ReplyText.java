package dev.whittle.app.workspace;

import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a reply is found by: the beginning of its text. A trigger of the file puts every reply into the index as it is
/// written; here those follow whose signs are words of their own, and those of an older Whittle.
final class ReplyText {
    private static final int AT_ONCE = 2_000;

    private record Row(long id, String text) {}

    private ReplyText() {}

    /// The text of a reply as it is kept; empty if it cannot be read.
    static String of(String body) {
        try {
            return JsonMapper.shared().readTree(body).path("outcome").path("text").asString("");
        } catch (JacksonException _) {
            return "";
        }
    }

    private static String index(String text) {
        return SearchText.index(text.length() <= Words.LOOKED_THROUGH ? text : text.substring(0, Words.LOOKED_THROUGH));
    }

    /// Splits what the trigger could not, after a reply with this key was inserted.
    static void split(Handle handle, byte[] key, String text) {
        if (text.codePoints().anyMatch(SearchText::standsAlone)) {
            handle.execute("UPDATE reply_text SET answer = ? WHERE rowid = (SELECT max(id) FROM reply WHERE key = ?)",
                    index(text), key);
        }
    }

    /// Makes replies findable that an older Whittle kept.
    static void indexMissing(Database database) throws WorkspaceException {
        boolean missing = database.read(handle -> handle.select("SELECT (SELECT count(*) FROM reply) > "
                + "(SELECT count(*) FROM reply_text_docsize)").mapTo(Boolean.class).one());
        for (long after = 0; missing;) {
            long from = after;
            List<Row> rows = database.read(handle -> handle.select("SELECT id, body FROM reply WHERE id > ? "
                    + "AND NOT EXISTS (SELECT 1 FROM reply_text_docsize WHERE id = reply.id) ORDER BY id LIMIT "
                    + AT_ONCE, from)
                    .map((row, _) -> new Row(row.getLong("id"), of(row.getString("body")))).list());
            missing = rows.size() == AT_ONCE;
            if (!rows.isEmpty()) {
                after = rows.getLast().id();
                database.write(handle -> insert(handle, rows));
            }
        }
    }

    // Another program may have been faster, or have deleted one.
    private static boolean insert(Handle handle, List<Row> rows) {
        var batch = handle.prepareBatch("INSERT INTO reply_text (rowid, answer) SELECT id, ? FROM reply WHERE id = ? "
                + "AND NOT EXISTS (SELECT 1 FROM reply_text_docsize WHERE id = reply.id)");
        rows.forEach(row -> batch.add(index(row.text()), row.id()));
        batch.execute();
        return true;
    }
}
