-- Who is named in the records, and as what: derived, one row for each name and role in an article.
CREATE TABLE attested (
  key     TEXT NOT NULL,  -- what all spellings of one actor's name have in common
  day     TEXT NOT NULL,  -- of the article's publication; "" where none is known
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  name    TEXT NOT NULL,  -- as the article has it
  role    TEXT NOT NULL,  -- "" where the article gives none
  type    TEXT NOT NULL,
  country TEXT NOT NULL,  -- "" where the article tells none
  PRIMARY KEY (key, day, article, name, role, type, country)
) WITHOUT ROWID;
CREATE INDEX attested_in_article ON attested(article);
