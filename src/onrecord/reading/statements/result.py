"""What the statements step gives to the steps after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.reading.language import Parsed
from onrecord.records import Actor, Attribution, Refusal, Statement

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
SECOND_PERSON = frozenset({"you", "your", "yours", "yourself", "yourselves"})


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of an article (``records``), and the thoughts it ascribes (``mentions``).

    ``inside`` holds for each token the innermost statement in whose content it stands, ``quoted`` whether it stands between
    quotation marks or in a turn of a transcript, ``hearers`` whom a statement (by id) addresses, where that is an actor.
    """

    text: Parsed
    records: tuple[Statement, ...] = ()
    mentions: tuple[Attribution, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    inside: tuple[Statement | None, ...] = ()
    quoted: tuple[bool, ...] = ()
    hearers: Mapping[str, Actor] = field(default_factory=dict)

    def around(self, token: int) -> Statement | None:
        """The innermost statement in whose content the token stands."""
        return self.inside[token] if self.inside else None

    def person(self, token: int) -> Actor | None:
        """Whom a pronoun of the first or second person in a quotation stands for: its speaker, or the one spoken to.

        None for any other word, and outside quotations, where such a pronoun is the outlet's or its reader's.
        """
        said = self.around(token)
        if said is None or not self.quoted[token]:
            return None
        word = self.text.lower[token]
        if word in FIRST_PERSON:
            return said.speaker
        return self.hearers.get(said.id) if word in SECOND_PERSON else None
