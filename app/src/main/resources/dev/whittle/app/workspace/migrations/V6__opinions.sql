-- What people think of answers, beside the experiment, which itself never changes. A run is its place in the experiment, from 0.
CREATE TABLE answer_rating (
  experiment TEXT NOT NULL REFERENCES experiment (id) ON DELETE CASCADE,
  run INTEGER NOT NULL,
  rated_at INTEGER NOT NULL,
  -- 1 to 5, and 0 to 100 as a decimal text; null where there is none.
  stars INTEGER,
  score TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (experiment, run)
) STRICT, WITHOUT ROWID;

-- Votes between answers without their names, in the order they were given.
CREATE TABLE answer_vote (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  experiment TEXT NOT NULL REFERENCES experiment (id) ON DELETE CASCADE,
  voted_at INTEGER NOT NULL,
  -- The runs in the order in which their answers stood, as a JSON array.
  shown TEXT NOT NULL,
  verdict TEXT NOT NULL,
  -- The run that was best, if the verdict is that one was.
  best INTEGER
) STRICT;

CREATE INDEX answer_vote_by_experiment ON answer_vote (experiment);
