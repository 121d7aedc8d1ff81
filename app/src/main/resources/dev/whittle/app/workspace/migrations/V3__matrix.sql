-- Replies of providers, whole ones only, by the SHA-256 of what was asked of whom: kept before anyone sees them, so that
-- nothing is paid for twice. "target" is the host and the model; "usd" is NULL where the cost is not known.
CREATE TABLE reply (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key BLOB NOT NULL,
  at INTEGER NOT NULL,
  target TEXT NOT NULL,
  reusable INTEGER NOT NULL,
  usd TEXT,
  output_tokens INTEGER,
  total_ms INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE INDEX reply_by_key ON reply (key, reusable, at);
CREATE INDEX reply_by_target ON reply (target, id);
CREATE INDEX reply_by_time ON reply (at);

-- Runs of prompts x models x cases, every input by value in the body.
CREATE TABLE matrix (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TRIGGER matrix_never_changes BEFORE UPDATE ON matrix
BEGIN
  SELECT RAISE(ABORT, 'A saved run never changes.');
END;

-- Which reply answers which call of a run; "paid" is 0 where an earlier run paid for it.
CREATE TABLE matrix_reply (
  matrix INTEGER NOT NULL REFERENCES matrix (seq) ON DELETE CASCADE,
  key BLOB NOT NULL,
  reply INTEGER NOT NULL REFERENCES reply (id),
  paid INTEGER NOT NULL,
  PRIMARY KEY (matrix, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX matrix_reply_by_reply ON matrix_reply (reply);
