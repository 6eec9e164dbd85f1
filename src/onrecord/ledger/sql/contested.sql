-- Figures held against each other: derived (docs/ledger.md), never written to by hand.

-- A figure that tells what it counts and what happened to it. Those with the same "entry" are of one thing; null of those that stand alone.
CREATE TABLE claims (
  figure   TEXT PRIMARY KEY REFERENCES figures(id) ON DELETE CASCADE,
  article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  entry    TEXT,
  day      TEXT,           -- the first on which it may have been; of a count from some day on, that day
  claimant TEXT,           -- what all ways to name the claimant have in common; null where the outlet says so itself
  compared TEXT NOT NULL   -- JSON: what is held against other claims
);
CREATE INDEX claims_of_article ON claims(article);
CREATE INDEX claims_of_entry ON claims(entry) WHERE entry IS NOT NULL;

-- What claims are found by: one of these must be common to two, on one day, before they are compared.
CREATE TABLE claim_elements (
  element TEXT NOT NULL,     -- what happened, to what, and a place or a state
  day     INTEGER NOT NULL,  -- counted from 1970-01-01
  figure  TEXT NOT NULL REFERENCES claims(figure) ON DELETE CASCADE,
  PRIMARY KEY (element, day, figure)
) WITHOUT ROWID;
CREATE INDEX claim_elements_of_figure ON claim_elements(figure);

-- Pairs of claims that are held to be of one thing.
CREATE TABLE claim_pairs (
  a        TEXT NOT NULL REFERENCES claims(figure) ON DELETE CASCADE,
  b        TEXT NOT NULL REFERENCES claims(figure) ON DELETE CASCADE,
  strength REAL NOT NULL,  -- how many things agree
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX claim_pairs_of_b ON claim_pairs(b);
