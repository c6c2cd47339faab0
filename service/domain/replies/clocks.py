"""Reads times of day: digits, words, ranges, and the zone said beside them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from service.domain.replies.dates import alternatives, loosen
from service.domain.replies.pieces import Clock, InZone, Length, Piece, Window
from service.domain.replies.words import Words

_HALF_DAY_MINUTES = 12 * 60
_LONGEST = 4 * 60
_HALF_DAY = r"(?:(?P<ap{n}>[ap])\.?\s?m\b\.?)"
_UNIT = r"(?:uhr|hs?|hrs|horas)(?!\w)"


class Clocks:
    """Finds times of day at a place in a folded text; `zones` holds every zone name that may follow a time."""

    def __init__(self, words: Words, zones: Mapping[str, tuple[str, ...]]) -> None:
        self._words = words
        self._zones = zones
        at = rf"(?:(?:{words.at})\s+)"
        half, half2 = _HALF_DAY.format(n=""), _HALF_DAY.format(n="2")
        digits = r"(?P<h>[01]?\d|2[0-4])"
        minutes = r"(?P<m>[0-5]\d)(?!\d)"
        end = r"(?P<h2>[01]?\d|2[0-4])(?:[:.](?P<m2>[0-5]\d))?"
        word = alternatives(words.hours)
        hour = rf"(?:{word}|\d{{1,2}})"
        spoken = [loosen(form.replace("{hour}", hour).replace("{word}", word)) for form in words.clock]
        forms = [
            rf"{digits}(?:[:.]{minutes})?\s*{half}",
            rf"{digits}[:.]{minutes}(?:\s*{_UNIT})?",
            rf"{digits}\s*{_UNIT}(?:\s*(?P<m>[0-5]\d)(?!\d|\s*min))?",
            rf"{digits}h{minutes}",
            *spoken,
        ]
        if words.minutes:
            forms.append(rf"(?P<h>{word})[\s-]+(?P<mw>{alternatives(words.minutes)})")
        forms.append(r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s?(?:hrs|hours|h|uhr)")
        if words.parts:
            forms.append(rf"{digits}(?=\s+{alternatives(words.parts)})")
        ranges = _write_ranges(words, rf"{digits}(?:[:.]{minutes})?", rf"\s*{end}\s*", half, half2)
        self._forms = [re.compile(rf"{at}?{form}(?!\w)") for form in (*forms, *ranges)]
        self._forms.append(re.compile(rf"{at}(?P<h>{word}|[01]?\d|2[0-4])(?!\w|[:.,/]\d|-\d)"))
        self._bare = re.compile(rf"{at}?(?P<h>{word}|[01]?\d|2[0-4])(?!\w|[:.,/]\d|-\d)")
        self._edges = tuple(re.compile(rf"(?:{one})\s+") for one in (words.after, words.before, words.between))
        self._rough = re.compile(rf"(?:(?:{words.at})\s+)?(?:{words.rough})\s+")
        self._ish = re.compile(rf"{at}?(?P<h>{word}|[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))?\s*{half}?-?\s?ish(?!\w)")
        self._joins = re.compile(rf"\s+(?:{words.joins})\s+")
        self._compact = re.compile(rf"{at}?(?P<h>\d{{1,2}})(?P<m>[0-5]\d)(?!\w)")
        self._zone = re.compile(rf"\s*\(?(?P<zone>{alternatives(zones)})\)?(?!\w)")
        self._length = re.compile(r"(?P<n>\d{2,3})\s?-?(?:min(?:ute|uten|utos|utes)?s?|minutes)\b\.?")

    def at(self, text: str, original: str, place: int) -> Iterator[Piece]:
        """Yield every reading of a time, a zone or a length that begins there."""
        for pattern in self._forms:
            if (found := pattern.match(text, place)) and (clock := self._read(found)):
                yield self._with_zone(text, original, found, clock)
        yield from self._windows_at(text, place)
        yield from self._rough_at(text, place)
        if found := self._zone_at(text, original, place):
            yield Piece(place, found.end(), InZone(self._zones[_plain(found["zone"])]))
        if found := self._length.match(text, place):
            yield Piece(place, found.end(), Length(int(found["n"])))

    def _windows_at(self, text: str, place: int) -> Iterator[Piece]:
        after, before, between = (edge.match(text, place) for edge in self._edges)
        if after and (first := self._clock_at(text, after.end())):
            yield Piece(place, first[1], Window(first=first[0]))
        if before and (last := self._clock_at(text, before.end())):
            yield Piece(place, last[1], Window(last=last[0]))
        if between and (first := self._clock_at(text, between.end())):
            joins = self._joins.match(text, first[1])
            if joins and (last := self._clock_at(text, joins.end())):
                yield Piece(place, last[1], Window(*first[:1], *last[:1]))

    def _rough_at(self, text: str, place: int) -> Iterator[Piece]:
        """Yield "around 3" and "3ish", which are for offering only."""
        about, ish = self._rough.match(text, place), self._ish.match(text, place)
        if about and (told := self._clock_at(text, about.end())):
            yield Piece(place, told[1], replace(told[0], rough=True))
        if ish and (clock := self._read(ish)):
            yield Piece(place, ish.end(), replace(clock, rough=True))

    def _clock_at(self, text: str, place: int) -> tuple[Clock, int] | None:
        """Return the longest time of day that begins there, a bare number too, and where it ends."""
        found = [(clock, one.end()) for one in self._matches(text, place) if (clock := self._read(one))]
        return max(found, key=lambda one: one[1], default=None)

    def _matches(self, text: str, place: int) -> Iterator[re.Match[str]]:
        yield from (found for form in (*self._forms, self._bare) if (found := form.match(text, place)))

    def _zone_at(self, text: str, original: str, place: int) -> re.Match[str] | None:
        """Find the name of a zone; one that is also a small word of the language ("est") counts in capitals only."""
        found = self._zone.match(text, place)
        if found and found["zone"] in self._words.glue and not original[slice(*found.span("zone"))].isupper():
            return None
        return found

    def compact_at(self, text: str, original: str, place: int) -> Piece | None:
        """Read "430" or "1530", which is a time only if it fits a proposed one."""
        found = self._compact.match(text, place)
        clock = self._read(found) if found else None
        return self._with_zone(text, original, found, clock) if found and clock else None

    def _with_zone(self, text: str, original: str, found: re.Match[str], clock: Clock) -> Piece:
        zone = self._zone_at(text, original, found.end())
        if not zone:
            return Piece(found.start(), found.end(), clock)
        zones = self._zones[_plain(zone["zone"])]
        return Piece(found.start(), zone.end(), replace(clock, zones=zones))

    def _read(self, found: re.Match[str]) -> Clock | None:
        groups = found.groupdict()
        if "noon" in groups:
            return Clock(12, 0, sure=True)
        said = groups.get("mw")
        minute = self._words.minutes[_plain(said)] if said else int(groups.get("m") or 0)
        hour = self._number(groups["h"])
        if hour > 24:
            return None
        if "half" in groups or "past" in groups or "to" in groups or "before" in groups:
            return _shift(hour, groups)
        later = groups.get("ap2")
        clock = _settle(hour, minute, groups["h"], groups.get("ap"))
        if not groups.get("h2"):
            return clock
        end = _settle(int(groups["h2"]), int(groups.get("m2") or 0), groups["h2"], later)
        length = (end.hour * 60 + end.minute - clock.hour * 60 - clock.minute) % _HALF_DAY_MINUTES
        if not 0 < length <= _LONGEST:
            return None
        return Clock(clock.hour, clock.minute, clock.sure, end=end)

    def _number(self, said: str) -> int:
        return int(said) if said.isdigit() else self._words.hours[_plain(said)]


def _write_ranges(words: Words, first: str, last: str, half: str, half2: str) -> tuple[str, ...]:
    """Patterns of a range of hours; without a dash, one end of it at least must say that it is a time."""
    tail = rf"{last}(?:{half2}|{_UNIT}\s*(?:\d\d)?|(?<=[:.]\d\d))"
    start = rf"{first}\s*{half}?\s*(?:{_UNIT})?"
    stated = rf"{first}(?:\s*{half}|\s*{_UNIT}|(?<=[:.]\d\d))"
    return (
        rf"(?:(?:{words.from_})\s+)?{start}\s*-{tail}",
        rf"(?:{words.from_})\s+{start}\s*{words.to}\s{tail}",
        rf"{stated}\s*{words.to}\s{tail}",
    )


def _settle(hour: int, minute: int, said: str, half: str | None) -> Clock:
    if half and hour <= 12:
        return Clock(hour % 12 + (12 if half == "p" else 0), minute, sure=True)
    return Clock(hour % 24, minute, sure=hour > 12 or hour == 0 or said.startswith("0"))


def _shift(hour: int, groups: Mapping[str, str | None]) -> Clock:
    """Apply half past (30), half before (the German way), quarter past and quarter to."""
    moves = {"half": 30, "before": -30, "past": 15, "to": -15}
    minutes = hour * 60 + next(move for name, move in moves.items() if name in groups)
    return Clock(minutes // 60 % 24, minutes % 60, sure=hour > 12)


def _plain(name: str) -> str:
    return " ".join(name.split())
