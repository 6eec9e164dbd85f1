-- What persons said of records. Kept apart from what is read and derived: reading an article anew touches no judgement.
CREATE TABLE judgements (
  id        TEXT PRIMARY KEY,
  verdict   TEXT NOT NULL,  -- same, not-same, right, wrong or correct
  field     TEXT,           -- of a correction: the record's field
  value     TEXT,           -- of a correction: JSON, what the field should hold
  "by"      TEXT NOT NULL,
  made      TEXT NOT NULL,  -- ISO instant
  undone    TEXT,           -- when it was taken back, null while it stands
  undone_by TEXT
);

-- What a judgement is of, one row a record: enough to find it again where another reading gives it another id.
CREATE TABLE anchors (
  judgement TEXT NOT NULL REFERENCES judgements(id) ON DELETE CASCADE,
  part      INTEGER NOT NULL,  -- 0, and 1 for the other of a pair
  article   TEXT NOT NULL,     -- need not be on record: a judgement waits for its article
  record    TEXT NOT NULL,     -- the id that it had
  kind      TEXT NOT NULL,
  start     INTEGER NOT NULL,
  "end"     INTEGER NOT NULL,
  quote     TEXT NOT NULL,
  said      TEXT,              -- what it must still say: an event's type, a figure's number
  PRIMARY KEY (judgement, part)
);
CREATE INDEX anchors_of_article ON anchors(article);

-- The records on record that judgements are of: derived.
CREATE TABLE judged (
  judgement TEXT NOT NULL REFERENCES judgements(id) ON DELETE CASCADE,
  part      INTEGER NOT NULL,
  record    TEXT NOT NULL,
  article   TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  PRIMARY KEY (judgement, part)
);
CREATE INDEX judged_of_record ON judged(record);
CREATE INDEX judged_of_article ON judged(article);
