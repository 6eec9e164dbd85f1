-- What articles are found by when a question names an actor, a state, a topic, a place or an outlet: derived from their records.
CREATE TABLE facets (
  facet   TEXT NOT NULL,  -- actor, country, topic, place or outlet
  value   TEXT NOT NULL,  -- a word, in one spelling for all transliterations; a country's code; a topic
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  PRIMARY KEY (facet, value, article)
) WITHOUT ROWID;
CREATE INDEX facets_of_article ON facets(article);
