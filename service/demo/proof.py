"""The proof of the story: read back from the mailbox and the calendar, not from our own books."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from service.demo.practice import Practice
from service.domain.case import Case
from service.wire.mime import content_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: what it says, whether it holds, and what was seen."""

    promise: str
    holds: bool
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What the provider holds at one moment: the candidate's entries and sent mail, what reached all others from the
    candidate, and the calendar mails that our writes caused."""

    entries: Sequence[Json]
    sent: Sequence[Json]
    received: Sequence[Json]
    notices: Sequence[Json]


async def take_stock(practice: Practice) -> Holdings:
    """Read over the wire what is there now."""
    me, world = practice.account.address, practice.other_side
    others = [await world.mailbox(address) for address in await world.interviewers()]
    return Holdings(
        entries=await world.calendar(me),
        sent=await world.mailbox(me, "SENT"),
        received=[mail for box in others for mail in box if mail["from"] == me],
        notices=[one for one in await world.notices() if one["cause"] == "api"],
    )


def prove(before: Holdings, after: Holdings, approved: Case) -> tuple[Check, ...]:
    """Check every promise of the story by what is new, changed or gone since the mark was set."""
    sent, received = _fresh(before.sent, after.sent), _fresh(before.received, after.received)
    touched = _touched(before.entries, after.entries)
    meetings = _meetings(touched, approved)
    blocks = _blocks(touched, meetings)
    return (
        _one_letter(sent, received),
        _same_letter([*sent, *received], approved),
        _one_meeting(touched, meetings, blocks),
        _one_block(blocks),
        _still_there(before.entries, after.entries, approved),
        _no_invitation(after.notices),
    )


def _fresh(before: Sequence[Json], after: Sequence[Json]) -> list[Json]:
    known = {one["id"] for one in before}
    return [one for one in after if one["id"] not in known]


def _touched(before: Sequence[Json], after: Sequence[Json]) -> list[Json]:
    """Entries that are new, differ, or are gone; an entry whose mere trace is new was never seen by anybody."""
    old, new = ({entry["id"]: entry for entry in entries} for entries in (before, after))
    changed = [entry for key, entry in new.items() if entry != old.get(key)]
    gone = [entry for key, entry in old.items() if key not in new]
    return [entry for entry in [*changed, *gone] if entry["id"] in old or entry["status"] != "cancelled"]


def _span(entry: Json) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(entry["start"]), datetime.fromisoformat(entry["end"])


def _meetings(touched: list[Json], approved: Case) -> list[Json]:
    offered = {(slot.start, slot.end) for slot in approved.slots}
    return [entry for entry in touched if entry["status"] == "confirmed" and _span(entry) in offered]


def _blocks(touched: list[Json], meetings: list[Json]) -> list[Json]:
    starts = {_span(entry)[0] for entry in meetings}
    spans = [(entry, *_span(entry)) for entry in touched if entry["status"] == "confirmed"]
    return [entry for entry, start, end in spans if end - start == timedelta(minutes=15) and end in starts]


def _one_letter(sent: list[Json], received: list[Json]) -> Check:
    whom = ", ".join(address for mail in sent for address in mail["to"]) or "nobody"
    seen = f"{len(sent)} sent, to {whom}; {len(received)} received"
    return Check("exactly one letter was sent", len(sent) == len(received) == 1, seen)


def _same_letter(mails: list[Json], approved: Case) -> Check:
    prints = {content_of(mail["raw"].encode()).fingerprint for mail in mails}
    given = approved.approval.fingerprint if approved.approval else ""
    seen = f"approved {given[:12]}, sent and received {', '.join(one[:12] for one in sorted(prints)) or 'nothing'}"
    return Check("it equals what was approved", prints == {given}, seen)


def _one_meeting(touched: list[Json], meetings: list[Json], blocks: list[Json]) -> Check:
    other = [entry for entry in touched if entry not in [*meetings, *blocks]]
    starts = ", ".join(entry["start"] for entry in meetings) or "none"
    seen = f"{starts}; {len(other)} other entries new, changed or gone"
    holds = len(meetings) == 1 and not other
    return Check("exactly one new meeting exists, at an offered time, and no other entry changed", holds, seen)


def _one_block(blocks: list[Json]) -> Check:
    seen = ", ".join(f"{entry['start']} to {entry['end']}" for entry in blocks) or "none"
    return Check("one arrival block of 15 minutes ends at its start", len(blocks) == 1, seen)


def _still_there(before: Sequence[Json], after: Sequence[Json], approved: Case) -> Check:
    old, new = ([entry for entry in entries if entry["id"] == approved.event.id] for entries in (before, after))
    seen = f"{new[0]['title']}, {new[0]['start']}, {new[0]['status']}" if new else "it is gone"
    return Check("the missed event is still there, as it was", len(new) == 1 and new == old, seen)


def _no_invitation(notices: Sequence[Json]) -> Check:
    return Check("the interviewer got no calendar invitation from us", not notices, f"{len(notices)} calendar mail(s)")
