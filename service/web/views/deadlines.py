"""Until when a letter should be out, and whether it should wait for the reader's morning."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from service.domain.account import Account
from service.domain.case import Case
from service.domain.letter import LetterKind
from service.domain.times.quiet_hours import office_hour, reader_zone, suggests_later
from service.domain.times.timetable import deadlines
from service.web.views.moments import name_zone, say_near


@dataclass(frozen=True, slots=True)
class Leaving:
    """A button that sends later: what it says, why, and whether it is the one to press."""

    label: str
    why: str
    first: bool


def say_deadline(case: Case, account: Account, now: datetime) -> str:
    """One line, "" when the letter may take its time."""
    if case.letter is not None and case.letter.kind is LetterKind.LATE:
        return "Best sent at once."
    if case.letter is not None and case.letter.kind is LetterKind.AHEAD:
        return f"Best sent at once: your interview begins {say_near(case.event.start, account.zone)}."
    due = deadlines(case)
    if due is None:
        return ""
    first, last = due
    zone = f"({name_zone(account.zone)})"
    if now >= last:
        return "It is late for this letter. It is still better than none: send it today."
    if now >= first:
        return f"Best sent now, at the latest by {say_near(last, account.zone)} {zone}."
    return f"Best sent by {say_near(first, account.zone)}, at the latest {say_near(last, account.zone)} {zone}."


def _cannot_wait(case: Case, at: datetime) -> bool:
    """Whether by then the letter would have lost its sense: the interview runs, or has begun."""
    kind = case.letter.kind if case.letter is not None else None
    return kind is LetterKind.LATE or (kind is LetterKind.AHEAD and at >= case.event.start)


def show_leaving(case: Case, account: Account, now: datetime, holidays: Collection[date]) -> Leaving | None:
    """Sending at the reader's next office hour; None while they are at work."""
    preferences = account.preferences
    at = office_hour(case, preferences, now, holidays)
    if at <= now or _cannot_wait(case, at):
        return None
    zone = reader_zone(case, preferences).key
    first = suggests_later(case, preferences, now)
    theirs = say_near(at, zone)
    mine = "" if theirs == say_near(at, account.zone) else f" That is {say_near(at, account.zone)} for you."
    why = f"It is night or weekend for them now. A letter reads better in the morning.{mine}" if first else mine.strip()
    return Leaving(f"Approve, send {theirs} their time", why, first)
