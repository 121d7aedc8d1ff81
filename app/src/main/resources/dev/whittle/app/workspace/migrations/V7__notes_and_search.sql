-- What the person noted about an experiment; the experiment itself never changes.
CREATE TABLE experiment_note (
  experiment INTEGER PRIMARY KEY REFERENCES experiment (seq) ON DELETE CASCADE,
  written_at INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

-- Only the indexes; rowids are the seq of the experiment and of the run. Runs that are not in theirs are added when a
-- workspace is opened.
CREATE VIRTUAL TABLE experiment_note_text USING fts5 (
  note,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER experiment_note_leaves_the_index AFTER DELETE ON experiment
BEGIN
  DELETE FROM experiment_note_text WHERE rowid = old.seq;
END;

CREATE VIRTUAL TABLE matrix_text USING fts5 (
  name, prompts, cases,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER matrix_leaves_the_index AFTER DELETE ON matrix
BEGIN
  DELETE FROM matrix_text WHERE rowid = old.seq;
END;
