-- Embeddings by SHA-256 of embedder and text, so that nothing is embedded twice. Only a cache: rows with the lowest ids go
-- when there are too many. A body is the number of dimensions (32 bits), then vectors of 16-bit floats, big-endian.
CREATE TABLE vector (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key BLOB NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;
