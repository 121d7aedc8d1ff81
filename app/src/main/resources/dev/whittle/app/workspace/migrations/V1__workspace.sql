-- Moments are milliseconds since 1970 in UTC. Bodies are JSON with a "format" of their own.

-- "WHIT": says that the file is a Whittle workspace and no other program's database.
PRAGMA application_id = 0x57484954;

-- What is being edited, one row an autosave. The newest row is the draft; older ones thin out with age.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  saved_at INTEGER NOT NULL,
  name TEXT NOT NULL,
  chars INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE prompt (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE prompt_version (
  prompt INTEGER NOT NULL REFERENCES prompt (id),
  number INTEGER NOT NULL,
  content_id TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  note TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (prompt, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER prompt_version_never_changes BEFORE UPDATE ON prompt_version
BEGIN
  SELECT RAISE(ABORT, 'A saved version never changes.');
END;

CREATE TABLE experiment (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  models TEXT NOT NULL,
  finished INTEGER NOT NULL,
  usd TEXT,
  deleted_at INTEGER,
  body TEXT NOT NULL
) STRICT;

CREATE INDEX experiment_by_time ON experiment (created_at DESC, seq DESC) WHERE deleted_at IS NULL;

CREATE TRIGGER experiment_never_changes BEFORE UPDATE OF id, name, created_at, models, finished, usd, body ON experiment
BEGIN
  SELECT RAISE(ABORT, 'A saved experiment never changes.');
END;

-- Only the index: the texts themselves stand in the bodies.
CREATE VIRTUAL TABLE experiment_text USING fts5 (
  name, prompts, answers,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER experiment_leaves_the_index AFTER DELETE ON experiment
BEGIN
  DELETE FROM experiment_text WHERE rowid = old.seq;
END;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
