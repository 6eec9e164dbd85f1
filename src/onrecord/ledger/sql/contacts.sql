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
  fate     TEXT,          -- what it says became of what had been announced: postponed, cancelled or moved
  compared TEXT NOT NULL  -- JSON: what is held against other accounts
);
CREATE INDEX accounts_of_article ON accounts(article);
CREATE INDEX accounts_of_entry ON accounts(entry);
CREATE INDEX accounts_in_entries ON accounts(event, entry);
CREATE INDEX accounts_by_last_day ON accounts(last, entry);
CREATE INDEX accounts_of_fate ON accounts(fate, entry) WHERE fate IS NOT NULL;

-- One happening: what all its accounts together come to, as far as questions ask for it.
CREATE TABLE entries (
  id        TEXT PRIMARY KEY,
  type      TEXT NOT NULL,
  mode      TEXT,
  status    TEXT NOT NULL,
  first     TEXT NOT NULL,  -- days between which it lies; without a time, that of the first report; "" where none is known
  last      TEXT NOT NULL,
  announced TEXT            -- day of the first report that it is planned, at a time that is told; null where none says so
) WITHOUT ROWID;
CREATE INDEX entries_by_day ON entries(first, last, id);
CREATE INDEX entries_of_type ON entries(type, first, last, id);
CREATE INDEX entries_announced ON entries(first, last, id) WHERE announced IS NOT NULL;

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
