-- What records are found by when a question names an actor, a state, a topic, a place, a type or an outlet: derived from them.
CREATE TABLE facets (
  facet  TEXT NOT NULL,  -- actor, country, topic, place, type (of figures) or outlet
  value  TEXT NOT NULL,  -- a word, in one spelling for all transliterations; a country's code; a topic; a unit or measure
  record TEXT NOT NULL,  -- the record's id; of an outlet the article's
  PRIMARY KEY (facet, value, record)
) WITHOUT ROWID;
CREATE INDEX facets_of_record ON facets(record);
