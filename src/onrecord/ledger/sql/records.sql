-- The ledger's tables of what was read. They are a public interface: plain SQLite, readable by any program (sqlite3, Datasette, DuckDB, pandas).
--
-- Columns bear the names of the records' fields (docs/records.md). A field that is itself a structure (an actor, a time, a list of
-- spans) is a column of JSON; what is asked for most often stands beside it as a column of its own, derived from that JSON by SQLite
-- itself, so that the two cannot differ. "position" is a record's place in the article, counted over all kinds from 0.
-- Offsets are half-open, in Unicode code points: substr(text, start + 1, "end" - start) is the quote.

CREATE TABLE articles (
  id          TEXT PRIMARY KEY,
  published   TEXT,
  outlet      TEXT,
  title       TEXT,
  url         TEXT,
  language    TEXT,
  text        TEXT NOT NULL,  -- whole, as it was read
  text_sha256 TEXT NOT NULL,  -- of the text in UTF-8
  dates       TEXT NOT NULL,  -- JSON: every date that the article might be of, with its origin
  retrieved     TEXT,         -- when its source was fetched, where known
  source_sha256 TEXT,         -- of what was fetched
  archive       TEXT,         -- address of a copy in an archive
  address     TEXT,           -- the url in one form for all ways of writing it; null of a site's front page
  sha256      TEXT NOT NULL   -- of all that was read from it: what `onrecord verify` proves the tables by
);
CREATE INDEX articles_by_address ON articles(address);
CREATE INDEX articles_by_date ON articles(published, id);

CREATE TABLE statements (
  id         TEXT PRIMARY KEY,
  article    TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  speaker    TEXT,
  unresolved TEXT,
  via        TEXT NOT NULL,
  cue        TEXT,
  negated    INTEGER NOT NULL,
  content    TEXT NOT NULL,
  form       TEXT NOT NULL,
  channel    TEXT,
  audience   TEXT,
  time       TEXT,
  speaker_name    TEXT AS (json_extract(speaker, '$.name')) VIRTUAL,
  speaker_role    TEXT AS (json_extract(speaker, '$.role')) VIRTUAL,
  speaker_country TEXT AS (json_extract(speaker, '$.country')) VIRTUAL,
  time_value      TEXT AS (json_extract(time, '$.value')) VIRTUAL,
  time_earliest   TEXT AS (json_extract(time, '$.earliest')) VIRTUAL,
  time_latest     TEXT AS (json_extract(time, '$.latest')) VIRTUAL
);
CREATE INDEX statements_of_article ON statements(article);
CREATE INDEX statements_by_first_day ON statements(time_earliest, id);
CREATE INDEX statements_by_last_day ON statements(time_latest, id);
CREATE INDEX statements_of_channel ON statements(channel) WHERE channel IS NOT NULL;
CREATE INDEX statements_of_speaker ON statements(speaker_name);

CREATE TABLE events (
  id           TEXT PRIMARY KEY,
  article      TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  type         TEXT NOT NULL,
  mode         TEXT,
  status       TEXT NOT NULL,
  actor        TEXT NOT NULL,
  recipient    TEXT NOT NULL,
  issue        TEXT,
  topic        TEXT,
  time         TEXT,
  place        TEXT,
  relations    TEXT NOT NULL,
  statement    TEXT REFERENCES statements(id) DEFERRABLE INITIALLY DEFERRED,
  "trigger"    TEXT NOT NULL,
  evidence     TEXT NOT NULL,
  according_to TEXT,
  issue_quote       TEXT AS (json_extract(issue, '$.quote')) VIRTUAL,
  time_value        TEXT AS (json_extract(time, '$.value')) VIRTUAL,
  time_earliest     TEXT AS (json_extract(time, '$.earliest')) VIRTUAL,
  time_latest       TEXT AS (json_extract(time, '$.latest')) VIRTUAL,
  place_name        TEXT AS (json_extract(place, '$.name')) VIRTUAL,
  place_country     TEXT AS (json_extract(place, '$.country')) VIRTUAL,
  latitude          REAL AS (json_extract(place, '$.lat')) VIRTUAL,
  longitude         REAL AS (json_extract(place, '$.lon')) VIRTUAL,
  evidence_quote    TEXT AS (json_extract(evidence, '$.quote')) VIRTUAL,
  according_to_name TEXT AS (json_extract(according_to, '$.name')) VIRTUAL
);
CREATE INDEX events_of_article ON events(article);
CREATE INDEX events_of_statement ON events(statement);
CREATE INDEX events_of_type ON events(type, status);
CREATE INDEX events_of_mode ON events(mode);

CREATE TABLE figures (
  id        TEXT PRIMARY KEY,
  article   TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  value     TEXT NOT NULL,
  bound     TEXT NOT NULL,
  unit      TEXT,
  per       TEXT,
  measure   TEXT,
  "by"      TEXT,
  "of"      TEXT,
  part_of   TEXT REFERENCES figures(id) DEFERRABLE INITIALLY DEFERRED,
  claimant  TEXT,
  time      TEXT,
  place     TEXT,
  statement TEXT REFERENCES statements(id) DEFERRABLE INITIALLY DEFERRED,
  evidence  TEXT NOT NULL,
  value_low      REAL AS (json_extract(value, '$.low')) VIRTUAL,
  value_high     REAL AS (json_extract(value, '$.high')) VIRTUAL,
  by_name        TEXT AS (json_extract("by", '$.name')) VIRTUAL,
  of_name        TEXT AS (json_extract("of", '$.name')) VIRTUAL,
  claimant_name  TEXT AS (json_extract(claimant, '$.name')) VIRTUAL,
  time_value     TEXT AS (json_extract(time, '$.value')) VIRTUAL,
  time_earliest  TEXT AS (json_extract(time, '$.earliest')) VIRTUAL,
  time_latest    TEXT AS (json_extract(time, '$.latest')) VIRTUAL,
  place_name     TEXT AS (json_extract(place, '$.name')) VIRTUAL,
  place_country  TEXT AS (json_extract(place, '$.country')) VIRTUAL,
  latitude       REAL AS (json_extract(place, '$.lat')) VIRTUAL,
  longitude      REAL AS (json_extract(place, '$.lon')) VIRTUAL,
  evidence_quote TEXT AS (json_extract(evidence, '$.quote')) VIRTUAL
);
CREATE INDEX figures_of_article ON figures(article);
CREATE INDEX figures_of_whole ON figures(part_of);
CREATE INDEX figures_of_statement ON figures(statement);

-- Every span of every record, at any depth; "field" is the way to it ("content.0", "speaker.mention").
CREATE TABLE spans (
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  record  TEXT NOT NULL,
  field   TEXT NOT NULL,
  start   INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  quote   TEXT NOT NULL,
  PRIMARY KEY (record, field)
);
CREATE INDEX spans_of_article ON spans(article);

-- What was seen and not recorded: by which step, and why not.
CREATE TABLE refusals (
  article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  step     TEXT NOT NULL,
  span     TEXT NOT NULL,
  reason   TEXT NOT NULL,
  span_quote TEXT AS (json_extract(span, '$.quote')) VIRTUAL,
  PRIMARY KEY (article, position)
);

-- The sentences that were read; what stands outside them is page furniture.
CREATE TABLE sentences (
  article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  PRIMARY KEY (article, position)
);

-- What statements quote, one row a statement, and its full text index, in the form by which Datasette finds it:
-- SELECT statement, quotation FROM quotations WHERE number IN (SELECT rowid FROM quotations_fts WHERE quotations_fts MATCH 'ceasefire').
CREATE TABLE quotations (
  number    INTEGER PRIMARY KEY,
  statement TEXT NOT NULL UNIQUE REFERENCES statements(id) ON DELETE CASCADE,
  speaker   TEXT,
  quotation TEXT NOT NULL
);
CREATE VIRTUAL TABLE quotations_fts USING FTS5(speaker, quotation, content="quotations", content_rowid="number");
CREATE TRIGGER quotation_added AFTER INSERT ON quotations BEGIN
  INSERT INTO quotations_fts(rowid, speaker, quotation) VALUES (new.number, new.speaker, new.quotation);
END;
CREATE TRIGGER quotation_removed AFTER DELETE ON quotations BEGIN
  INSERT INTO quotations_fts(quotations_fts, rowid, speaker, quotation) VALUES ('delete', old.number, old.speaker, old.quotation);
END;

-- Every record, and the table that it stands in.
CREATE VIEW records AS
  SELECT id, article, position, 'statements' AS "table" FROM statements
  UNION ALL SELECT id, article, position, 'events' FROM events
  UNION ALL SELECT id, article, position, 'figures' FROM figures;

-- Who takes part in events, one row a party and event.
CREATE VIEW participants AS
  SELECT events.id AS event, article, 'actor' AS part, json_extract(party.value, '$.name') AS name,
         json_extract(party.value, '$.role') AS role, json_extract(party.value, '$.country') AS country,
         json_extract(party.value, '$.sector') AS sector
    FROM events, json_each(events.actor) AS party
  UNION ALL
  SELECT events.id, article, 'recipient', json_extract(party.value, '$.name'), json_extract(party.value, '$.role'),
         json_extract(party.value, '$.country'), json_extract(party.value, '$.sector')
    FROM events, json_each(events.recipient) AS party;
