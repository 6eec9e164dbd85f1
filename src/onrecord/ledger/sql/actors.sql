-- Who is named in the records, and as what: derived, one row for each name and role in an article.
CREATE TABLE attested (
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  key     TEXT NOT NULL,  -- what all spellings of one actor's name have in common
  name    TEXT NOT NULL,  -- as the article has it
  type    TEXT NOT NULL,
  role    TEXT NOT NULL,  -- "" where the article gives none
  country TEXT NOT NULL,  -- "" where the article tells none
  day     TEXT,           -- of the article's publication
  PRIMARY KEY (article, key, name, type, role, country)
) WITHOUT ROWID;
CREATE INDEX attested_by_key ON attested(key, name);
