"""Reading what was typed into a form. What cannot be read says which field and what to write instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from service.domain.event import Span

_LONGEST = 12 * 60


class Unreadable(Exception):
    """A field that cannot be used; the message is for the person who filled it in."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one posted form."""

    given: Mapping[str, Sequence[str]]

    def text(self, name: str) -> str:
        """The field as it was typed, or "" when it was not posted."""
        values = self.given.get(name)
        return values[0] if values else ""

    def many(self, name: str) -> tuple[str, ...]:
        """Every value of a field, as of ticked boxes."""
        return tuple(self.given.get(name, ()))

    def line(self, name: str) -> str:
        """One line of text without spaces around it."""
        return " ".join(self.text(name).split())

    def number(self, name: str, called: str, least: int, most: int) -> int:
        """A whole number within bounds."""
        typed = self.line(name)
        if not typed.isascii() or not typed.isdigit() or len(typed) > 9 or not least <= int(typed) <= most:
            raise Unreadable(name, f"{called}: please write a whole number from {least} to {most}.")
        return int(typed)

    def listed(self, name: str) -> tuple[str, ...]:
        """Values typed with commas or line ends between them, each once."""
        parts = (" ".join(part.split()) for part in self.text(name).replace("\n", ",").split(","))
        return tuple(dict.fromkeys(part for part in parts if part))

    def zone(self, name: str, called: str, *, optional: bool = False) -> str:
        """The IANA name of a time zone, spelled as it is listed."""
        typed = self.line(name).replace(" ", "_")
        if not typed and optional:
            return ""
        for known in available_timezones():
            if known.lower() == typed.lower():
                return known
        raise Unreadable(name, f"{called}: “{typed}” is not a time zone. Write it like Europe/Berlin.")

    def span(self) -> Span:
        """The time in the fields `day`, `time`, `minutes` and `zone`, as instants."""
        zone = ZoneInfo(self.zone("zone", "Time zone"))
        local = datetime.combine(self._day(), self._time())
        minutes = self.number("minutes", "Length in minutes", 5, _LONGEST)
        start = local.replace(tzinfo=zone)
        if start.astimezone(ZoneInfo("UTC")).astimezone(zone).replace(tzinfo=None) != local:
            raise Unreadable("time", "The clocks change at that time, so it does not exist. Please choose another.")
        if start.utcoffset() != start.replace(fold=1).utcoffset():
            raise Unreadable("time", "The clocks change at that time, so it comes twice. Please choose another.")
        first = start.astimezone(ZoneInfo("UTC"))
        return Span(first, first + timedelta(minutes=minutes))

    def _day(self) -> date:
        try:
            day = date.fromisoformat(self.line("day"))
        except ValueError:
            raise Unreadable("day", "Please choose the day, as in 2026-11-25.") from None
        if not 2000 <= day.year <= 2999:  # years at the edge of the calendar cannot be moved between zones
            raise Unreadable("day", "Please choose the day, as in 2026-11-25.")
        return day

    def _time(self) -> time:
        try:
            return time.fromisoformat(self.line("time")).replace(tzinfo=None)
        except ValueError:
            raise Unreadable("time", "Please choose the time, as in 14:30.") from None
