"""On which days does a series fall? Daily and weekly rules of RFC 5545, read in the series' own zone.

Understood: FREQ=DAILY|WEEKLY with INTERVAL, COUNT, UNTIL, BYDAY (without numbers), and EXDATE lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.moments import Moment

HORIZON = timedelta(days=730)
"""How far ahead an endless series is spelt out."""

_LONGEST = 1000
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class UnreadableRule(ValueError):
    """A recurrence line this world does not understand."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One parsed RRULE; `until` is an aware instant, or a day."""

    weekly: bool
    interval: int
    count: int | None
    until: datetime | date | None
    days: tuple[int, ...]


def read_rule(line: str) -> Rule:
    """Parse `RRULE:FREQ=...` or raise UnreadableRule."""
    try:
        parts = dict(item.split("=", 1) for item in line.removeprefix("RRULE:").split(";"))
        known = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"}
        if parts["FREQ"] not in ("DAILY", "WEEKLY") or not known.issuperset(parts):
            raise UnreadableRule(line)
        days = tuple(_DAYS.index(day) for day in parts.get("BYDAY", "").split(",") if day)
        count = int(parts["COUNT"]) if "COUNT" in parts else None
        until = _until(parts["UNTIL"]) if "UNTIL" in parts else None
        interval = int(parts.get("INTERVAL", "1"))
        if not 1 <= interval <= _LONGEST:
            raise UnreadableRule(line)
        return Rule(parts["FREQ"] == "WEEKLY", interval, count, until, days)
    except (KeyError, ValueError) as error:
        raise UnreadableRule(line) from error


def _until(text: str) -> datetime | date:
    if len(text) == 8:
        return date.fromisoformat(text)
    return datetime.strptime(text, "%Y%m%dT%H%M%S%z")


def _candidates(first: datetime, rule: Rule, last: datetime) -> Iterator[datetime]:
    step = timedelta(days=(7 if rule.weekly else 1) * rule.interval)
    days = rule.days or ((first.weekday(),) if rule.weekly else ())
    cursor = first - timedelta(days=first.weekday()) if rule.weekly else first
    while cursor <= last:
        if not rule.weekly:
            if not days or cursor.weekday() in days:
                yield cursor
        else:
            yield from (cursor + timedelta(days=day) for day in sorted(days))
        cursor += step


def _past(local: datetime, zone: str, until: datetime | date | None) -> bool:
    if until is None:
        return False
    if isinstance(until, datetime):
        return local.replace(tzinfo=ZoneInfo(zone)) > until
    return local.date() > until


def starts(entry: Entry, zone: str, before: datetime) -> Iterator[Moment]:
    """The starts of a series' instances, in order, up to `before` (aware)."""
    own = entry.start.zone or zone
    first = entry.start.local(zone)
    rule = next((read_rule(line) for line in entry.rules if line.startswith("RRULE:")), None)
    if rule is None:
        yield entry.start
        return
    skipped = {stamp for line in entry.rules if line.startswith("EXDATE") for stamp in _stamps(line, own)}
    given = 0
    for local in _candidates(first, rule, before.replace(tzinfo=None) + timedelta(days=1)):
        if local < first:
            continue
        given += 1
        moment = _moment(local, entry, own)
        if rule.count is not None and given > rule.count:
            return
        if _past(local, own, rule.until) or moment.instant(zone) >= before:
            return
        if moment.stamp() not in skipped:
            yield moment


def _moment(local: datetime, entry: Entry, zone: str) -> Moment:
    if entry.start.day is not None:
        return Moment(day=local.date())
    return Moment(at=local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), zone=zone)


def _stamps(line: str, zone: str) -> Iterator[str]:
    head, _, values = line.partition(":")
    named = next((part[5:] for part in head.split(";") if part.startswith("TZID=")), zone)
    for value in values.split(","):
        if value.endswith("Z") or len(value) == 8:
            yield value
        else:
            local = datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(named))
            yield local.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def instance(master: Entry, start: Moment, zone: str) -> Entry:
    """One instance of a series as an entry of its own; its id is the series id and the start's stamp."""
    length = master.length(zone)
    if start.day is not None:
        end = Moment(day=start.day + length)
    else:
        end = Moment(at=start.instant(zone) + length, zone=start.zone)
    return replace(
        master, id=f"{master.id}_{start.stamp()}", start=start, end=end, rules=[], series=master.id, original=start
    )


def instances(calendar: Calendar, master: Entry, before: datetime) -> list[Entry]:
    """All instances of a series before an instant, changed ones in their changed form."""
    changed = {entry.id: entry for entry in calendar.exceptions(master.id)}
    plain = [instance(master, start, calendar.zone) for start in starts(master, calendar.zone, before)]
    return [changed.pop(entry.id, entry) for entry in plain] + list(changed.values())


def vanished(calendar: Calendar, old: Entry, new: Entry, before: datetime) -> list[Entry]:
    """The instances a series had and has no more after an edit, as cancelled entries."""
    if not old.rules or (old.rules, old.start) == (new.rules, new.start):
        return []
    kept = {instance(new, start, calendar.zone).id for start in starts(new, calendar.zone, before)}
    had = [instance(old, start, calendar.zone) for start in starts(old, calendar.zone, before)]
    return [replace(one, status="cancelled", born=0) for one in had if one.id not in kept]


def expanded(calendar: Calendar, before: datetime) -> list[Entry]:
    """Every single entry of a calendar, series replaced by their instances."""
    found: list[Entry] = []
    for entry in list(calendar.entries.values()):
        if entry.rules:
            found.extend(instances(calendar, entry, before))
        elif not entry.series:
            found.append(entry)
    return found


def find(calendar: Calendar, ident: str) -> Entry | None:
    """The entry with that id: stored, or one instance of a stored series."""
    if ident in calendar.entries:
        return calendar.entries[ident]
    master = calendar.entries.get(ident.rpartition("_")[0])
    if master is None or not master.rules:
        return None
    stamp = ident.rpartition("_")[2]
    horizon = _horizon(stamp)
    plain = (instance(master, start, calendar.zone) for start in starts(master, calendar.zone, horizon))
    return next((entry for entry in plain if entry.id == ident), None)


def _horizon(stamp: str) -> datetime:
    try:
        day = datetime.strptime(stamp[:8], "%Y%m%d").replace(tzinfo=UTC)
        return day + timedelta(days=3)
    except (ValueError, OverflowError):
        return datetime(1900, 1, 1, tzinfo=UTC)
