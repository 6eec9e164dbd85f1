"""What the statements step gives to the steps after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from onrecord.reading.language import Parsed
from onrecord.records import Actor, Attribution, Refusal, Statement

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
SECOND_PERSON = frozenset({"you", "your", "yours", "yourself", "yourselves"})


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of an article (``records``), and the thoughts it ascribes (``mentions``).

    ``inside`` holds for each token the innermost statement in whose content it stands, ``quoted`` whether it stands between
    quotation marks or in a turn of a transcript, ``hearers`` whom a statement (by id) addresses, where that is an actor.
    ``author`` is whose own words the whole text is, where its title tells.
    """

    text: Parsed
    records: tuple[Statement, ...] = ()
    mentions: tuple[Attribution, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    inside: tuple[Statement | None, ...] = ()
    quoted: tuple[bool, ...] = ()
    hearers: Mapping[str, Actor] = field(default_factory=dict)
    author: Actor | None = None

    @property
    def speaks_itself(self) -> bool:
        """Whether somebody says "I" outside all quotations."""
        return any(word == "i" and not quoted for word, quoted in zip(self.text.lower, self.quoted, strict=True))

    def around(self, token: int) -> Statement | None:
        """The innermost statement in whose content the token stands."""
        return self.inside[token] if self.inside else None

    def person(self, token: int) -> Actor | None:
        """Whom a pronoun of the first or second person in a quotation stands for: its speaker, or the one spoken to.

        Outside quotations it is the author's. None for any other word, and where the pronoun is the outlet's.
        """
        said, word = self.around(token), self.text.lower[token]
        if said is None or not self.quoted[token]:
            if self.author is None or word not in FIRST_PERSON:
                return None
            return replace(self.author, mention=self.text.span(token, token + 1))
        if word in FIRST_PERSON:
            return said.speaker
        return self.hearers.get(said.id) if word in SECOND_PERSON else None
