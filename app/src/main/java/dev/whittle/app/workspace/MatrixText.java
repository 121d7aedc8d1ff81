package dev.whittle.app.workspace;

import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.prompt.Message;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The words a run on cases is found by: its name, its prompts, its cases. One that cannot be read is found by its name.
record MatrixText(String prompts, String cases) {
    static final MatrixText NONE = new MatrixText("", "");

    static MatrixText of(String body) {
        try {
            return of(MatrixInputs.fromJson(JsonMapper.shared().readTree(body)));
        } catch (JacksonException | IllegalArgumentException _) {
            return NONE;
        }
    }

    static MatrixText of(MatrixInputs inputs) {
        List<String> prompts = new ArrayList<>();
        for (MatrixColumn column : inputs.columns()) {
            prompts.add(column.column().promptName());
            column.column().prompt().messages().stream().map(Message::text).forEach(prompts::add);
        }
        List<String> cases = new ArrayList<>(List.of(inputs.cases().name()));
        inputs.cases().cases().forEach(one -> cases.add(of(one)));
        return new MatrixText(String.join("\n", prompts), String.join("\n", cases));
    }

    /// The words of one case.
    static String of(Case one) {
        List<String> words = new ArrayList<>(one.variables().values());
        if (!one.description().isEmpty()) {
            words.addFirst(one.description());
        }
        return String.join("\n", words);
    }

    void index(Handle handle, long seq, String name) {
        handle.execute("INSERT INTO matrix_text (rowid, name, prompts, cases) VALUES (?, ?, ?, ?)", seq,
                SearchText.index(name), SearchText.index(prompts), SearchText.index(cases));
    }

    /// Makes runs findable that an older Whittle saved.
    static void indexMissing(Database database) throws WorkspaceException {
        record Run(long seq, String name, String body) {}
        String missing = " FROM matrix WHERE seq NOT IN (SELECT rowid FROM matrix_text)";
        if (database.read(handle -> handle.select("SELECT count(*)" + missing).mapTo(Long.class).one()) > 0) {
            database.write(handle -> {
                handle.select("SELECT seq, name, body" + missing)
                        .map((row, _) -> new Run(row.getLong("seq"), row.getString("name"), row.getString("body")))
                        .list().forEach(run -> of(run.body()).index(handle, run.seq(), run.name()));
                return true;
            });
        }
    }
}
