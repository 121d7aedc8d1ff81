-- Which version a version was made from, and the model that was chosen when it was saved; both may be unknown.
ALTER TABLE prompt_version ADD COLUMN parent_prompt INTEGER REFERENCES prompt (id);
ALTER TABLE prompt_version ADD COLUMN parent_number INTEGER;
ALTER TABLE prompt_version ADD COLUMN model TEXT;

-- A note may be written later; the version itself never changes. It comes before the one saved with the version.
CREATE TABLE version_note (
  prompt INTEGER NOT NULL,
  number INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (prompt, number),
  FOREIGN KEY (prompt, number) REFERENCES prompt_version (prompt, number)
) STRICT, WITHOUT ROWID;

-- Names that move from version to version, such as production.
CREATE TABLE version_label (
  prompt INTEGER NOT NULL,
  label TEXT NOT NULL,
  number INTEGER NOT NULL,
  moved_at INTEGER NOT NULL,
  PRIMARY KEY (prompt, label),
  FOREIGN KEY (prompt, number) REFERENCES prompt_version (prompt, number)
) STRICT, WITHOUT ROWID;

-- Only the index; a rowid is prompt * 2^32 + number. Versions that are not in it are added when a workspace is opened.
CREATE VIRTUAL TABLE version_text USING fts5 (
  name, note, texts,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
