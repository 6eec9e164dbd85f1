"""Whose words a whole text is, where its title tells: "Statement by President X on …", "Prime Minister Y on the talks"."""

from __future__ import annotations

from onrecord.reading.actors import ActorStep
from onrecord.reading.language import Language, Parsed
from onrecord.reading.places import PlaceStep
from onrecord.records import Actor, Article

BY = frozenset({"by", "from", "of"})
ON = frozenset({"on"})


class AuthorStep:
    """Reads titles as the text is read, with the same knowledge of actors and places."""

    def __init__(self, language: Language, places: PlaceStep, actors: ActorStep) -> None:
        self.language = language
        self.places = places
        self.actors = actors

    def __call__(self, article: Article) -> Actor | None:
        """The person who says "I" in a text with this title, outside all quotations; ``None`` where the title names nobody."""
        title = article.title or ""
        if not title.strip():
            return None
        text = self.language.parse(title, [(0, len(title))])
        actors = self.actors(text, article, self.places(text, article))
        head = self._head(text)
        one = actors.one(head) if head is not None else None
        return one if one and one.type == "person" and (one.role or " " in one.name) else None

    def _head(self, text: Parsed) -> int | None:
        """Where the author is named: after "statement by", or at the head of the title, before "on"."""
        root = next(t for t in range(len(text)) if text.head[t] == t)
        own = text.lower[root] in self.actors.tables.own_words
        by = next((p for p in text.all_children(root, "prep") if text.lower[p] in (BY if own else ON)), None)
        return text.child(by, "pobj") if own and by is not None else root if by == root + 1 else None
