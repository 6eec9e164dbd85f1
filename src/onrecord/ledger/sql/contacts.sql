-- What is held to be one happening: derived from the events of all articles (docs/ledger.md), never written to by hand.

-- One report's account of a happening. Those with the same "entry" tell of one; an entry's id is made from that of its first account.
CREATE TABLE accounts (
  event    TEXT PRIMARY KEY REFERENCES events(id) ON DELETE CASCADE,
  article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  entry    TEXT NOT NULL,
  type     TEXT NOT NULL,
  status   TEXT NOT NULL,
  first    TEXT,          -- the days between which it lies, or is looked for where the text tells none
  last     TEXT,
  told     TEXT,          -- by what: the text, what stands beside it, the day of the report, or nowhere
  compared TEXT NOT NULL  -- JSON: what is held against other accounts
);
CREATE INDEX accounts_of_article ON accounts(article);
CREATE INDEX accounts_of_entry ON accounts(entry);
CREATE INDEX accounts_by_day ON accounts(type, first);

-- What accounts are found by: two of these must be common to two accounts, on one day, before they are compared.
CREATE TABLE account_elements (
  element TEXT NOT NULL,     -- type of deed, and a party, a state or a place
  day     INTEGER NOT NULL,  -- counted from 1970-01-01
  event   TEXT NOT NULL REFERENCES accounts(event) ON DELETE CASCADE,
  PRIMARY KEY (element, day, event)
) WITHOUT ROWID;
CREATE INDEX account_elements_of_event ON account_elements(event);

-- Pairs of accounts that are held to be the same, or may be (a candidate, left to a person's judgement).
CREATE TABLE account_pairs (
  a        TEXT NOT NULL REFERENCES accounts(event) ON DELETE CASCADE,
  b        TEXT NOT NULL REFERENCES accounts(event) ON DELETE CASCADE,
  verdict  TEXT NOT NULL,  -- same or candidate
  strength REAL NOT NULL,  -- how many things agree
  reasons  TEXT NOT NULL,  -- JSON: a list of sentences
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX account_pairs_of_b ON account_pairs(b);
