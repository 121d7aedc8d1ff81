-- Only the index of what replies say, their text stays in the body; rowids are the ids of the replies. Replies of before
-- are added when a workspace is opened. Of each the first 200,000 characters, as in ReplyText.
CREATE VIRTUAL TABLE reply_text USING fts5 (
  answer,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- Whoever writes a reply, in the same transaction: the index is never behind.
CREATE TRIGGER reply_enters_the_index AFTER INSERT ON reply
BEGIN
  INSERT INTO reply_text (rowid, answer) VALUES (new.id,
    CASE WHEN json_valid(new.body) THEN coalesce(substr(json_extract(new.body, '$.outcome.text'), 1, 200000), '') ELSE '' END);
END;

CREATE TRIGGER reply_leaves_the_index AFTER DELETE ON reply
BEGIN
  DELETE FROM reply_text WHERE rowid = old.id;
END;
