"""What our own entries say: the second interview, the arrival block before it, and the way there; all private."""

from collections.abc import Mapping
from dataclasses import replace

from service.domain.account import Preferences
from service.domain.case import Agreement, Case
from service.domain.event import Setting, Span
from service.domain.marks.detection import plain_title
from service.domain.meetings.arrival import plan_block, plan_way, setting_of
from service.ports.calendar import Entry
from service.usecases.letters.composing import derive_id

COMPANIONS = ("block", "way")
"""The entries that go wherever the meeting goes."""
_WAY = "travel:"
_BLOCK_WORDS = {
    Setting.ON_SITE: "Be there now. Breathe, then ring the bell.",
    Setting.VIDEO: "Try sound and picture now, and join 5 minutes early.",
    Setting.PHONE: "Find a quiet place now, with your phone charged.",
}


def edition_of(case: Case, role: str, revision: int) -> str:
    """Which writing of an entry is meant: a way whose length is told anew is written anew."""
    told = sum(one.startswith(_WAY) for one in case.told)
    return f"{revision}.{told}" if role == "way" else str(revision)


def tell_travel(case: Case, minutes: int) -> Case:
    """The case with the minutes that its owner says the way takes; entries of an earlier way give place to new ones."""
    count = sum(one.startswith(_WAY) for one in case.told)
    return replace(case, travel_minutes=minutes, told=(*case.told, f"{_WAY}{count + 1}"))


def key_of(case: Case, role: str, revision: int) -> str:
    """The deterministic identity of one of our entries."""
    return derive_id(case.id, role, edition_of(case, role, revision))


def meeting_entry(case: Case, agreement: Agreement) -> Entry:
    """The second interview as we write it: private, without guests."""
    return Entry(
        key=key_of(case, "meeting", agreement.revision),
        title=plain_title(case.event),
        start=agreement.start,
        end=agreement.end,
        zone=agreement.zone,
        place=place_of(case, agreement),
        description=case.event.join_link,
    )


def companion_entries(case: Case, agreement: Agreement, preferences: Preferences) -> Mapping[str, Entry | None]:
    """The entries that belong to the meeting by their role; None where none is wanted."""
    way = _way_entry(case, agreement, preferences)
    return {"block": _block_entry(case, agreement, preferences, after_way=way is not None), "way": way}


def place_of(case: Case, agreement: Agreement) -> str:
    """Where the second interview takes place: as agreed, or else where the first one was to."""
    return agreement.place or case.event.place


def _block_entry(case: Case, agreement: Agreement, preferences: Preferences, *, after_way: bool) -> Entry | None:
    """The arrival block that ends at the agreed start; who is on the way by then needs no word half an hour before."""
    setting = setting_of(replace(case, agreement=agreement))
    span = plan_block(setting, Span(agreement.start, agreement.end), preferences)
    if span is None:
        return None
    return Entry(
        key=key_of(case, "block", agreement.revision),
        title="Arrive early: " + plain_title(case.event),
        start=span.start,
        end=span.end,
        zone=agreement.zone,
        description=_BLOCK_WORDS.get(setting, ""),
        reminders=(0,) if after_way else (0, 30),
    )


def _way_entry(case: Case, agreement: Agreement, preferences: Preferences) -> Entry | None:
    setting = setting_of(replace(case, agreement=agreement))
    meeting = Span(agreement.start, agreement.end)
    span = plan_way(setting, meeting, preferences, case.travel_minutes)
    if span is None:
        return None
    minutes = int((span.end - span.start).total_seconds() // 60)
    return Entry(
        key=key_of(case, "way", agreement.revision),
        title="Leave now for: " + plain_title(case.event),
        start=span.start,
        end=span.end,
        zone=agreement.zone,
        place=place_of(case, agreement),
        description=f"The way there takes {minutes} minutes.",
        reminders=(0, 15),
    )
