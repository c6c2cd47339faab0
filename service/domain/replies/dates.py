"""Reads days: weekdays, dates, relative days, parts of the day, and a month or year said alone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.domain.replies.pieces import Calendar, Part, Piece, Place, Relative, Week, Weekday
from service.domain.replies.words import LANGUAGES, Words

_SMALL_HOURS = 4
_LONG_NAME = 5
_OTHER_WORDS = frozenset(("may", "mar"))
_LEADS = r"(?:in|im|en|de|until|till?|by|bis|ab|from|next|this|early|late|mid|anfang|ende|mitte|debut|fin)"


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a year said without a day; 0 stands for what was not said. It bounds a time and names none."""

    year: int = 0
    month: int = 0

    def fits(self, place: Place) -> bool:
        """Whether the time lies in it."""
        return self.year in (0, place.wall.year) and self.month in (0, place.wall.month)


def alternatives(names: Mapping[str, object]) -> str:
    """Return a pattern for any of the names, longest first; a space stands for any white space."""
    ordered = sorted(names, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered) + ")"


def loosen(pattern: str) -> str:
    """Let the spaces of a pattern stand for any white space; an optional space for none as well."""
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


class Days:
    """Finds days at a place in a folded text."""

    def __init__(self, words: Words) -> None:
        self._words = words
        day, month = r"(?P<d>\d{1,2})", f"(?P<mo>{alternatives(words.months)})"
        year = r"(?:,?\s+(?:de\s+|del\s+)?(?P<y>20\d\d))?"
        before = rf"(?:(?:{words.day_before})\s+)?"
        weekday = rf"(?P<name>{alternatives(words.weekdays)})"
        self._weekday = re.compile(
            rf"(?:(?:{words.coming})\s+)?{weekday}(?:s\b(?=\s+\d))?(?:(?P<week>\s+(?:{words.week_after}))|\.)?(?!\w)"
        )
        self._next = re.compile(
            rf"(?:(?:{words.next_before})\s+{weekday}"
            rf"|{weekday.replace('name', 'name2')}\s+(?:{words.next_after}))(?!\w)"
        )
        self._week = re.compile(rf"(?P<name>{alternatives(words.weeks) if words.weeks else '(?!)'})(?!\w)")
        self._relative = re.compile(rf"(?P<name>{alternatives(words.days)})(?!\w)")
        self._part = re.compile(rf"(?P<name>{alternatives(words.parts)})(?!\w)")
        self._dates = (
            re.compile(rf"{before}{day}(?:st|nd|rd|th|er|o|\.)?\s*(?:(?:of|de)\s+)?{month}\.?(?!\w){year}"),
            re.compile(rf"{before}{month}\.?\s+{day}(?:st|nd|rd|th)?(?!\d|:\d|\s*(?:am|pm|uhr|h)\b){year}"),
            re.compile(rf"{before}{day}(?:st|nd|rd|th|o)(?!\w)"),
            re.compile(rf"(?:{words.day_before})\s+{day}(?!\w|[:.,]\d|\s*(?:am|pm|uhr|h)\b)\.?"),
            re.compile(r"(?P<y>20\d\d)-(?P<mo>\d\d)-(?P<d>\d\d)(?!\d)"),
        )
        self._months = _months_of_all(words)
        sure = alternatives({name: 0 for name in self._months if name not in _OTHER_WORDS})
        year = r"(?:,?\s+(?:de\s+|del\s+)?(?P<y>20\d\d))?(?![\w:/]|[.-]\d)"
        self._periods = (
            re.compile(rf"{_LEADS}[\s-]+(?:the\s+|l')?(?P<mo>{alternatives(self._months)})\.?(?!\w){year}"),
            re.compile(rf"(?P<mo>{sure})\.?(?!\w){year}"),
            re.compile(r"(?:in\s+|en\s+)?(?P<y>20\d\d)(?![\w:/]|[.-]\d)"),
        )
        self._numeric = re.compile(
            r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?:(?P=sep)(?P<y>20\d\d|\d\d(?!\d|:))|\.)?(?![\d:])"
        )

    def at(self, text: str, place: int, written: datetime | None) -> Iterator[Piece]:
        """Yield every reading of a day that begins there; `written` is when, on the writer's clock, if known."""
        yield from self._weekdays_at(text, place, written)
        if found := self._relative.match(text, place):
            yield Piece(place, found.end(), _count(self._words.days[_plain(found["name"])], written))
        if found := self._part.match(text, place):
            yield Piece(place, found.end(), Part(*self._words.parts[_plain(found["name"])]))
        for pattern in self._dates:
            if found := pattern.match(text, place):
                yield Piece(place, found.end(), Calendar((self._read(found),)))
        yield from self._periods_at(text, place)
        if found := self._numeric.match(text, place):
            yield from _read_numeric(place, found)

    def _weekdays_at(self, text: str, place: int, written: datetime | None) -> Iterator[Piece]:
        if found := self._weekday.match(text, place):
            day = self._words.weekdays[_plain(found["name"])]
            yield Piece(place, found.end(), _skip_week(day, written) if found["week"] else Weekday(day))
        if found := self._next.match(text, place):
            yield Piece(
                place, found.end(), _next(self._words.weekdays[_plain(found["name"] or found["name2"])], written)
            )
        if found := self._week.match(text, place):
            yield Piece(place, found.end(), _count_weeks(self._words.weeks[_plain(found["name"])], written))

    def _periods_at(self, text: str, place: int) -> Iterator[Piece]:
        for pattern in self._periods:
            if found := pattern.match(text, place):
                name, year = found.groupdict().get("mo") or "", int(found["y"] or 0)
                yield Piece(place, found.end(), Period(year, self._months[_plain(name)] if name else 0))

    def _read(self, found: re.Match[str]) -> tuple[int, int, int]:
        groups = found.groupdict()
        month = groups.get("mo") or "0"
        number = int(month) if month.isdigit() else self._words.months[_plain(month)]
        return int(groups.get("y") or 0), number, int(groups["d"])


def _months_of_all(words: Words) -> Mapping[str, int]:
    """Return the names of months, of other languages the long ones only; the language at hand goes first."""
    foreign = {name: month for one in LANGUAGES for name, month in one.months.items() if len(name) >= _LONG_NAME}
    return {**foreign, **words.months}


def _count(days: int, written: datetime | None) -> Relative:
    """Count from the day of writing; just after midnight nobody knows which day "tomorrow" is."""
    if written is None or written.hour < _SMALL_HOURS:
        return Relative(None)
    return Relative(written.date() + timedelta(days=days))


def _next(day: int, written: datetime | None) -> Relative:
    """ "Next Friday", said on a Monday, may be this week's or the one after: likely the latter, never sure."""
    if written is None:
        return Relative(None)
    today = written.date()
    open_still = day > today.weekday()
    return Relative(
        today + timedelta(days=(day - today.weekday()) + 7 * (day <= today.weekday() or open_still)),
        sure=not open_still,
    )


def _skip_week(day: int, written: datetime | None) -> Relative:
    """ "Friday week" is a week after the coming Friday."""
    if written is None:
        return Relative(None)
    return Relative(written.date() + timedelta(days=(day - written.weekday() - 1) % 7 + 8))


def _count_weeks(weeks: int, written: datetime | None) -> Week:
    if written is None:
        return Week(None)
    return Week(written.date() + timedelta(days=7 * weeks - written.weekday()))


def _read_numeric(place: int, found: re.Match[str]) -> Iterator[Piece]:
    """Read 7/8 both ways round; 27.10. only with its points, or it is a time."""
    one, two = int(found["a"]), int(found["b"])
    year = int(found["y"] or 0)
    year += 2000 if 0 < year < 100 else 0
    pointed = found["sep"] == "."
    if pointed and not found[0].endswith(".") and not year:
        return
    readings = [(year, two, one)] if pointed else [(year, two, one), (year, one, two)]
    sound = tuple((y, month, day) for y, month, day in readings if 1 <= month <= 12 and 1 <= day <= 31)
    if sound:
        yield Piece(place, found.end(), Calendar(sound))


def _plain(name: str) -> str:
    return " ".join(name.split())
