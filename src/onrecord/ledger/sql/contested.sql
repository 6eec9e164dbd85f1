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
CREATE INDEX claims_in_entries ON claims(figure, entry);

-- What more than one claim is about, and how the claims stand to each other.
CREATE TABLE contested (
  id       TEXT PRIMARY KEY,  -- the entry of its claims
  relation TEXT NOT NULL,     -- equal, consistent, revised or contradictory
  first    TEXT NOT NULL,     -- days between which the claims lie; of one without a time, that of its report; "" where none is known
  last     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX contested_by_day ON contested(first, last, id);

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
