-- What people say of the answers of a run, by the number of the cell: the run's inputs never change, so the number holds.
CREATE TABLE matrix_rating (
  matrix INTEGER NOT NULL REFERENCES matrix (seq) ON DELETE CASCADE,
  cell INTEGER NOT NULL,
  rated_at INTEGER NOT NULL,
  grade INTEGER,
  passed INTEGER,
  note TEXT NOT NULL,
  PRIMARY KEY (matrix, cell)
) STRICT, WITHOUT ROWID;

-- What calls may have cost whose reply broke off, so that it counts against the budget of its day. "run" is the id of the run,
-- which may have been deleted since: what was spent stays spent.
CREATE TABLE lost_call (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  run TEXT,
  usd TEXT NOT NULL
) STRICT;

CREATE INDEX lost_call_by_time ON lost_call (at);
