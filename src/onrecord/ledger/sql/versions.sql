-- Earlier texts of articles that were corrected: each with its records, as it was read. The current text stands in "articles".
CREATE TABLE versions (
  article     TEXT NOT NULL REFERENCES articles(id) DEFERRABLE INITIALLY DEFERRED,
  id          TEXT NOT NULL,  -- the article's id when this text was read
  address     TEXT,           -- of its page, in one form for all ways of writing it
  text_sha256 TEXT NOT NULL,
  retrieved   TEXT,           -- ISO instant
  reading     TEXT NOT NULL,  -- JSON: article, records, refusals, sentences
  PRIMARY KEY (article, text_sha256)
);
CREATE INDEX versions_by_id ON versions(id);
CREATE INDEX versions_by_address ON versions(address);
