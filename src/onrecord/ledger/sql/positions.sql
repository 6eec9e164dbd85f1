-- What holders demand, agree to, refuse and threaten, by topic: derived, one row for each holder of each such event.
CREATE TABLE steps (
  holder  TEXT NOT NULL,  -- what all spellings of the holder's name have in common; "state" and a code for a state
  topic   TEXT NOT NULL,
  event   TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  name    TEXT NOT NULL,  -- the holder's, as the article has it
  day     TEXT,           -- on which the step was taken, as far as told; else of the report
  stance  TEXT NOT NULL,
  side    TEXT NOT NULL,  -- demand, for, against or threat
  own     INTEGER NOT NULL,  -- 0 where somebody of another side says so
  about   TEXT NOT NULL,     -- the beginnings of the words that tell the matter
  addressed TEXT NOT NULL,   -- codes of the states of whom something is demanded
  PRIMARY KEY (holder, topic, event)
) WITHOUT ROWID;
CREATE INDEX steps_of_article ON steps(article);
CREATE INDEX steps_of_event ON steps(event);
