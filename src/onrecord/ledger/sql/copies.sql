-- Which articles are of one source: derived from their texts, one by one and two by two (docs/ledger.md).

-- Runs of words by which passages in common are found: of any that are long enough, at least one is here of both articles.
CREATE TABLE shingles (
  hash    INTEGER NOT NULL,  -- CRC-32 of the words
  day     INTEGER NOT NULL,  -- of publication, counted from 1970-01-01; -1000000 where none is known
  article TEXT NOT NULL,
  PRIMARY KEY (hash, day, article)
) WITHOUT ROWID;

-- How many runs were kept of an article.
CREATE TABLE shingled (
  article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  hashes  INTEGER NOT NULL
) WITHOUT ROWID;

-- Two articles that share a good part of their words; "a" comes before "b" in the alphabet.
CREATE TABLE copies (
  a       TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  b       TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  kind    TEXT NOT NULL,  -- copy or rewrite
  share_a REAL NOT NULL,  -- of the words of a, those that stand in b as well
  share_b REAL NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX copies_of_b ON copies(b);

-- Articles that share a source with others, and the first of all those by date.
CREATE TABLE shared_sources (
  article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  source  TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX shared_sources_by_source ON shared_sources(source);

-- Articles whose source is another than before: what rests on it is derived anew before the transaction ends, which leaves this empty.
CREATE TABLE source_changed (
  article TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TRIGGER source_found AFTER INSERT ON shared_sources BEGIN
  INSERT OR IGNORE INTO source_changed VALUES (new.article);
END;
CREATE TRIGGER source_replaced AFTER UPDATE ON shared_sources BEGIN
  INSERT OR IGNORE INTO source_changed VALUES (new.article);
END;
CREATE TRIGGER source_lost AFTER DELETE ON shared_sources BEGIN
  INSERT OR IGNORE INTO source_changed VALUES (old.article);
END;
